import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { until } from '../print/test-support/rig.ts';
import { realWorld } from '../world.ts';
import { Browser } from './browser.ts';
import { browserFlags } from './flags.ts';
import { findBrowser, missingPolicies } from './index.ts';
import { hasOlderStore } from './older-store.ts';
import policies from './policies.json' with { type: 'json' };

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-browser-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function fakeBrowser(script: string): string {
  const path = join(directory, 'chromium');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const optionsOf = (path: string | undefined, environment: Record<string, string>) => ({
  mode: 'window' as const,
  url: 'http://localhost:8420/',
  stateDirectory: directory,
  path,
  environment,
  root: true,
  world: realWorld,
  missingPolicies: () => [],
});
const runs = () => {
  try {
    return readFileSync(join(directory, 'runs'), 'utf8').split('\n').length - 1;
  } catch {
    return 0;
  }
};

describe.skipIf(process.platform === 'win32')('the browser', () => {
  test('is started again when it exits, on a profile without left-over locks', async () => {
    const lock = join(directory, 'browser-profile', 'SingletonLock');
    const path = fakeBrowser(`[ -e "${lock}" ] && echo locked >> "${directory}/locked"
echo "$@" >> "${directory}/runs"; touch "${lock}"; exit 1`);
    const browser = new Browser(optionsOf(path, { DISPLAY: ':1' }));
    expect(browser.start()).toBe('running');
    await until(() => runs() >= 2);
    await browser.close();
    const before = runs();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(runs()).toBe(before);
    expect(() => readFileSync(join(directory, 'locked'))).toThrow();
    expect(readFileSync(join(directory, 'runs'), 'utf8')).toContain('--app=http://localhost:8420/');
  });

  test('is closed only when its helpers are gone too', async () => {
    const path = fakeBrowser(`trap 'exit 0' TERM
sh -c 'trap "sleep 0.4; exit 0" TERM; echo $$ > "${directory}/helper"; while :; do sleep 0.05; done' &
echo run >> "${directory}/runs"; wait`);
    const browser = new Browser(optionsOf(path, { DISPLAY: ':1' }));
    browser.start();
    await until(() => existsSync(join(directory, 'helper')));
    const helper = Number(readFileSync(join(directory, 'helper'), 'utf8'));
    expect(() => process.kill(helper, 0)).not.toThrow();
    await browser.close();
    expect(() => process.kill(helper, 0)).toThrow();
  });

  test('ends with the shell, even when it ignores the first signal', async () => {
    const path = fakeBrowser(
      `trap '' TERM; echo run >> "${directory}/runs"; while :; do sleep 0.1; done`,
    );
    const browser = new Browser(optionsOf(path, { DISPLAY: ':1' }));
    browser.start();
    await until(() => runs() === 1);
    await browser.close();
    expect(runs()).toBe(1);
  }, 15_000);

  test('a kiosk whose policies are not in force does not open', () => {
    const options = optionsOf(fakeBrowser('exit 0'), { DISPLAY: ':1' });
    const kiosk = { ...options, mode: 'kiosk' as const };
    const missing = () => ['DeveloperToolsAvailability'];
    expect(new Browser({ ...kiosk, missingPolicies: missing }).start()).toBe('noPolicies');
  });

  test('without a display or without a browser the shell goes on and says why', () => {
    expect(new Browser(optionsOf(fakeBrowser('exit 0'), {})).start()).toBe(
      process.platform === 'linux' ? 'noDisplay' : 'running',
    );
    expect(findBrowser({ PATH: directory }, '/nowhere/chromium')).not.toBe('/nowhere/chromium');
    const off = new Browser({ ...optionsOf(undefined, { DISPLAY: ':1' }), mode: 'none' });
    expect(off.start()).toBe('off');
  });
});

test('a kiosk fills the screen, and a debugging port is never opened', () => {
  const flags = (mode: 'window' | 'kiosk') =>
    browserFlags({ profileDirectory: '/p', url: 'http://localhost:8420/', mode, root: false });
  expect(flags('kiosk')).toContain('--kiosk');
  expect(flags('window')).not.toContain('--kiosk');
  // A power cut may take what lies in the older store, strict or not.
  expect(flags('kiosk').join(' ')).toMatch(/IdbSqliteOnDiskRollout:stage\/UseSqliteForNewStores/);
  for (const flag of [...flags('kiosk'), ...flags('window')]) {
    expect(flag).not.toContain('remote-debugging-port');
    expect(flag).not.toBe('--no-sandbox');
  }
});

test('a profile whose IndexedDB lies in the older store is told from a new one and from SQLite', () => {
  const place = join(directory, 'Default', 'IndexedDB');
  expect(hasOlderStore(directory)).toBe(false);
  mkdirSync(join(place, 'http_localhost_8420'), { recursive: true });
  expect(hasOlderStore(directory)).toBe(false);
  mkdirSync(join(place, 'http_localhost_8420.indexeddb.leveldb'));
  expect(hasOlderStore(directory)).toBe(true);
});

describe('managed policies', () => {
  test('all in force, one changed, directory missing', () => {
    const managed = join(directory, 'managed');
    mkdirSync(managed);
    writeFileSync(join(managed, 'motcham.json'), JSON.stringify(policies));
    expect(missingPolicies(managed)).toEqual([]);
    writeFileSync(join(managed, 'zz-other.json'), '{"DeveloperToolsAvailability":1}');
    expect(missingPolicies(managed)).toEqual(['DeveloperToolsAvailability']);
    expect(missingPolicies(join(directory, 'none'))).toEqual(Object.keys(policies));
  });
});
