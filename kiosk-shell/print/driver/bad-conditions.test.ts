import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PrintState } from '../../domain.ts';
import { VirtualPrinter, type VirtualPrinterOptions } from '../emulator/index.ts';
import { sampleSlips } from '../golden/samples.ts';
import { type JournalFile, memoryKeys, openJournalFile, PrintJournal } from '../journal/index.ts';
import { type EscposProfile, printerProfiles } from '../profiles/index.ts';
import { PrintQueue } from '../queue/index.ts';
import { type Bitmap, newBitmap, renderReceipt } from '../raster/index.ts';
import { memoryPrinter } from '../test-support/memory-link.ts';
import {
  fastLimits,
  openQueueRig,
  PrinterRig,
  settled,
  sharedRenderer,
  until,
} from '../test-support/rig.ts';
import { EscposDriver, type SentPhase } from './index.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** devices.md §7, Printer: what no other test of this folder does to a printer. */
const slip = sampleSlips['feedback-vi']!;
const rows = renderReceipt(slip, 576).heightDots;
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function rigWith(
  options: Partial<VirtualPrinterOptions> = {},
  profile?: EscposProfile,
  limits = fastLimits,
) {
  const rig = new PrinterRig(options);
  await rig.start();
  closers.push(() => rig.server.unplug());
  const { queue, close } = await openQueueRig(rig.driver(limits, profile));
  closers.push(close);
  const seen: PrintState['state'][] = [];
  queue.onJob(({ print }) => seen.push(print.state));
  return { rig, queue, seen };
}

async function print(queue: PrintQueue): Promise<PrintState> {
  const id = randomUUID();
  await queue.submit(id, slip);
  return settled(queue, id);
}

describe('paper', () => {
  test('out exactly at the cut: the slip is whole and told when it is', async () => {
    const { rig, queue, seen } = await rigWith();
    rig.printer.rowsUntilPaperOut = rows;
    const id = randomUUID();
    await queue.submit(id, slip);
    await until(() => seen.includes('waitingPaper'));
    expect(queue.find(id)?.print.state).toBe('waitingPaper');
    rig.printer.setCondition({ paper: true });
    expect(await settled(queue, id)).toMatchObject({ state: 'printed', reprint: false });
    expect(rig.count(slip)).toEqual({ plain: 1, marked: 0, voids: 0, other: 0 });
  });

  test('near its end: prints, and a look tells of it', async () => {
    const { rig, queue } = await rigWith();
    rig.printer.setCondition({ paperLow: true });
    expect(await print(queue)).toMatchObject({ state: 'printed' });
    await until(() => rig.papers.length === 1);
    // While the queue still puts the job away it does not look.
    let status = await queue.look();
    for (let tries = 0; status === undefined && tries < 400; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      status = await queue.look();
    }
    expect(status).toEqual({ status: 'ready', paperLow: true });
  });
});

