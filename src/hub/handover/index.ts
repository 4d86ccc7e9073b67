export { followRoute } from './follow-route.ts';
export { type ListedAction, type ListOptions, listActions, listCountMax } from './list-actions.ts';
export { HandoverWorker } from './worker.ts';
