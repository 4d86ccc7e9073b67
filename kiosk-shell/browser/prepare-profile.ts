import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes the profile of a browser that was killed ready for the next one: its locks would keep that
 * one from starting, and its note of a crash would ask residents whether to restore pages. What
 * the page keeps in it (key, outbox, library) is never touched.
 */
export function prepareProfile(profileDirectory: string): void {
  mkdirSync(profileDirectory, { recursive: true, mode: 0o700 });
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
    rmSync(join(profileDirectory, name), { force: true });
  }
  const path = join(profileDirectory, 'Default', 'Preferences');
  if (existsSync(path)) writeCleanExit(path);
}

function writeCleanExit(path: string): void {
  try {
    const preferences: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof preferences !== 'object' || preferences === null) return;
    const profile =
      'profile' in preferences && typeof preferences.profile === 'object'
        ? preferences.profile
        : {};
    const clean = {
      ...preferences,
      profile: { ...profile, exit_type: 'Normal', exited_cleanly: true },
    };
    writeFileSync(`${path}.motcham`, JSON.stringify(clean), { mode: 0o600 });
    renameSync(`${path}.motcham`, path);
  } catch {
    // Torn preferences: the browser makes new ones by itself, and no page is kept in them.
  }
}