describe('the wire', () => {
  test('held by another client: waits, and prints once it is let go', async () => {
    const { rig, queue, seen } = await rigWith();
    const other = connect({ host: rig.server.host, port: rig.server.port });
    closers.push(() => other.destroy());
    await new Promise((resolve) => other.once('connect', resolve));
    const id = randomUUID();
    await queue.submit(id, slip);
    await until(() => seen.includes('waitingPrinter'));
    other.destroy();
    expect(await settled(queue, id)).toMatchObject({ state: 'printed', reprint: false });
    expect(rig.count(slip)).toEqual({ plain: 1, marked: 0, voids: 0, other: 0 });
  });

  test('slow, with a buffer smaller than a band: back-pressure is respected', async () => {
    const { rig, queue } = await rigWith({ bufferBytes: 512, rowsPerSecond: 6000 });
    expect(await print(queue)).toMatchObject({ state: 'printed', reprint: false });
    expect(rig.count(slip)).toEqual({ plain: 1, marked: 0, voids: 0, other: 0 });
  });

  test('every acknowledgement lost: the counter is the evidence', async () => {
    const { rig, queue } = await rigWith({}, undefined, { ...fastLimits, doneMs: 200 });
    rig.onReply = (bytes) =>
      bytes[0] === 0x37 || (bytes.length === 1 && (bytes[0]! & 0x90) === 0)
        ? new Uint8Array(0)
        : bytes;
    expect(await print(queue)).toEqual({
      state: 'printed',
      evidence: 'cutCounter',
      reprint: false,
    });
    expect(rig.papers).toHaveLength(1);
  });

  test('noise that says the cover is open: the printer itself is asked, and it goes on', async () => {
    const { rig, queue, seen } = await rigWith({}, undefined, { ...fastLimits, doneMs: 200 });
    let isSaid = false;
    rig.onRow = (count) => {
      if (isSaid || count !== 20) return;
      isSaid = true;
      // An automatic status of an open cover, which the printer never sent.
      rig.server.reply(Uint8Array.of(0x30, 0, 0, 0x0f));
    };
    // And every answer in order is lost: nothing but the time ends the wait for it.
    rig.onReply = (bytes) =>
      bytes[0] === 0x37 || (bytes.length === 1 && (bytes[0]! & 0x90) === 0)
        ? new Uint8Array(0)
        : bytes;
    expect(await print(queue)).toMatchObject({ state: 'printed', evidence: 'cutCounter' });
    expect(seen).toContain('waitingCover');
    expect(rig.count(slip)).toEqual({ plain: 1, marked: 0, voids: 0, other: 0 });
  });

  test('garbage beside a bare status byte: not believed, the resident is asked', async () => {
    const limits = { ...fastLimits, doneMs: 200 };
    const clone = printerProfiles['clone-80'];
    const quiet = await rigWith({ processId: false, counter: false }, clone, limits);
    expect(await print(quiet.queue)).toMatchObject({ state: 'printed', evidence: 'status' });
    const { rig, queue } = await rigWith({ processId: false, counter: false }, clone, limits);
    rig.onReply = (bytes) => Buffer.concat([Uint8Array.of(0xff, 0x93), bytes]);
    expect(await print(queue)).toEqual({ state: 'unconfirmed', reason: 'noEvidence' });
  });

  test('a byte that looks like a status is no proof for a family that names its answers', async () => {
    const profile = { ...printerProfiles['epson-tm-80'], cutCounter: false };
    const { queue } = await rigWith({ processId: false }, profile, { ...fastLimits, doneMs: 200 });
    expect(await print(queue)).toEqual({ state: 'unconfirmed', reason: 'noEvidence' });
  });

  test('a status asked for behind the void and heard in the middle of the next slip is none of it', async () => {
    const { rig, queue } = await rigWith({ counter: false });
    let late: Uint8Array | undefined;
    let isCut = false;
    rig.onReply = (bytes) => {
      const isStatus = bytes.length === 1 && (bytes[0]! & 0x90) === 0;
      if (!isStatus || late !== undefined || rig.papers.length !== 1) return bytes;
      late = bytes;
      return new Uint8Array(0);
    };
    rig.onRow = (count) => {
      if (!isCut && count === 60) {
        isCut = true;
        rig.server.cutNetwork();
      }
      if (late !== undefined && rig.papers.length === 1 && count === 20) rig.server.reply(late);
    };
    expect(await print(queue)).toEqual({
      state: 'printed',
      evidence: 'processId',
      reprint: true,
    });
    expect(rig.count(slip)).toEqual({ plain: 0, marked: 1, voids: 1, other: 0 });
    expect(late).toBeDefined();
  });
});

test('a printer that was deaf to everything once is still one that answers by name', async () => {
  const { rig, queue } = await rigWith({}, undefined, { ...fastLimits, doneMs: 200 });
  expect(await print(queue)).toMatchObject({ state: 'printed', evidence: 'processId' });
  let late: Uint8Array | undefined;
  rig.onRow = () => {
    // From the first row on everything in order is lost, the counter's answer too; the printer
    // still says of itself that it is ready.
    rig.onReply = (bytes) => {
      const isStatus = bytes.length === 1 && (bytes[0]! & 0x90) === 0;
      if (isStatus) late ??= bytes;
      return isStatus || bytes[0] === 0x37 || bytes[0] === 0x5f ? new Uint8Array(0) : bytes;
    };
  };
  expect(await print(queue)).toEqual({ state: 'unconfirmed', reason: 'noEvidence' });
  await until(() => rig.papers.length === 2);
  rig.onRow = (count) => {
    if (count === 20 && late !== undefined) rig.server.reply(late);
  };
  expect(await print(queue)).toEqual({ state: 'unconfirmed', reason: 'noEvidence' });
  expect(late).toBeDefined();
});

describe('another printer', () => {
  test('swapped after the wire broke: its counter proves nothing', async () => {
    const memory = memoryPrinter({ serial: 'OTHER' });
    memory.printer.cuts = 8;
    const from: SentPhase = { phase: 'sent', counter: 7, reprint: false, printer: 'M0000001' };
    const driver = new EscposDriver(memory.open, printerProfiles['escpos-80'], fastLimits);
    const state = await driver.print(
      {
        id: 'job',
        from,
        reprint: false,
        render: async (reprint) => renderReceipt(slip, 576, reprint),
        mayStillSend: () => true,
        mustAsk: () => false,
      },
      { state: () => {}, phase: async () => {} },
      new AbortController().signal,
    );
    expect(state).toMatchObject({ state: 'printed', reprint: true });
  });

  test('of 58 mm with a tear-off edge: fed out, never cut, no words it would print as text', async () => {
    const memory = memoryPrinter({ widthDots: 384 });
    const profile = printerProfiles['clone-58-tear'];
    const driver = new EscposDriver(memory.open, profile, fastLimits);
    const state = await driver.print(
      {
        id: 'job',
        from: { phase: 'fresh' },
        reprint: false,
        render: async (reprint) => renderReceipt(slip, 384, reprint),
        mayStillSend: () => true,
        mustAsk: () => false,
      },
      { state: () => {}, phase: async () => {} },
      new AbortController().signal,
    );
    expect(state).toMatchObject({ state: 'printed', evidence: 'status' });
    expect(memory.papers).toHaveLength(0);
    const sent = memory.written().toString('hex');
    expect(sent).not.toContain('1d5642');
    expect(sent).not.toContain('1d2844');
    expect(sent).not.toContain('1d61ff');
  });

  test('that is mute: nothing is asked of it, and the resident says what came out', async () => {
    const mute = { processId: false, statusInOrder: false, counter: false, serial: null };
    const { rig, queue } = await rigWith(mute, printerProfiles['mute-80']);
    rig.onReply = () => new Uint8Array(0);
    expect(await print(queue)).toEqual({ state: 'unconfirmed', reason: 'noEvidence' });
    await until(() => rig.papers.length === 1);
    expect(rig.count(slip)).toEqual({ plain: 1, marked: 0, voids: 0, other: 0 });
  });
});

