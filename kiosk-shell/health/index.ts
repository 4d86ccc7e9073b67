export { examine } from './examine.ts';
export { FaultList } from './fault-list.ts';
export { Health, shellVersion } from './health.ts';
