import { type ChildProcess, execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bridgePaths, hubPaths, type ReadinessReport, ReadinessReportSchema } from '../domain.ts';
import { startTestShell, type TestShell } from '../test-support/shell-rig.ts';
import { askDoctor, doctorPath } from './doctor-socket.ts';
import { readUpdate } from './update-facts.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cli = fileURLToPath(new URL('../../src/cli/packaged.ts', import.meta.url));
const lineOf = (report: ReadinessReport, part: string) =>
  report.lines.find((line) => line.part === part);

let kiosk: TestShell;
let state: string;
beforeAll(async () => {
  kiosk = await startTestShell({ scanners: [] });
  state = join(kiosk.directory, 'state');
});
afterAll(() => kiosk.close());

/** `motcham shell doctor`, as over SSH. */
function doctor(...parameters: string[]) {
  return new Promise<{ status: number; json: string; words: string }>((resolve) => {
    const child: ChildProcess = execFile(
      process.execPath,
      [cli, 'shell', 'doctor', ...parameters],
      { env: process.env },
      (_error, json, words) => resolve({ status: child.exitCode ?? -1, json, words }),
    );
  });
}

const heartbeat = {
  counter: 1,
  app: 1,
  content: { version: 7, staged: null, rejected: null, missing: 0 },
  outbox: { count: 2, oldestMs: 9, quarantined: 0, lastSeq: 4 },
  health: { printer: 'none', shell: 'up', storage: 'ok' },
  clock: { at: 1, trust: 'unconfirmed' },
  progress: 3,
};

describe('the doctor', () => {
  test('asks the running shell through a socket of the owner', async () => {
    const path = doctorPath({ stateDirectory: state });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const report = await askDoctor(path);
    expect(report?.shell).toBe('running');
    expect(lineOf(report!, 'shell')).toMatchObject({ result: 'pass', connected: true });
    expect(lineOf(report!, 'disk')?.facts['freeBytes']).toBeGreaterThan(0);
  });

  test('takes no orders: what is written to it is not read, and the answer is the same', async () => {
    const path = doctorPath({ stateDirectory: state });
    const text = await new Promise<string>((resolve) => {
      let said = '';
      const socket = connect(path, () => socket.write('{"do":"restartShell"}\n'.repeat(100)));
      socket.on('data', (part) => {
        said += String(part);
      });
      socket.on('error', () => resolve(said));
      socket.on('close', () => resolve(said));
    });
    expect(ReadinessReportSchema.parse(JSON.parse(text)).shell).toBe('running');
  });

  test('as a command beside the shell: the same report, words, and status 1 for a finding', async () => {
    const { status, json, words } = await doctor('--state', state, '--json');
    const report = ReadinessReportSchema.parse(JSON.parse(json));
    expect(report.shell).toBe('running');
    // No policies are in force here, and nobody has enrolled this kiosk.
    expect(status).toBe(1);
    expect(words).toContain('notEnrolled');
    expect(words).toContain('provision the kiosk');
  });

  test('without a shell it says so, and tells what lies on the disk', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'motcham-doctor-'));
    const { status, json, words } = await doctor('--state', empty, '--json');
    const report = ReadinessReportSchema.parse(JSON.parse(json));
    rmSync(empty, { recursive: true, force: true });
    expect(status).toBe(1);
    expect(report.shell).toBe('notRunning');
    expect(lineOf(report, 'shell')?.finding).toBe('notRunning');
    expect(lineOf(report, 'disk')?.result).not.toBe('fail');
    expect(words).toContain('does not run');
  });

  test('a configuration that cannot be read is told with what to do', async () => {
    const { status, words } = await doctor('--config', join(state, 'none.json'));
    expect(status).toBe(1);
    expect(words).toContain('--config');
  });
});

