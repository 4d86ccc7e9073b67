import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of an installed Chromium or Chrome; undefined when there is none. */
export function findChromium(): string | undefined {
  const asked = process.env.CHROMIUM_PATH;
  if (asked !== undefined) return isExecutable(asked) ? asked : undefined;
  const directories = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  for (const name of names) {
    for (const directory of directories) {
      const file = join(directory, name);
      if (isExecutable(file)) return file;
    }
  }
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return isExecutable(mac) ? mac : undefined;
}

/** What a person does to get one. */
export const chromiumTodo =
  'Install Chromium (on Debian: `apt-get install -y chromium`) or set CHROMIUM_PATH to its program, then run the same command again.';

/**
 * Finds Chromium, or installs the Debian package where this process may (root, apt). A test
 * tool's own download is never used: the kiosk runs Debian's.
 */
export function ensureChromium(): string | undefined {
  const found = findChromium();
  if (found !== undefined || process.env.CHROMIUM_PATH !== undefined) return found;
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return undefined;
  process.stderr.write('Chromium is absent: installing the Debian package…\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (...args: string[]) =>
    spawnSync('/usr/bin/apt-get', ['-qq', ...args], { stdio: ['ignore', 2, 2], env }).status === 0;
  if (!apt('install', '-y', '--no-install-recommends', 'chromium')) {
    if (!apt('update') || !apt('install', '-y', '--no-install-recommends', 'chromium'))
      return undefined;
  }
  return findChromium();
}
