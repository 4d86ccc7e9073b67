export { Channel } from './channel.ts';
export { CommitUnsure, inOneStatement, inTransaction, StoreBusy } from './commit.ts';
export { newEpoch } from './epoch.ts';
export { migrate } from './migrate.ts';
export {
  openStore,
  type Store,
  type StoreAddress,
  type StoreLimits,
  storeLimits,
} from './open-store.ts';
export { newPool } from './pool.ts';
export type { Database, UsageDimension } from './schema.ts';
