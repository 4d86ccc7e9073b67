export { type Keyring, openKeyring, type SigningKey } from './keyring.ts';
export { openTrialPublishers, refuseTrialKeys, trialTrust } from './publishers.ts';
export { noteSealingKeys } from './sealing-census.ts';
