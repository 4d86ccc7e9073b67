import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDeb } from '../../kiosk-shell/packaging/index.ts';
import { pageDirectory } from '../../src/cli/support/build.ts';
import {
  keys,
  middleOf,
  repeated,
  temptations,
  temptingPage,
} from '../recovery/support/escape-attempts.ts';
import { isWell, kioskMachine } from './support/kiosk-machine.ts';
import type { Machine } from './support/machine.ts';
import { missingForRootfs } from './support/rootfs.ts';
import { height, screenOf, spreadOf, width } from './support/screen.ts';

/**
 * Real keys and clicks at the kiosk as the package makes it: user without rights, Chromium's sandbox
 * on, weston's kiosk shell as the compositor (its x11 backend, in Xvfb). An attempt has failed when
 * every pixel is what it was before.
 */
const missing = [
  ...missingForRootfs(),
  ...(spawnSync('which', ['xdotool']).status === 0 ? [] : ['xdotool']),
];
const isHere = missing.length === 0 && process.arch === 'x64';
if (!isHere) {
  process.stderr.write(
    `SKIPPED: escapes under weston were not tried, for want of ${missing.join(', ') || 'an amd64 machine'}.\n`,
  );
}

const root = join(import.meta.dirname, '..', '..');
/** An attempt is looked at after this, ms: long enough for a window to be drawn. */
const settleMs = 250;
/** The page is back within this, ms, or the attempt has succeeded. */
const backMs = 30_000;

/** Above what a browser knows: what a compositor or a terminal would hear. */
const compositorKeys = [
  ...['ctrl+alt+BackSpace', 'ctrl+alt+F1', 'ctrl+alt+F2', 'ctrl+alt+Delete', 'alt+Tab'],
  ...['super+Tab', 'super+s', 'super+r', 'super+k', 'super+shift+F', 'alt+Escape', 'Print'],
];

let directory = '';
let display = '';
let machine: Machine;

beforeAll(async () => {
  if (!isHere) return;
  directory = mkdtempSync(join(tmpdir(), 'motcham-escape-'));
  const deb = await buildDeb({
    version: '0.1.0',
    architecture: 'amd64',
    pageDirectory,
    outDirectory: directory,
    compression: 'gzip',
  });
  machine = kioskMachine(deb.path);
  await machine.boot();
  await machine.until(isWell('0.1.0'), 120_000);
  display = linkDisplay(machine);
});

afterAll(async () => {
  if (!isHere) return;
  if (display !== '') rmSync(`/tmp/.X11-unix/X${display.slice(1)}`, { force: true });
  await machine?.close();
  rmSync(directory, { recursive: true, force: true });
});