test('bytes of real-time commands inside the picture set nothing off', async () => {
  const bitmap: Bitmap = newBitmap(576, 64);
  for (let at = 0; at + 1 < bitmap.data.length; at += 7) {
    bitmap.data.set([0x10, [0x04, 0x05, 0x14][at % 3] ?? 0x04], at);
  }
  const memory = memoryPrinter();
  const driver = new EscposDriver(memory.open, printerProfiles['escpos-80'], fastLimits);
  const state = await driver.print(
    {
      id: 'job',
      from: { phase: 'fresh' },
      reprint: false,
      render: async () => bitmap,
      mayStillSend: () => true,
      mustAsk: () => false,
    },
    { state: () => {}, phase: async () => {} },
    new AbortController().signal,
  );
  expect(state.state).toBe('printed');
  expect(memory.printer.strayPulses).toBe(0);
});

describe('the disk and the clock', () => {
  async function queueOver(change: (file: JournalFile) => JournalFile, nowMs: () => number) {
    const rig = new PrinterRig();
    await rig.start();
    closers.push(() => rig.server.unplug());
    const directory = mkdtempSync(join(tmpdir(), 'motcham-bad-'));
    closers.push(() => rmSync(directory, { recursive: true, force: true }));
    const file = change(await openJournalFile(join(directory, 'journal.log')));
    const journal = await PrintJournal.open(file, memoryKeys());
    const queue = new PrintQueue({
      journal,
      driver: rig.driver(),
      renderer: sharedRenderer(),
      nowMs,
    });
    closers.push(() => queue.close());
    return { rig, queue };
  }
  const full = () => Object.assign(new Error('no space left'), { code: 'ENOSPC' });

  test.each(['accepted', 'phase', 'settled'])('full when "%s" is to be synced', async (type) => {
    const { rig, queue } = await queueOver(
      (file) => ({
        ...file,
        append: async (line) => {
          if (line.includes(`"type":"${type}"`)) throw full();
          await file.append(line);
        },
      }),
      () => Date.now(),
    );
    const id = randomUUID();
    const first = await queue.submit(id, slip);
    if (type === 'accepted') {
      expect(first.print).toEqual({ state: 'failed', reason: 'journalFull' });
      expect(rig.papers).toHaveLength(0);
      return;
    }
    const state = await settled(queue, id);
    // Not a byte before the journal; after the paper the truth is told all the same.
    expect(state.state).toBe(type === 'phase' ? 'failed' : 'printed');
    expect(rig.papers).toHaveLength(type === 'phase' ? 0 : 1);
  });

  test.each([-3_600_000, 3_600_000])(
    'a clock that jumps by %i ms: nothing hangs, nothing is dumped',
    async (jumpMs) => {
      let nowMs = 1_700_000_000_000;
      const { rig, queue } = await queueOver(
        (file) => file,
        () => nowMs,
      );
      rig.printer.setCondition({ paper: false });
      const id = randomUUID();
      await queue.submit(id, slip);
      await until(() => queue.find(id)?.print.state === 'waitingPaper');
      nowMs += jumpMs;
      expect(await settled(queue, id)).toEqual({ state: 'failed', reason: 'timedOut' });
      rig.printer.setCondition({ paper: true });
      expect(await print(queue)).toMatchObject({ state: 'printed' });
      expect(rig.papers).toHaveLength(1);
    },
  );
});

test('an emulated counter forgets what was not stored when the power goes', () => {
  const printer = new VirtualPrinter(
    { widthDots: 576, bufferBytes: 4096, rowsPerSecond: 1e6, cutMs: 0, counterStoredEvery: 10 },
    { reply: () => {}, cut: () => {}, counted: () => {} },
    37,
  );
  expect(printer.counter).toBe(37);
  printer.powerCycle();
  expect(printer.counter).toBe(30);
});
