export { type RetentionLimits, retentionLimits } from './limits.ts';
export { type Purged, purge } from './purge.ts';
export { RetentionWorker } from './retention-worker.ts';