describe('over the bridge', () => {
  test('the same report; what the page found is kept, merged and told to the doctor too', async () => {
    const page = await kiosk.page();
    const post = (body: unknown) =>
      kiosk.ask(bridgePaths.readiness, {
        method: 'POST',
        headers: page,
        body: JSON.stringify(body),
      });
    const speaker = {
      part: 'speaker',
      result: 'fail',
      finding: 'notHeard',
      connected: null,
      testedAtMs: 5,
      facts: {},
    };
    const policies = { ...speaker, part: 'policies', result: 'pass', finding: null };
    const answer = await post({ lines: [speaker, policies] });
    expect(answer.status).toBe(200);
    const merged = ReadinessReportSchema.parse(JSON.parse(answer.text));
    expect(lineOf(merged, 'speaker')).toEqual(speaker);
    // A page has no word on policies.
    expect(lineOf(merged, 'policies')?.result).toBe('warn');
    const asked = await askDoctor(doctorPath({ stateDirectory: state }));
    expect(lineOf(asked!, 'speaker')).toEqual(speaker);
    expect((await post({ lines: [{ ...speaker, note: 'x' }] })).status).toBe(400);
    expect((await post({ lines: Array.from({ length: 41 }, () => speaker) })).status).toBe(400);
    await post({ lines: [] });
  });

  test.each(['GET', 'POST'])('%s is for the kiosk’s own page with its token', async (method) => {
    const page = await kiosk.page();
    const body = method === 'POST' ? { body: '{"lines":[]}' } : {};
    const status = async (headers: Record<string, string>) =>
      (await kiosk.ask(bridgePaths.readiness, { method, headers, ...body })).status;
    expect(await status({})).toBe(403);
    expect(await status(kiosk.own)).toBe(403);
    expect(await status({ ...page, origin: 'https://evil.example' })).toBe(403);
    expect(await status({ ...page, host: 'evil.example' })).toBe(403);
    expect(await status({ ...page, 'x-motcham-bridge': 'x'.repeat(43) })).toBe(403);
    expect(await status(page)).toBe(200);
  });

  test('content and outbox come from the heartbeat that passes by, hub or no hub', async () => {
    const page = await kiosk.page();
    const headers = { ...kiosk.own, 'content-type': 'application/json' };
    const send = (body: string) => kiosk.ask(hubPaths.heartbeat, { method: 'POST', headers, body });
    await send('not json');
    await send(JSON.stringify({ ...heartbeat, note: 'x'.repeat(20_000) }));
    const before = await kiosk.ask(bridgePaths.readiness, { headers: page });
    expect(lineOf(JSON.parse(before.text), 'content')?.finding).toBe('notTold');
    await send(JSON.stringify(heartbeat));
    await vi.waitFor(
      async () => {
        const answer = await kiosk.ask(bridgePaths.readiness, { headers: await kiosk.page() });
        const report = ReadinessReportSchema.parse(JSON.parse(answer.text));
        expect(lineOf(report, 'content')?.facts['version']).toBe(7);
        expect(lineOf(report, 'outbox')?.facts['count']).toBe(2);
      },
      { timeout: 30_000, interval: 1_000 },
    );
  });
});

test('how the last update ended is read from what root left', () => {
  const directory = mkdtempSync(join(tmpdir(), 'motcham-update-'));
  expect(readUpdate(join(directory, 'none'))).toBeNull();
  expect(readUpdate(directory)).toEqual({ state: 'none', to: null, reason: null });
  mkdirSync(join(directory, 'pack'));
  writeFileSync(join(directory, 'result'), 'number=4\nstate=failed\nreason=trial\nto=1.2.0\n');
  expect(readUpdate(directory)).toEqual({ state: 'failed', to: '1.2.0', reason: 'trial' });
  writeFileSync(join(directory, 'state'), 'phase=trial\nto=1.3.0\n');
  expect(readUpdate(directory)).toEqual({ state: 'underWay', to: '1.3.0', reason: 'trial' });
  rmSync(directory, { recursive: true });
});
