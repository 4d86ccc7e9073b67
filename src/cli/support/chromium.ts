import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from '../../../kiosk-shell/index.ts';

/** What a person does to get one. */
export const chromiumTodo =
  'Install Chromium (on Debian: `apt-get install -y chromium`) or set CHROMIUM_PATH to its program, then run the same command again.';

/**
 * Finds Chromium, or installs the Debian package where this process may (root, apt). A test
 * tool's own download is never used: the kiosk runs Debian's.
 */
export function ensureChromium(): string | undefined {
  const found = findBrowser(process.env);
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  process.stderr.write('Chromium is absent: installing the Debian package…\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (...args: string[]) =>
    spawnSync('/usr/bin/apt-get', ['-qq', ...args], { stdio: ['ignore', 2, 2], env }).status === 0;
  if (!apt('install', '-y', '--no-install-recommends', 'chromium')) {
    if (!apt('update') || !apt('install', '-y', '--no-install-recommends', 'chromium'))
      return undefined;
  }
  return findBrowser(process.env);
}
