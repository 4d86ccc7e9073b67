import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether IndexedDB of a profile lies in the store that a second power cut may empty (flags.ts):
 * a profile from before the flag, or a browser that does not heed it. Says nothing of a new profile.
 */
export function hasOlderStore(profileDirectory: string): boolean {
  const place = join(profileDirectory, 'Default', 'IndexedDB');
  return existsSync(place) && readdirSync(place).some((name) => name.endsWith('.leveldb'));
}
