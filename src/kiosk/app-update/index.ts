export { type AppUpdate, type AppUpdateParts, startAppUpdate } from './app-update.ts';
export { type MemoryAppUpdate, memoryAppUpdate } from './memory-app-update.ts';
