export { type Keyring, openKeyring, type SigningKey } from './keyring.ts';
export { noteSealingKeys } from './sealing-census.ts';
export {
  addSealingKey,
  readSealingKeys,
  removeSealingKey,
} from './sealing-keys.ts';
export { type JudgedKey, judgeSealingKeys, type KeyNeed } from './sealing-life.ts';
export { openTrialAuthority, refuseTrialKeys, type TrialAuthority } from './trial-authority.ts';
export { sealsAfterMs, watchSealingKeys } from './watch-keys.ts';
