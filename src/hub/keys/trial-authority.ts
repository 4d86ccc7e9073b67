import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openSigningKey, type SigningKey } from './keyring.ts';

const rootNames = ['trial-root-a', 'trial-root-b', 'trial-root-c'] as const;
const publisherNames = ['trial-publisher-a', 'trial-publisher-b'] as const;

/** The keys that in production lie with people, and in a trial on one machine: all of it says TRIAL. */
export interface TrialAuthority {
  readonly roots: readonly SigningKey[];
  readonly publishers: readonly SigningKey[];
}

/** Reads the keys of a trial, and makes those that are missing. */
export async function openTrialAuthority(directory: string): Promise<TrialAuthority> {
  const open = (names: readonly string[]) =>
    Promise.all(names.map((name) => openSigningKey(directory, name)));
  return { roots: await open(rootNames), publishers: await open(publisherNames) };
}

/**
 * Refuses a directory with trial keys in production (contracts.md): whoever copies a trial's
 * directory must not end with kiosks that trust keys lying on a disk.
 */
export function refuseTrialKeys(directory: string): void {
  const found = [...rootNames, ...publisherNames].find((name) =>
    existsSync(join(directory, `${name}.json`)),
  );
  if (found === undefined) return;
  throw new Error(
    `The key directory ${directory} holds the trial key ${found}. A production hub starts with a directory of its own.`,
  );
}
