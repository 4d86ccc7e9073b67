import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { bridgePaths, type PrintJob } from '../../../domain/api/index.ts';
import type { PrintState } from '../../../domain/fleet/index.ts';
import type { ReceiptDocument } from '../../../domain/receipt/index.ts';
import { type HubAnswer, simulateTime } from '../../link/index.ts';
import type { ShellState } from '../../services.ts';
import type { BridgeCall } from '../shell/index.ts';
import { createBridgePrinter } from './bridge-printer.ts';

const jobId = '01890000-0000-7000-8000-000000000001';
const document = {} as ReceiptDocument;
type Answer = HubAnswer<PrintJob>;
const silent: Answer = { kind: 'failed', reason: 'unreachable' };

function problem(code: 'not-found' | 'bad-request' | 'too-many' | 'internal'): Answer {
  return {
    kind: 'problem',
    code,
    status: 400,
    document: undefined,
    retryAfterMs: undefined,
    hubNowMs: undefined,
  };
}

/** A shell whose jobs a test sets by hand; `bend` answers instead. */
function setUp() {
  const time = simulateTime(0);
  const jobs = new Map<string, PrintState>();
  const calls: string[] = [];
  const listeners = new Set<(job: PrintJob) => void>();
  const shell = { bend: undefined as Answer | undefined, first: { state: 'queued' } as PrintState };
  async function answerOf(call: BridgeCall): Promise<Answer> {
    calls.push(`${call.method} ${call.path}`);
    if (shell.bend) return shell.bend;
    if (call.path === bridgePaths.print && !jobs.has(jobId)) jobs.set(jobId, shell.first);
    const print = jobs.get(jobId);
    return print ? { kind: 'ok', status: 200, value: { jobId, print } } : problem('not-found');
  }
  const state = signal<ShellState>({ shell: 'up', printer: { status: 'ready', paperLow: false } });
  const printer = createBridgePrinter({
    after: time.after,
    upMs: time.upMs,
    caller: { call: (call) => answerOf(call) as Promise<never> },
    state,
    on: (_name, listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const told: PrintState[] = [];
  const start = () => printer.print(jobId, document, (one) => told.push(one));
  const push = (print: PrintState) => {
    jobs.set(jobId, print);
    for (const listener of listeners) listener({ jobId, print });
  };
  return { time, jobs, calls, shell, state, printer, told, start, push, listeners };
}

const names = (states: readonly PrintState[]) => states.map(({ state }) => state);

describe('printing through the shell', () => {
  it('tells every state once, in order, from the stream', async () => {
    const { time, told, start, push } = setUp();
    start();
    await time.advance(10);
    push({ state: 'printing' });
    push({ state: 'printing' });
    push({ state: 'printed', evidence: 'processId', reprint: false });
    await time.advance(60_000);
    expect(names(told)).toEqual(['queued', 'printing', 'printed']);
  });

  it('learns of states without a stream too', async () => {
    const { time, jobs, told, start } = setUp();
    start();
    await time.advance(10);
    jobs.set(jobId, { state: 'waitingPaper' });
    await time.advance(3_000);
    jobs.set(jobId, { state: 'printed', evidence: 'status', reprint: false });
    await time.advance(3_000);
    expect(names(told)).toEqual(['queued', 'waitingPaper', 'printed']);
  });

  it('has failed within 5 s when the shell does not answer (R71), and prints nothing later', async () => {
    const { time, calls, jobs, shell, told, start } = setUp();
    shell.bend = silent;
    start();
    await time.advance(4_999);
    expect(told).toEqual([{ state: 'failed', reason: 'timedOut' }]);
    shell.bend = undefined;
    calls.length = 0;
    await time.advance(60_000);
    expect(calls.filter((call) => call.startsWith('POST'))).toEqual([]);
    expect(jobs.size).toBe(0);
    expect(names(told)).toEqual(['failed']);
  });

  it('follows a job through a restart of the shell', async () => {
    const { time, jobs, shell, told, start } = setUp();
    start();
    await time.advance(1_000);
    shell.bend = silent;
    await time.advance(2_000);
    shell.bend = undefined;
    jobs.set(jobId, { state: 'unconfirmed', reason: 'powerLost' });
    await time.advance(2_000);
    expect(names(told)).toEqual(['queued', 'unconfirmed']);
  });

  it('tells what became of a job after all when a long silence ends', async () => {
    const { time, jobs, shell, told, start } = setUp();
    start();
    await time.advance(1_000);
    shell.bend = silent;
    await time.advance(30_000);
    expect(names(told)).toEqual(['queued', 'failed']);
    shell.bend = undefined;
    jobs.set(jobId, { state: 'printed', evidence: 'processId', reprint: false });
    await time.advance(2_000);
    expect(names(told)).toEqual(['queued', 'failed', 'printed']);
  });

  it.each([
    ['bad-request', 'invalid'],
    ['too-many', 'tooMany'],
    ['internal', 'printerError'],
  ] as const)('takes %s for %s, and never for printed', async (code, reason) => {
    const { time, shell, told, start } = setUp();
    shell.bend = problem(code);
    start();
    await time.advance(30_000);
    expect(told[0]).toEqual({ state: 'failed', reason });
    expect(names(told)).not.toContain('printed');
  });

  it('does not know what became of a job that the shell forgot', async () => {
    const { time, jobs, told, start } = setUp();
    start();
    await time.advance(10);
    jobs.clear();
    await time.advance(2_000);
    expect(told.at(-1)).toEqual({ state: 'unconfirmed', reason: 'noEvidence' });
  });

  it('says nothing after its listener left', async () => {
    const { time, told, start, push, listeners } = setUp();
    const stop = start();
    await time.advance(10);
    stop();
    push({ state: 'printing' });
    await time.advance(60_000);
    expect(names(told)).toEqual(['queued']);
    expect(listeners.size).toBe(0);
    expect(time.pending()).toBe(0);
  });

  it('offers paper only when the shell is up and its printer ready', () => {
    const { printer, state } = setUp();
    expect(printer.available.value).toBe(true);
    state.value = { shell: 'up', printer: { status: 'paperOut' } };
    expect(printer.available.value).toBe(false);
    state.value = { shell: 'down', printer: { status: 'ready', paperLow: false } };
    expect(printer.available.value).toBe(false);
  });
});
