export { CommitUnsure, inTransaction } from './commit.ts';
export { forgetTransactions, newEpoch } from './epoch.ts';
export {
  openStore,
  type Store,
  type StoreAddress,
  type StoreLimits,
  storeLimits,
} from './open-store.ts';
export type { Database } from './schema.ts';
