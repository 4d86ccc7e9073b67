export { type Refreshed, refreshTuf } from './refresh.ts';
export type { Trusted, TufFailure, TufSource, TufState } from './state.ts';
export { type FoundTarget, findTarget, isTarget } from './target.ts';