describe.skipIf(!isHere)('the kiosk under weston', () => {
  test('no key, click or press gets past the built page', async () => {
    const tally = await begin();
    for (const key of [...keys, ...compositorKeys]) await tally.attempt(key, ['key', key]);
    for (const key of repeated) {
      await tally.attempt(`${key} ten times`, ['key', '--repeat', '10', '--delay', '20', key]);
    }
    const middle = ['mousemove', String(width / 2), String(height / 2)];
    await tally.attempt('right click', middle, ['click', '3']);
    await tally.attempt('middle click', middle, ['click', '2']);
    await tally.attempt('a long press', middle, ['mousedown', '1', 'sleep', '1.2', 'mouseup', '1']);
    const drag = ['mousemove', '400', '100', 'mouseup', '1'];
    await tally.attempt('a pull down', ['mousemove', '400', '900'], ['mousedown', '1'], drag);
    await tally.attempt('a swipe from the edge', ['mousemove', '1', '500', 'mousedown', '1'], drag);
    const zoom = ['keydown', 'ctrl', 'click', '4', 'click', '4', 'keyup', 'ctrl'];
    await tally.attempt('wheel and ctrl', zoom);
    tally.end(105);
  });

  test('no temptation on a page does', async () => {
    for (const [name, text] of Object.entries(temptingPage(root))) {
      machine.write(`/usr/share/tempting/${name}`, text);
    }
    machine.run(
      "sed -i 's#/usr/lib/motcham-kiosk/page#/usr/share/tempting#' /etc/motcham/kiosk.json; rm /run/motcham-kiosk/health; systemctl restart kiosk-shell",
    );
    // The page before it lives on in the service worker: the tempting one is another profile's.
    await machine.until('systemctl is-active kiosk-shell');
    machine.run(
      'systemctl stop kiosk-shell; mv /var/lib/motcham-kiosk/browser-profile /var/lib/motcham-kiosk/first; rm -f /run/motcham-kiosk/health; systemctl start kiosk-shell',
    );
    await machine.until(isWell('0.1.0'), 120_000);
    const tally = await begin();
    for (const [index, [name]] of temptations.entries()) {
      const at = ['mousemove', ...middleOf(index)];
      await tally.attempt(name, at, ['click', '1']);
    }
    const link = ['mousemove', ...middleOf(0)];
    for (const held of ['ctrl', 'shift', 'alt']) {
      const click = [
        ['keydown', held],
        ['click', '1'],
        ['keyup', held],
      ];
      await tally.attempt(`${held} and click`, link, ...click);
    }
    tally.end(35);
    // The clicks do land: links that lead away are followed, and undone.
    expect(policed()).toBeGreaterThan(3);
  });

  test('a screen that goes off and comes back in another size shows the page again', async () => {
    const browserPid = () => machine.run('pgrep -o -x chromium');
    const before = browserPid();
    machine.run(
      "sed -i 's/--height=1000/--height=800/' /etc/systemd/system/kiosk-display.service.d/test.conf; systemctl daemon-reload; rm /run/motcham-kiosk/health; systemctl restart kiosk-display",
    );
    await expect.poll(browserPid, { timeout: 60_000 }).not.toBe(before);
    await machine.until(isWell('0.1.0'), 60_000);
    await expect.poll(() => spreadOf(screenOf(machine)), { timeout: 30_000 }).toBeGreaterThan(100);
    // Below the smaller screen nothing is drawn, inside it everything is.
    const at = (x: number, y: number) =>
      screenOf(machine).readUInt32LE((y * width + x) * 4) & 0xff_ff_ff;
    await expect.poll(() => at(600, 795), { timeout: 30_000 }).toBe(0x1b_6e_4a);
    expect(at(600, 5)).toBe(0x1b_6e_4a);
  });
});

function policed(): number {
  return Number(
    machine.run('journalctl -u kiosk-shell -o cat --no-pager | grep -c browser.policed'),
  );
}

/** Waits until the page stands still, then counts attempts. */
async function begin() {
  xdotool('mousemove', '5', '5');
  let before = screenOf(machine);
  await expect
    .poll(
      async () => {
        await sleep(3_000);
        const last = before;
        before = screenOf(machine);
        return last.equals(before) && spreadOf(before) > 100;
      },
      { timeout: 90_000 },
    )
    .toBe(true);
  const pid = machine.run('pgrep -o -x chromium');
  const escaped: string[] = [];
  let attempts = 0;
  return {
    attempt: async (name: string, ...actions: readonly (readonly string[])[]) => {
      attempts += 1;
      // One call each: a click right behind its move would miss what lies under the pointer.
      for (const action of actions) xdotool(...action);
      await sleep(settleMs);
      xdotool('mousemove', '5', '5');
      const deadlineMs = performance.now() + backMs;
      while (!screenOf(machine).equals(before)) {
        if (performance.now() > deadlineMs) {
          escaped.push(name);
          before = screenOf(machine);
          break;
        }
        await sleep(50);
      }
    },
    end: (attemptsMin: number) => {
      expect(escaped).toEqual([]);
      expect(attempts).toBeGreaterThanOrEqual(attemptsMin);
      // It was one browser all along: nothing was mended by starting another.
      expect(machine.run('pgrep -o -x chromium')).toBe(pid);
      process.stderr.write(`  ${attempts} escapes tried under weston, 0 succeeded\n`);
    },
  };
}

/** The machine's X server under a free number of this one: a path is all that a client needs. */
function linkDisplay(from: Machine): string {
  mkdirSync('/tmp/.X11-unix', { recursive: true, mode: 0o1777 });
  for (let number = 50; number < 99; number += 1) {
    const path = `/tmp/.X11-unix/X${number}`;
    if (existsSync(path)) continue;
    try {
      symlinkSync(`/proc/${from.leader}/root/tmp/.X11-unix/X9`, path);
      return `:${number}`;
    } catch {
      // Somebody else's, or a dead one's.
    }
  }
  throw new Error('no free display number');
}

function xdotool(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('xdotool', [...args], {
    env: { ...process.env, DISPLAY: display },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`xdotool ${args.join(' ')}: ${stderr}`);
}
