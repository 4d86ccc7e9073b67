import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { starterContent } from '../../src/content/index.ts';
import { hubPaths, ReadingsAnswerSchema } from '../../src/domain/api/index.ts';
import { newProfile, openBrowser } from '../support/browser.ts';
import { freePort } from '../support/city.ts';
import { type RunningCommand, runCommand, startCommand } from '../support/processes.ts';
import { Resident } from '../support/resident.ts';

const state = mkdtempSync(join(tmpdir(), 'motcham-start-'));
const profile = newProfile();
const ports = {
  kiosk: await freePort(),
  hub: await freePort(),
  printer: await freePort(),
  paper: await freePort(),
  office: await freePort(),
};
const args = [
  ...['start', '--no-browser', '--json', '--state', state],
  ...Object.entries(ports).flatMap(([name, port]) => [`--${name}-port`, String(port)]),
];
let running: RunningCommand | undefined;
let database = '';

afterAll(async () => {
  await running?.stop();
  if (database.startsWith('/')) rmSync(database, { recursive: true, force: true });
  rmSync(state, { recursive: true, force: true });
  profile.remove();
});

/** Every process that descends from this one, by id: the database is a grandchild. */
function descendantsOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const found = [pid];
  for (const parent of found) {
    for (const [child, itsParent] of pairs) {
      if (itsParent === parent && child !== undefined) found.push(child);
    }
  }
  return found.slice(1);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The ports that nobody listens on. */
async function freeOf(all: readonly number[]): Promise<number[]> {
  const free: number[] = [];
  for (const port of all) {
    const server = createServer();
    const listened = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (listened) free.push(port);
    await new Promise((resolve) => server.close(resolve));
  }
  return free;
}

/** Leaves one report at the kiosk, and waits until the hub has it. */
async function leaveReport(text: string): Promise<void> {
  const { context, page } = await openBrowser(profile);
  try {
    await page.goto(`http://localhost:${ports.kiosk}/`);
    const resident = new Resident(page);
    await resident.wakes();
    await resident.touches(/Góp ý, phản ánh/);
    await resident.touches(/Môi trường/);
    await resident.sees('feedbackDetails');
    await resident.types(text);
    await resident.touches('Tiếp tục');
    await resident.touches('Gửi phản ánh');
    await resident.sees('left');
    await resident.reads('Trung tâm đã nhận.');
  } finally {
    await context.close();
  }
}

interface Listed {
  readonly kiosk: string;
  readonly incarnation: number;
  readonly seq: number;
  readonly body: { readonly text: string };
}

async function listed(): Promise<readonly Listed[]> {
  const { status, output, words } = await runCommand(
    ...['actions', '--json', '--personal', '--reason', 'test', '--state', state],
  );
  expect(status, words).toBe(0);
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Listed => JSON.parse(line))
    .sort((a, b) => a.seq - b.seq);
}

/** Boards of which the hub tells a number, each of them marked as one of a trial. */
async function boardsWithNumbers(): Promise<readonly string[]> {
  const answer = await fetch(`http://127.0.0.1:${ports.hub}${hubPaths.readings}`);
  const { boards } = ReadingsAnswerSchema.parse(await answer.json());
  return boards
    .filter(({ stations }) =>
      stations.some(({ trial, readings }) => trial === true && readings.length > 0),
    )
    .map(({ board }) => board)
    .sort();
}

let contentVersion: unknown;

it('prints where everything is, serves kiosk and paper, and takes a request', async () => {
  running = await startCommand(...args);
  const { ready } = running;
  database = String(ready['database']);
  contentVersion = ready['contentVersion'];
  expect(ready).toMatchObject({
    kioskUrl: `http://localhost:${ports.kiosk}/`,
    hubUrl: `http://127.0.0.1:${ports.hub}`,
    paperUrl: `http://localhost:${ports.paper}/`,
    browser: 'off',
  });
  for (const [url, words] of [
    [ready['kioskUrl'], 'id="app"'],
    [ready['paperUrl'], 'Máy in thử'],
    [`${ready['hubUrl']}/hub/health`, ''],
  ]) {
    const answer = await fetch(String(url));
    expect(answer.status, String(url)).toBe(200);
    expect(await answer.text()).toContain(words);
  }
  for (const word of ['TRIAL', String(ready['kioskUrl']), String(ready['paperUrl']), 'Ctrl-C']) {
    expect(running.words()).toContain(word);
  }
  await leaveReport('rac day');
  const requests = await listed();
  expect(requests.map(({ body }) => body.text)).toEqual(['rac day']);
  // Every board of the trial has numbers, made up and marked as that, before anybody waits for them.
  await expect
    .poll(boardsWithNumbers, { timeout: 40_000, interval: 500 })
    .toEqual((starterContent().boards ?? []).map(({ key }) => key).sort());
});

it('ends whole on Ctrl-C: no process and no port is left', async () => {
  const children = descendantsOf(running?.pid ?? -1);
  // At least the database: otherwise this test has found nothing to look at.
  expect(children.length).toBeGreaterThan(0);
  expect(await running?.stop('SIGINT')).toBe(0);
  expect(running?.words()).toContain('Nothing is left running.');
  expect(children.filter(isAlive)).toEqual([]);
  expect(await freeOf(Object.values(ports))).toEqual(Object.values(ports));
});

it('a second start reuses the data: same kiosk, same content, next number', async () => {
  running = await startCommand(...args);
  expect(running.ready['contentVersion']).toBe(contentVersion);
  expect(running.ready['database']).toBe(database);
  await leaveReport('den hong');
  const requests = await listed();
  expect(requests.map(({ body, seq }) => [seq, body.text])).toEqual([
    [1, 'rac day'],
    [2, 'den hong'],
  ]);
  expect(new Set(requests.map(({ kiosk, incarnation }) => `${kiosk} ${incarnation}`)).size).toBe(1);
  expect(await running.stop('SIGINT')).toBe(0);
  running = undefined;
  // The list can be had while nothing runs.
  expect(await listed()).toHaveLength(2);
});

it.each(['kiosk', 'hub', 'printer', 'paper'] as const)(
  'a taken %s port says what to do, and leaves nothing running',
  async (taken) => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(ports[taken], '127.0.0.1', resolve));
    try {
      const { status, output, words } = await runCommand(...args);
      expect(status).toBe(1);
      expect(output).toBe('');
      expect(words).toContain(String(ports[taken]));
      expect(words).toMatch(/taken/i);
      // Who holds it, or what to end: something a person can do next.
      expect(words).toMatch(/Stop it|Stop the program|End that program/);
      expect(words).not.toMatch(/\n\s+at /);
      const others = Object.values(ports).filter((port) => port !== ports[taken]);
      expect(await freeOf(others)).toEqual(others);
      const left = execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' });
      expect(left).not.toContain(database);
    } finally {
      await new Promise((resolve) => holder.close(resolve));
    }
  },
);
