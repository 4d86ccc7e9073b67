import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import policies from '../../../kiosk-shell/browser/policies.json' with { type: 'json' };
import { findBrowser } from '../../../kiosk-shell/index.ts';
import { keys, middleOf, repeated, temptations, temptingPage } from '../support/escape-attempts.ts';

/**
 * Real keys and clicks (XTEST) at a real Chromium that the real shell keeps, with the shipped
 * policies in force and the page's own guard as its first script. The screen is read from the X
 * server's framebuffer: an attempt has failed when every pixel is what it was before.
 */
const root = join(import.meta.dirname, '..', '..', '..');
const width = 720;
const height = 1000;
/** An attempt is looked at after this, ms: long enough for a window to be drawn. */
const settleMs = 250;
/** The kiosk's page is back within this, ms, or the attempt has succeeded; far above the 0.5 s wanted. */
const backMs = 30_000;

const has = (program: string) => spawnSync('which', [program]).status === 0;
const missing = [
  ...['Xvfb', 'xdotool', 'unshare'].filter((program) => !has(program)),
  ...(process.getuid?.() === 0 ? [] : ['root']),
  ...(findBrowser(process.env) === undefined ? ['Chromium'] : []),
  ...(existsSync('/etc/chromium') ? [] : ['/etc/chromium']),
];
const mayMount =
  missing.length === 0 &&
  spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/etc/chromium']).status === 0;
if (!mayMount) {
  const why = missing.length > 0 ? missing.join(', ') : 'the right to mount';
  process.stderr.write(`SKIPPED: escapes from the kiosk were not tried, for want of ${why}.\n`);
}

const children: ChildProcess[] = [];
let directory = '';
let display = '';
let said = '';
let attempts = 0;

beforeAll(async () => {
  if (!mayMount) return;
  directory = mkdtempSync(join(tmpdir(), 'motcham-escape-'));
  display = await startDisplay();
  await startKiosk(await freePort());
  await until(() => said.includes('"state":"running"'));
  await until(() => isDrawn());
}, 120_000);

afterAll(async () => {
  for (const child of children.reverse()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    // The shell closes its browser first; what does not end in time is ended.
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await gone;
    clearTimeout(late);
  }
  if (directory !== '') rmSync(directory, { recursive: true, force: true, maxRetries: 20 });
});

test.skipIf(!mayMount)(
  'no key, no click and no press gets anything but the kiosk onto its screen',
  async () => {
    xdotool('mousemove', '5', '5');
    await sleep(1_000);
    const before = screen();
    const escaped: string[] = [];
    const policed: string[] = [];
    const attempt = async (name: string, ...actions: string[][]) => {
      attempts += 1;
      const sentBack = countPoliced();
      // One call each: a click right behind its move would miss what lies under the pointer.
      for (const action of actions) xdotool(...action);
      await sleep(settleMs);
      xdotool('mousemove', '5', '5');
      try {
        await until(() => screen().equals(before), backMs);
      } catch {
        escaped.push(name);
      }
      if (countPoliced() > sentBack) policed.push(name);
    };
    for (const key of keys) await attempt(key, ['key', key]);
    for (const key of repeated) {
      await attempt(`${key} ten times`, ['key', '--repeat', '10', '--delay', '20', key]);
    }
    for (const [index, [name]] of temptations.entries()) {
      const at = ['mousemove', ...middleOf(index)];
      await attempt(name, at, ['click', '1']);
    }
    const link = ['mousemove', ...middleOf(0)];
    await attempt('right click', link, ['click', '3']);
    await attempt('middle click', link, ['click', '2']);
    await attempt('ctrl and click', link, ['keydown', 'ctrl'], ['click', '1'], ['keyup', 'ctrl']);
    await attempt(
      'shift and click',
      link,
      ['keydown', 'shift'],
      ['click', '1'],
      ['keyup', 'shift'],
    );
    await attempt('alt and click', link, ['keydown', 'alt'], ['click', '1'], ['keyup', 'alt']);
    const drag = ['mousemove', '500', '500', 'mouseup', '1'];
    await attempt('a long press', link, ['mousedown', '1', 'sleep', '1.2', 'mouseup', '1']);
    await attempt('a dragged link', link, ['mousedown', '1', 'mousemove', '300', '300'], drag);
    const upwards = ['mousemove', '360', '0', 'mouseup', '1'];
    await attempt('a link dragged to the top', link, ['mousedown', '1'], upwards);
    await attempt('wheel and ctrl', [
      'keydown',
      'ctrl',
      'click',
      '4',
      'click',
      '4',
      'keyup',
      'ctrl',
    ]);
    expect(escaped).toEqual([]);
    expect(attempts).toBeGreaterThanOrEqual(130);
    // No key gets past the page's guard: there the police has nothing to do.
    const pressed = [...keys, ...repeated.map((key) => `${key} ten times`)];
    expect(policed.filter((name) => pressed.includes(name))).toEqual([]);
    // The clicks do land: links that lead away are followed, and undone.
    expect(countPoliced()).toBeGreaterThan(3);
    // It was one browser all along: nothing was mended by starting another.
    expect(said).not.toContain('browser.fault');
    expect(said.split('"state":"running"').length).toBe(2);
    process.stderr.write(
      `  ${attempts} escapes tried, 0 succeeded; sent back by the police: ${policed.join(', ')}\n`,
    );
  },
  600_000,
);

