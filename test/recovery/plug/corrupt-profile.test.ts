import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BrowserRig } from '../../../kiosk-shell/test-support/browser-rig.ts';
import { pageDirectory } from '../../../src/cli/support/build.ts';
import { lacks } from '../support/needs.ts';

const isSkipped =
  lacks('a profile with torn files', 'chromium') || !existsSync(join(pageDirectory, 'index.html'));
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
}, 120_000);

/** What a dying disk does to a file. */
const harms = {
  overwritten: (path: string, bytes: number) => writeFileSync(path, randomBytes(bytes)),
  'cut in half': (path: string, bytes: number) => truncateSync(path, Math.floor(bytes / 2)),
} as const;

/** Harms a file, or every file below a directory; how many there were. */
function harm(place: string, how: keyof typeof harms): number {
  if (!existsSync(place)) return 0;
  const files = statSync(place).isFile()
    ? [place]
    : readdirSync(place, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files) harms[how](file, statSync(file).size);
  return files.length;
}

const places = [
  ['the settings', 'Default/Preferences'],
  ['what all profiles share', 'Local State'],
  ['what the page keeps', 'Default/IndexedDB'],
  ['the page’s own files', 'Default/Service Worker'],
  ['everything of the profile', 'Default'],
] as const;

describe.skipIf(isSkipped)('a profile with torn files', () => {
  it.each(
    places.flatMap(([name, place]) =>
      Object.keys(harms).map((how) => [name, how as keyof typeof harms, place] as const),
    ),
  )(
    '%s %s: the page comes up by itself',
    async (_, how, place) => {
      const stateDirectory = mkdtempSync(join(tmpdir(), 'motcham-torn-'));
      undo.push(() => rmSync(stateDirectory, { recursive: true, force: true, maxRetries: 20 }));
      const before = await BrowserRig.start({ stateDirectory }, pageDirectory);
      await before.beatsAgain(3);
      const worker = join(stateDirectory, 'browser-profile/Default/Service Worker');
      await vi.waitFor(() => expect(existsSync(worker)).toBe(true), 30_000);
      await before.close();
      expect(harm(join(stateDirectory, 'browser-profile', place), how)).toBeGreaterThan(0);
      const after = await BrowserRig.start({ stateDirectory }, pageDirectory, before.port);
      undo.push(() => after.close());
      await after.beatsAgain(3);
      expect(after.browser.state).toBe('running');
      expect(after.rescues).toEqual([]);
    },
    180_000,
  );
});
