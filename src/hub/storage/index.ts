export { type StorageLimits, storageLimits } from './limits.ts';
export { storageRoutes } from './routes.ts';
export { StorageWatch } from './storage-watch.ts';