function countPoliced(): number {
  return said.split('browser.policed').length;
}

/** An X server whose screen is a file; it chooses a free number itself. */
async function startDisplay(): Promise<string> {
  const args = ['-displayfd', '1', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'];
  const child = spawn('Xvfb', [...args, '-fbdir', directory], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  let number = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    number += text;
  });
  await until(() => number.includes('\n'));
  return `:${number.trim()}`;
}

async function startKiosk(port: number): Promise<void> {
  const page = join(directory, 'page');
  mkdirSync(page);
  for (const [name, text] of Object.entries(temptingPage(root)))
    writeFileSync(join(page, name), text);
  // The shipped policies, for a kiosk at another port.
  const shipped = JSON.stringify(policies).replaceAll('localhost:8420', `localhost:${port}`);
  writeFileSync(join(directory, 'motcham.json'), shipped);
  const config = join(directory, 'shell.json');
  writeFileSync(
    config,
    JSON.stringify({
      stateDirectory: join(directory, 'state'),
      pageDirectory: page,
      port,
      trial: true,
      hub: { url: 'http://127.0.0.1:9' },
      printer: null,
      browser: 'kiosk',
      screen: { widthPx: width, heightPx: height },
    }),
  );
  const managed = '/etc/chromium/policies/managed';
  const inside = `mount -t tmpfs none /etc/chromium && mkdir -p ${managed} && cp "$1" ${managed}/ && shift && exec "$@"`;
  const main = join(root, 'kiosk-shell', 'main.ts');
  const child = spawn(
    'unshare',
    [
      ...['-m', 'sh', '-c', inside, 'sh', join(directory, 'motcham.json')],
      ...[process.execPath, main, '--config', config, '--exit-with-parent'],
    ],
    {
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...process.env, DISPLAY: display, MOTCHAM_LOG: 'on' },
    },
  );
  children.push(child);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
}

function xdotool(...args: string[]): void {
  const { status, stderr } = spawnSync('xdotool', args, {
    env: { ...process.env, DISPLAY: display },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`xdotool ${args.join(' ')}: ${stderr}`);
}

/** The pixels of the screen, from the server's own memory (X window dump, 4 bytes each). */
function screen(): Buffer {
  const name = readdirSync(directory).find((file) => file.startsWith('Xvfb_screen'));
  const dump = readFileSync(join(directory, name ?? ''));
  const pixels = Buffer.from(dump.subarray(dump.length - width * height * 4));
  // Where the pointer rests: its shape is not the page's.
  for (let y = 0; y < 40; y += 1) pixels.fill(0, y * width * 4, (y * width + 40) * 4);
  return pixels;
}

/** Whether the page fills the screen and stands still. */
function isDrawn(): boolean {
  const shot = screen();
  const at = (x: number, y: number) => shot.readUInt32LE((y * width + x) * 4) & 0xff_ff_ff;
  return [at(600, 5), at(5, height - 5), at(width - 5, height - 5)].every(
    (colour) => colour === 0x1b_6e_4a,
  );
}

async function until(holds: () => boolean, withinMs = 90_000): Promise<void> {
  const deadlineMs = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > deadlineMs)
      throw new Error(`waited too long; the shell said:\n${said}`);
    await sleep(50);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
