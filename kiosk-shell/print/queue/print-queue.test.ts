import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { ReceiptDocument } from '../../domain.ts';
import { sampleSlips } from '../golden/samples.ts';
import { memoryKeys, openJournalFile, PrintJournal } from '../journal/index.ts';
import { openQueueRig, PrinterRig, settled, sharedRenderer, until } from '../test-support/rig.ts';
import { PrintQueue } from './print-queue.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const slip = sampleSlips['feedback-vi']!;

test('journal and fsync come before the first byte of a slip', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'motcham-order-'));
  const events: string[] = [];
  const file = await openJournalFile(join(directory, 'journal.log'));
  const journal = await PrintJournal.open(
    {
      ...file,
      append: async (line) => {
        await file.append(line);
        events.push(/"type":"(\w+)"/.exec(line)?.[1] ?? '');
      },
    },
    memoryKeys(),
  );
  const rig = new PrinterRig();
  await rig.start();
  rig.server.onBytes = (bytes) => {
    const raster = Buffer.from(bytes).includes(Buffer.from([0x1d, 0x76, 0x30]));
    if (raster && !events.includes('raster')) events.push('raster');
  };
  const queue = new PrintQueue({
    journal,
    driver: rig.driver(),
    renderer: sharedRenderer(),
    nowMs: Date.now,
  });
  const id = randomUUID();
  await queue.submit(id, slip);
  await settled(queue, id);
  await queue.close();
  await rig.server.unplug();
  rmSync(directory, { recursive: true, force: true });
  expect(events).toEqual(['accepted', 'phase', 'raster', 'settled']);
});

describe('limits', () => {
  test('a fifty-first waiting slip is refused; none that waited too long is dumped', async () => {
    const rig = new PrinterRig();
    await rig.start();
    rig.printer.setCondition({ paper: false });
    const directory = mkdtempSync(join(tmpdir(), 'motcham-flood-'));
    const file = await openJournalFile(join(directory, 'journal.log'));
    const journal = await PrintJournal.open(file, memoryKeys());
    let nowMs = 1_000_000;
    const queue = new PrintQueue({
      journal,
      driver: rig.driver(),
      renderer: sharedRenderer(),
      nowMs: () => nowMs,
    });
    const ids = Array.from({ length: 51 }, () => randomUUID());
    const answers = [];
    for (const id of ids) answers.push(await queue.submit(id, slip));
    expect(answers.at(-1)?.print).toEqual({ state: 'failed', reason: 'tooMany' });
    nowMs += 10 * 60_000;
    rig.printer.setCondition({ paper: true });
    for (const id of ids.slice(0, 50)) {
      expect(await settled(queue, id)).toEqual({ state: 'failed', reason: 'timedOut' });
    }
    expect(rig.papers).toHaveLength(0);
    await queue.close();
    await rig.server.unplug();
    rmSync(directory, { recursive: true, force: true });
  });

  test('a slip longer than the paper may be is refused before the journal', async () => {
    const rig = new PrinterRig();
    const { queue, close } = await openQueueRig(rig.driver());
    const long: ReceiptDocument = {
      ...slip,
      large: true,
      blocks: Array.from({ length: 80 }, () => ({ type: 'text', text: 'giấy tờ '.repeat(70) })),
    };
    const id = randomUUID();
    expect((await queue.submit(id, long)).print).toEqual({ state: 'failed', reason: 'invalid' });
    expect(queue.find(id)).toBeUndefined();
    await close();
  });
});

test('closing leaves an unprinted slip in the journal, to be taken up again', async () => {
  const rig = new PrinterRig();
  await rig.start();
  rig.printer.setCondition({ paper: false });
  const directory = mkdtempSync(join(tmpdir(), 'motcham-resume-'));
  const path = join(directory, 'journal.log');
  const keys = memoryKeys();
  const parts = { driver: rig.driver(), renderer: sharedRenderer(), nowMs: () => Date.now() };
  const first = new PrintQueue({
    ...parts,
    journal: await PrintJournal.open(await openJournalFile(path), keys),
  });
  const id = randomUUID();
  await first.submit(id, slip);
  await until(() => first.find(id)?.print.state === 'waitingPaper');
  await first.close();
  const second = new PrintQueue({
    ...parts,
    journal: await PrintJournal.open(await openJournalFile(path), keys),
  });
  second.resume();
  rig.printer.setCondition({ paper: true });
  expect((await settled(second, id)).state).toBe('printed');
  expect(rig.count(slip).plain).toBe(1);
  await second.close();
  await rig.server.unplug();
  rmSync(directory, { recursive: true, force: true });
});
