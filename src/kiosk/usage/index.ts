export { startUsage } from './usage.ts';
export { idbUsageStore } from './usage-store.ts';
export { startVersionUse } from './version-use.ts';
