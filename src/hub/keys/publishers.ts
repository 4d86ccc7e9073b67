import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '../../domain/basics/index.ts';
import type { PublisherTrust } from '../../domain/bundle/index.ts';
import { openSigningKey, type SigningKey } from './keyring.ts';

const trialNames = ['trial-publisher-a', 'trial-publisher-b'] as const;

/** The two publishers of a trial: both keys on one machine, so everything they sign says TRIAL. */
export async function openTrialPublishers(directory: string): Promise<readonly SigningKey[]> {
  return Promise.all(trialNames.map((name) => openSigningKey(directory, name)));
}

/** Whom kiosks of a trial are told to trust. */
export function trialTrust(publishers: readonly SigningKey[]): PublisherTrust {
  assert(publishers.length === trialNames.length, 'a trial has two publishers');
  return {
    threshold: trialNames.length,
    trial: true,
    keys: publishers.map(({ keyId, publicKey }) => ({ keyId, publicKey })),
  };
}

/**
 * Refuses trial keys in production (contracts.md): whoever copies a trial's directory must not
 * end with kiosks that trust keys lying on a disk.
 */
export function refuseTrialKeys(directory: string, trust: PublisherTrust): void {
  const found = trialNames.find((name) => existsSync(join(directory, `${name}.json`)));
  if (found !== undefined) {
    throw new Error(
      `The key directory ${directory} holds the trial key ${found}. A production hub starts with a directory of its own.`,
    );
  }
  if (trust.trial) throw new Error('The configured publishers are trial keys. Give the real ones.');
}
