import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { realWorld } from '../world.ts';
import { Browser } from './browser.ts';

const directory = mkdtempSync(join(tmpdir(), 'motcham-broken-'));
let browser: Browser | undefined;
let count = 0;

afterEach(async () => {
  await browser?.close();
  rmSync(directory, { recursive: true, force: true, maxRetries: 20 });
});

/** A browser in ten lines: it answers on its pipe, unless `when` says that it cannot start. */
function rig(when: string) {
  count += 1;
  const stateDirectory = join(directory, `state-${count}`);
  const profile = join(stateDirectory, 'browser-profile');
  mkdirSync(profile, { recursive: true });
  writeFileSync(join(profile, 'torn'), '');
  writeFileSync(join(profile, 'outbox'), 'what a resident left');
  const path = join(directory, `browser-${count}`);
  writeFileSync(
    path,
    `#!/bin/sh
for word in "$@"; do case "$word" in --user-data-dir=*) profile="\${word#*=}";; esac; done
${when}
n=1; while [ $n -lt 60 ]; do printf '{"id":%d,"result":{"targetInfos":[]}}\\0' $n >&4; n=$((n+1)); sleep 0.1; done
exec sleep 60
`,
  );
  chmodSync(path, 0o755);
  const codes: string[] = [];
  browser = new Browser({
    mode: 'kiosk',
    url: 'http://localhost:9/',
    stateDirectory,
    path,
    environment: { DISPLAY: ':0', PATH: process.env['PATH'] },
    root: false,
    world: realWorld,
    missingPolicies: () => [],
    onFault: (code) => codes.push(code),
  });
  browser.start();
  return { codes, names: () => readdirSync(stateDirectory).sort(), stateDirectory };
}

test('a profile on which no browser starts is moved aside whole, kept, and told', async () => {
  const { codes, names, stateDirectory } = rig('[ -e "$profile/torn" ] && exit 1');
  await expect.poll(() => codes, { timeout: 25_000 }).toContain('MC-46');
  await expect
    .poll(names)
    .toEqual(['browser-profile', expect.stringMatching(/^browser-profile\.broken-\d{8}T\d{6}Z$/)]);
  const [, kept = ''] = names();
  expect(readdirSync(join(stateDirectory, kept)).sort()).toEqual(['outbox', 'torn']);
  expect(readdirSync(join(stateDirectory, 'browser-profile'))).not.toContain('torn');
  expect(browser?.state).toBe('running');
});

test('a browser that starts on no profile at all leaves every profile where it is', async () => {
  const { codes, names } = rig('exit 1');
  // Ends of the three starts, of the look at a new profile, and of one more start.
  await expect.poll(() => codes.length, { timeout: 25_000 }).toBeGreaterThan(3);
  expect(names().filter((name) => name.includes('broken'))).toEqual([]);
  expect(codes).not.toContain('MC-46');
});

test('a browser that answers and dies, or is only slow, says nothing about its profile', async () => {
  // Slow to speak: what it is asked at its start is answered late.
  const dies = `sleep 1; printf '{"id":1,"result":{}}\\0{"id":2,"result":{"targetInfos":[]}}\\0' >&4; sleep 1; exit 1`;
  const { codes, names } = rig(`[ -e "$profile/torn" ] && { ${dies}; }`);
  await expect.poll(() => codes.length, { timeout: 25_000 }).toBeGreaterThan(3);
  expect(names()).toEqual(['browser-profile']);
  expect(codes).not.toContain('MC-46');
});
