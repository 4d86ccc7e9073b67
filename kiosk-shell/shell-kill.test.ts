import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { isPrintSettled, type PrintState } from './domain.ts';
import { sampleSlips } from './print/golden/samples.ts';
import { PrinterRig, seededRandom, until } from './print/test-support/rig.ts';
import { ask } from './test-support/shell-rig.ts';

const slip = sampleSlips['feedback-vi']!;
const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A shell as a process of its own, over an emulated printer that outlives it. */
async function machine(withRuntime: boolean) {
  const directory = mkdtempSync(join(tmpdir(), 'motcham-kill-'));
  closers.push(() => rmSync(directory, { recursive: true, force: true }));
  const rig = new PrinterRig({ rowsPerSecond: 3000 });
  await rig.start();
  closers.push(() => rig.server.unplug());
  mkdirSync(join(directory, 'page'));
  writeFileSync(join(directory, 'page', 'index.html'), 'page');
  const config = join(directory, 'shell.json');
  writeFileSync(
    config,
    JSON.stringify({
      stateDirectory: join(directory, 'state'),
      ...(withRuntime ? { runtimeDirectory: join(directory, 'run') } : {}),
      pageDirectory: join(directory, 'page'),
      port: 0,
      trial: true,
      hub: { url: 'http://127.0.0.1:9' },
      printer: { host: '127.0.0.1', port: rig.server.port, widthDots: 576 },
      browser: 'none',
    }),
  );
  let child: ChildProcess | undefined;
  closers.push(() => child?.kill('SIGKILL'));
  const start = async () => {
    child = spawn(process.execPath, [main, '--config', config, '--exit-with-parent'], {
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...process.env, MOTCHAM_LOG: 'on' },
    });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (part) => {
      said += part;
    });
    await until(() => said.includes('shell.started'), 30_000);
    const port = Number(/"port":(\d+)/.exec(said)?.[1]);
    const own = { 'sec-fetch-site': 'same-origin', origin: `http://localhost:${port}` };
    const session = await ask(port, '/bridge/session', { headers: own });
    const headers = { ...own, 'x-motcham-bridge': String(JSON.parse(session.text).token) };
    return { port, headers };
  };
  const kill = async () => {
    const gone = new Promise((resolve) => child?.once('exit', resolve));
    child?.kill('SIGKILL');
    await gone;
  };
  return { rig, start, kill };
}

/** The state that the next shell gives, once it is settled. */
async function settledState(
  shell: { port: number; headers: Record<string, string> },
  jobId: string,
): Promise<PrintState> {
  for (let i = 0; i < 400; i += 1) {
    const answer = await ask(shell.port, `/bridge/print/${jobId}`, { headers: shell.headers });
    const state: PrintState = JSON.parse(answer.text).print;
    if (isPrintSettled(state)) return state;
    await sleep(50);
  }
  throw new Error('the job never settled');
}

// From before the journal to after the cut: a slip of 1088 rows takes 0.4 s on this printer.
const random = seededRandom(9100);
const momentsMs = Array.from({ length: 5 }, (_, i) => Math.trunc((i + random()) * 120));

test.each(momentsMs)(
  'the shell killed %i ms after the tap: its successor finishes the slip, once',
  async (momentMs) => {
    const { rig, start, kill } = await machine(true);
    const first = await start();
    const jobId = randomUUID();
    const body = JSON.stringify({ jobId, document: slip });
    await ask(first.port, '/bridge/print', { method: 'POST', headers: first.headers, body });
    await sleep(momentMs);
    await kill();
    const state = await settledState(await start(), jobId);
    const found = rig.count(slip);
    expect(state.state).toBe('printed');
    expect(found.plain + found.marked).toBe(1);
    expect(found.other).toBe(0);
  },
  60_000,
);

test('killed with its keys in memory only: the slip is not resent, and no lie is told', async () => {
  const { rig, start, kill } = await machine(false);
  const first = await start();
  const jobId = randomUUID();
  const body = JSON.stringify({ jobId, document: slip });
  rig.onRow = (rows) => {
    // Paper out keeps the slip in the middle until the shell is dead.
    if (rows === 400) rig.printer.setCondition({ paper: false });
  };
  await ask(first.port, '/bridge/print', { method: 'POST', headers: first.headers, body });
  await until(() => !rig.printer.condition.paper);
  await kill();
  const second = await start();
  rig.printer.setCondition({ paper: true });
  const state = await settledState(second, jobId);
  const found = rig.count(slip);
  expect(found.other + found.marked).toBe(0);
  expect(state.state === 'printed').toBe(found.plain === 1);
  if (found.plain === 0) expect(state).toEqual({ state: 'failed', reason: 'cancelled' });
}, 60_000);
