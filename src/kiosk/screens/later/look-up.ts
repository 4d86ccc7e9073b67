export { EvidenceScreen } from '../evidence.tsx';
export { LifeEventScreen, LifeEvents } from '../life-events.tsx';
export { Procedure } from '../procedure.tsx';
export { Search } from '../search.tsx';
export { Takeaway } from '../takeaway.tsx';
