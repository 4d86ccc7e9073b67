import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type PrintJob, PrintJobSchema, type PrintState } from '../../domain.ts';
import { startTestShell } from '../../test-support/shell-rig.ts';
import { realWorld } from '../../world.ts';
import { sampleSlips } from '../golden/samples.ts';
import { openQueueRig, PrinterRig, settled, until } from '../test-support/rig.ts';
import { Backlog } from './backlog.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const slip = sampleSlips['feedback-vi']!;
const waited: PrintState = { state: 'unconfirmed', reason: 'waited' };
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function emptyPrinter() {
  const rig = new PrinterRig();
  await rig.start();
  closers.push(() => rig.server.unplug());
  rig.printer.setCondition({ paper: false });
  return rig;
}

describe('slips that wait for the printer', () => {
  test('fifty, when the paper comes back: all are asked about, none is dumped', async () => {
    const rig = await emptyPrinter();
    const { queue, close } = await openQueueRig(rig.driver());
    closers.push(close);
    const ids = Array.from({ length: 50 }, () => randomUUID());
    for (const id of ids) await queue.submit(id, slip);
    await until(() => queue.find(ids[0]!)?.print.state === 'waitingPaper');
    rig.printer.setCondition({ paper: true });
    for (const id of ids) expect(await settled(queue, id)).toEqual(waited);
    expect(rig.papers).toHaveLength(0);
    // One is still wanted: it comes out once, and needs no mark, for none came out before.
    await queue.answer(ids[7]!, { answer: 'again' });
    expect(await settled(queue, ids[7]!)).toMatchObject({ state: 'printed', reprint: false });
    expect((await queue.answer(ids[8]!, { answer: 'leave' }))?.print).toEqual({
      state: 'failed',
      reason: 'cancelled',
    });
    // It surely did not come out, whatever a page says.
    expect((await queue.answer(ids[9]!, { answer: 'cameOut' }))?.print.state).toBe('failed');
    expect(rig.count(slip)).toEqual({ plain: 1, marked: 0, voids: 0, other: 0 });
  });

  test('behind a slip that stopped in the middle: that one goes on, the others are asked about', async () => {
    const rig = await emptyPrinter();
    rig.printer.setCondition({ paper: true });
    rig.printer.rowsUntilPaperOut = 400;
    const { queue, close } = await openQueueRig(rig.driver());
    closers.push(close);
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    await queue.submit(first, slip);
    await until(() => queue.find(first)?.print.state === 'waitingPaper');
    await queue.submit(second, slip);
    await queue.submit(third, slip);
    rig.printer.setCondition({ paper: true });
    expect(await settled(queue, first)).toMatchObject({ state: 'printed', reprint: false });
    expect(await settled(queue, second)).toEqual(waited);
    expect(await settled(queue, third)).toEqual(waited);
    expect(rig.count(slip)).toEqual({ plain: 1, marked: 0, voids: 0, other: 0 });
  });

  test('through the real bridge: fifty, as fast as it lets them through, and the answer prints', async () => {
    const rig = await emptyPrinter();
    // The flood limit gives one slip each 3 s; this clock is that far ahead with each call.
    const clock = { aheadMs: 0 };
    const kiosk = await startTestShell(
      { printer: { host: '127.0.0.1', port: rig.server.port, widthDots: 576 } },
      {},
      { ...realWorld, monotonicMs: () => realWorld.monotonicMs() + clock.aheadMs },
    );
    closers.push(() => kiosk.close());
    const headers = await kiosk.page();
    const send = async (path: string, body?: object): Promise<PrintJob> => {
      clock.aheadMs += 3_000;
      const answer = await kiosk.ask(path, {
        method: body === undefined ? 'GET' : 'POST',
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return PrintJobSchema.parse(JSON.parse(answer.text));
    };
    const ids = Array.from({ length: 50 }, () => randomUUID());
    for (const jobId of ids) await send('/bridge/print', { jobId, document: slip });
    const states = async () =>
      Promise.all(ids.map(async (id) => (await send(`/bridge/print/${id}`)).print));
    // Told to the screen within what a page waits; the code stands beside it meanwhile (R71).
    await untilAsync(async () => (await states())[0]?.state === 'waitingPaper');
    rig.printer.setCondition({ paper: true });
    await untilAsync(async () => (await states()).every((state) => state.state === 'unconfirmed'));
    expect(await states()).toEqual(ids.map(() => waited));
    expect(rig.papers).toHaveLength(0);
    await send(`/bridge/print/${ids[3]}/answer`, { answer: 'again' });
    await untilAsync(async () => (await send(`/bridge/print/${ids[3]}`)).print.state === 'printed');
    expect(rig.count(slip)).toEqual({ plain: 1, marked: 0, voids: 0, other: 0 });
  });
});

test('one that waited alone is printed; nobody asks before a printer that was always well', () => {
  const backlog = new Backlog();
  backlog.hear({ state: 'waitingPaper' }, ['a']);
  backlog.hear({ state: 'printing' }, ['a']);
  expect(backlog.mustAsk('a')).toBe(false);
  backlog.hear({ state: 'printing' }, ['b', 'c']);
  expect([backlog.mustAsk('b'), backlog.mustAsk('c')]).toEqual([false, false]);
  backlog.hear({ state: 'waitingCover' }, ['b', 'c']);
  backlog.hear({ state: 'printing' }, ['b', 'c']);
  expect([backlog.mustAsk('b'), backlog.mustAsk('c')]).toEqual([true, true]);
  backlog.forget('b');
  expect(backlog.mustAsk('b')).toBe(false);
});

async function untilAsync(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('waited too long');
}
