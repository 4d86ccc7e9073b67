export { followRoute } from './follow-route.ts';
export { type ListedAction, type ListOptions, listActions } from './list-actions.ts';
export { HandoverWorker } from './worker.ts';
