import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PrintState } from '../../domain.ts';
import type { VirtualPrinterOptions } from '../emulator/index.ts';
import { sampleSlips } from '../golden/samples.ts';
import { renderReceipt } from '../raster/index.ts';
import { printNaively } from '../test-support/naive-driver.ts';
import {
  fastLimits,
  openQueueRig,
  PrinterRig,
  seededRandom,
  settled,
  until,
} from '../test-support/rig.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const slip = sampleSlips['feedback-vi']!;
const rows = renderReceipt(slip, 576).heightDots;
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function rigWithQueue(options: Partial<VirtualPrinterOptions> = {}, limits = fastLimits) {
  const rig = new PrinterRig(options);
  await rig.start();
  closers.push(() => rig.server.unplug());
  const { queue, close } = await openQueueRig(rig.driver(limits));
  closers.push(close);
  const seen: PrintState['state'][] = [];
  queue.onJob(({ print }) => seen.push(print.state));
  return { rig, queue, seen };
}

describe('a printer that is well', () => {
  test('prints every dot once and takes the answer from behind the cut as proof', async () => {
    const { rig, queue } = await rigWithQueue();
    const id = randomUUID();
    await queue.submit(id, slip);
    expect(await settled(queue, id)).toEqual({
      state: 'printed',
      evidence: 'processId',
      reprint: false,
    });
    expect(rig.count(slip)).toEqual({ plain: 1, marked: 0, voids: 0, other: 0 });
    expect(rig.printer.strayPulses).toBe(0);
  });

  test('the same id again is the same job', async () => {
    const { rig, queue } = await rigWithQueue();
    const id = randomUUID();
    await Promise.all([queue.submit(id, slip), queue.submit(id, slip), queue.submit(id, slip)]);
    await settled(queue, id);
    expect((await queue.submit(id, slip)).print.state).toBe('printed');
    expect(rig.papers).toHaveLength(1);
  });

  test('jobs come out in order, one after the other', async () => {
    const { rig, queue } = await rigWithQueue();
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of ids) await queue.submit(id, slip);
    for (const id of ids) expect((await settled(queue, id)).state).toBe('printed');
    expect(rig.count(slip).plain).toBe(3);
  });
});

describe('families of printers', () => {
  test('without GS ( H the paper status in order is the evidence', async () => {
    const { queue } = await rigWithQueue({ processId: false });
    const id = randomUUID();
    await queue.submit(id, slip);
    expect(await settled(queue, id)).toMatchObject({ state: 'printed', evidence: 'status' });
  });

  test('without any answer in order the cut counter is the evidence', async () => {
    const { queue } = await rigWithQueue(
      { processId: false, statusInOrder: false },
      { ...fastLimits, doneMs: 200 },
    );
    const id = randomUUID();
    await queue.submit(id, slip);
    expect(await settled(queue, id)).toMatchObject({ state: 'printed', evidence: 'cutCounter' });
  });

  test('without any evidence the resident is asked, and the answer is believed', async () => {
    const mute = { processId: false, statusInOrder: false, counter: false };
    const { rig, queue } = await rigWithQueue(mute, { ...fastLimits, doneMs: 200 });
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    await queue.submit(first, slip);
    expect(await settled(queue, first)).toEqual({ state: 'unconfirmed', reason: 'noEvidence' });
    expect((await queue.answer(first, { answer: 'cameOut' }))?.print).toMatchObject({
      state: 'printed',
      evidence: 'resident',
    });
    await queue.submit(second, slip);
    await settled(queue, second);
    expect((await queue.answer(second, { answer: 'leave' }))?.print.state).toBe('failed');
    await queue.submit(third, slip);
    await settled(queue, third);
    expect((await queue.answer(third, { answer: 'again' }))?.print.state).toBe('queued');
    await settled(queue, third);
    expect(rig.count(slip)).toMatchObject({ plain: 3, marked: 1, other: 0 });
  });
});

