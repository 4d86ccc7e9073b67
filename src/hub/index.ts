export { type ListedAction, type ListOptions, listActions } from './handover/index.ts';
export type { HubLimits, LogOptions, LogStream } from './http/index.ts';
export type { HubConfig } from './hub-config.ts';
export { type Keyring, openKeyring, type SigningKey } from './keys/index.ts';
export { type PrivatePostgres, startPrivatePostgres } from './postgres/index.ts';
export type { Content, Published } from './publishing/index.ts';
export { type RunningHub, startHub } from './start-hub.ts';
export { openStore, type Store, type StoreAddress } from './store/index.ts';
