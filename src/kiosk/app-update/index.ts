export { careForUpdates, startAppUpdate } from './app-update.ts';
export { memoryAppUpdate } from './memory-app-update.ts';