describe('a printer that cannot print now', () => {
  test('out of paper before: nothing is sent, and it prints once when paper is back', async () => {
    const { rig, queue, seen } = await rigWithQueue();
    rig.printer.setCondition({ paper: false });
    const id = randomUUID();
    await queue.submit(id, slip);
    await until(() => seen.includes('waitingPaper'));
    expect(rig.printer.busy).toBe(false);
    rig.printer.setCondition({ paper: true });
    expect((await settled(queue, id)).state).toBe('printed');
    expect(rig.count(slip)).toEqual({ plain: 1, marked: 0, voids: 0, other: 0 });
  });

  test('cover open: says so, then prints once', async () => {
    const { rig, queue, seen } = await rigWithQueue();
    rig.printer.setCondition({ coverOpen: true });
    const id = randomUUID();
    await queue.submit(id, slip);
    await until(() => seen.includes('waitingCover'));
    rig.printer.setCondition({ coverOpen: false });
    expect((await settled(queue, id)).state).toBe('printed');
    expect(rig.count(slip).plain).toBe(1);
  });

  test('out of paper in the middle: goes on where it stopped, without sending again', async () => {
    const { rig, queue, seen } = await rigWithQueue();
    rig.printer.rowsUntilPaperOut = Math.trunc(rows / 2);
    const id = randomUUID();
    await queue.submit(id, slip);
    await until(() => seen.includes('waitingPaper'));
    await sleep(60);
    rig.printer.setCondition({ paper: true });
    expect(await settled(queue, id)).toMatchObject({ state: 'printed', reprint: false });
    expect(rig.count(slip)).toEqual({ plain: 1, marked: 0, voids: 0, other: 0 });
  });

  test('cover opened in the middle: goes on', async () => {
    const { rig, queue, seen } = await rigWithQueue();
    rig.onRow = (count) => {
      if (count === 300) rig.printer.setCondition({ coverOpen: true });
    };
    const id = randomUUID();
    await queue.submit(id, slip);
    await until(() => seen.includes('waitingCover'));
    rig.printer.setCondition({ coverOpen: false });
    expect((await settled(queue, id)).state).toBe('printed');
    expect(rig.count(slip)).toEqual({ plain: 1, marked: 0, voids: 0, other: 0 });
  });

  test('absent at first: waits, and prints when it is plugged in', async () => {
    const { rig, queue, seen } = await rigWithQueue();
    await rig.server.unplug();
    const id = randomUUID();
    await queue.submit(id, slip);
    await until(() => seen.includes('waitingPrinter'));
    await rig.server.plugIn();
    expect((await settled(queue, id)).state).toBe('printed');
    expect(rig.count(slip).plain).toBe(1);
  });
});

/** Breaks the wire or the power at a row, once; plugs in again after a moment. */
function breakAt(rig: PrinterRig, row: number, fault: 'network' | 'power'): void {
  let done = false;
  rig.onRow = (count) => {
    if (done || count < row) return;
    done = true;
    if (fault === 'network') rig.server.cutNetwork();
    else void rig.server.unplug().then(() => rig.server.plugIn());
  };
}

describe.each(['network', 'power'] as const)('%s cut in the middle of a slip', (fault) => {
  // Printed, so that a failure can be repeated with the same rows.
  const seed = 20_261_121;
  const random = seededRandom(seed);
  const cases = Array.from({ length: 8 }, () => 1 + Math.trunc(random() * (rows - 1)));

  test.each(cases)('at row %i: one whole slip, every piece marked', async (row) => {
    const { rig, queue } = await rigWithQueue();
    breakAt(rig, row, fault);
    const id = randomUUID();
    await queue.submit(id, slip);
    const state = await settled(queue, id);
    const found = rig.count(slip);
    expect(state.state).toBe('printed');
    expect(found.plain + found.marked).toBe(1);
    expect(found.other).toBe(0);
    expect(state).toMatchObject({ reprint: found.marked === 1 });
  });

  test('after the cut, before the answer: the counter says it came out, nothing is resent', async () => {
    const { rig, queue } = await rigWithQueue();
    const cut = rig.papers.push.bind(rig.papers);
    rig.papers.push = (...papers) => {
      rig.papers.push = cut;
      if (fault === 'network') rig.server.cutNetwork();
      else void rig.server.unplug().then(() => rig.server.plugIn());
      return cut(...papers);
    };
    const id = randomUUID();
    await queue.submit(id, slip);
    expect(await settled(queue, id)).toEqual({
      state: 'printed',
      evidence: 'cutCounter',
      reprint: false,
    });
    expect(rig.count(slip)).toEqual({ plain: 1, marked: 0, voids: 0, other: 0 });
  });

  test('without a cut counter the second slip is marked', async () => {
    const { rig, queue } = await rigWithQueue({ counter: false });
    breakAt(rig, Math.trunc(rows / 2), fault);
    const id = randomUUID();
    await queue.submit(id, slip);
    expect(await settled(queue, id)).toMatchObject({ state: 'printed', reprint: true });
    const found = rig.count(slip);
    expect(found.marked).toBe(1);
    expect(found.plain).toBeLessThanOrEqual(1);
    expect(found.other).toBe(0);
  });

  test('the naive control loses the slip and says it was sent', async () => {
    const rig = new PrinterRig({ rowsPerSecond: 8000 });
    await rig.start();
    closers.push(() => rig.server.unplug());
    breakAt(rig, 200, fault);
    const said = await printNaively(rig.server.host, rig.server.port, renderReceipt(slip, 576));
    await sleep(400);
    expect(said).toBe('sent');
    expect(rig.count(slip)).toMatchObject({ plain: 0, marked: 0 });
  });
});
