import { describe, expect, it } from 'vitest';
import { simulateTime } from '../link/index.ts';
import type { Wish } from '../services.ts';
import { createOutbox, type OutboxParts } from './durable-outbox.ts';
import { memoryDisk, memoryOutboxStore, type WriteFault } from './memory-store.ts';
import { countingRandom, kiosk, plainSeal, unseal, whoOf } from './test-support/kit.ts';
import { memoryWriterLock } from './writer-lock.ts';

const help: Wish = { kind: 'callForHelp', screen: 'home', language: 'vi' };
const line = whoOf(1).line;

async function setUp(change: Partial<OutboxParts> = {}) {
  const time = simulateTime(Date.parse('2026-11-21T08:00:00Z'));
  const disk = memoryDisk();
  const faults: WriteFault[] = [];
  const store = memoryOutboxStore(disk, () => faults.shift());
  const outbox = createOutbox({
    clock: time.clock,
    after: time.after,
    fillRandom: countingRandom(),
    store,
    lock: memoryWriterLock(),
    who: () => whoOf(1),
    time: () => ({ ms: time.clock(), trust: 'confirmed', offsetMs: 0 }),
    loadSeal: plainSeal,
    ...change,
  });
  outbox.start();
  await outbox.openLine(kiosk, 1);
  return { time, disk, faults, store, outbox };
}

const onDisk = (disk: ReturnType<typeof memoryDisk>) =>
  [...disk.held.values()].map(({ envelope }) => unseal(envelope).body.kind);

describe('outbox', () => {
  it('does not deliver what its resident was told had failed, although it was written', async () => {
    const { time, disk, faults, store, outbox } = await setUp();
    const snapshot = store.snapshot;
    let readable = false;
    store.snapshot = async () => {
      if (readable) return snapshot();
      const { StorageFailure } = await import('./store.ts');
      throw new StorageFailure('closed');
    };
    faults.push('closedAfterWrite');
    expect(await outbox.leave(help)).toEqual({ ok: false, error: 'storageClosed' });
    expect(onDisk(disk)).toEqual(['callForHelp']);
    expect(outbox.status.value.state).toBe('closed');
    readable = true;
    await time.advance(60_000);
    expect(outbox.status.value.state).toBe('open');
    expect(onDisk(disk)).toEqual(['withdrawn']);
    expect((await outbox.queue.take(line, 5)).map(({ seq }) => seq)).toEqual([1]);
  });

  it('promises what was written, when the disk says so right away', async () => {
    const { disk, faults, outbox } = await setUp();
    faults.push('closedAfterWrite');
    expect(await outbox.leave(help)).toMatchObject({ ok: true, value: { seq: 1 } });
    expect(onDisk(disk)).toEqual(['callForHelp']);
    expect(await outbox.leave(help)).toMatchObject({ ok: true, value: { seq: 2 } });
  });

  it('says what it cannot do, and why', async () => {
    const nobody = await setUp({ who: () => undefined });
    expect(await nobody.outbox.leave(help)).toEqual({ ok: false, error: 'notEnrolled' });
    const noCode = await setUp({ loadSeal: () => Promise.reject(new TypeError('chunk')) });
    expect(await noCode.outbox.leave(help)).toEqual({ ok: false, error: 'storageClosed' });
    const { faults, outbox } = await setUp();
    faults.push('full');
    expect(await outbox.leave(help)).toEqual({ ok: false, error: 'full' });
    expect(outbox.status.value.state).toBe('full');
  });

  it('loads the sealing code again after it could not', async () => {
    let tries = 0;
    const { outbox } = await setUp({
      loadSeal: () => {
        tries += 1;
        return tries === 1 ? Promise.reject(new TypeError('chunk')) : plainSeal();
      },
    });
    expect((await outbox.leave(help)).ok).toBe(false);
    expect((await outbox.leave(help)).ok).toBe(true);
  });

  it('writes no date that the kiosk does not believe', async () => {
    const { disk, outbox } = await setUp({
      time: () => ({ ms: 0, trust: 'unconfirmed', offsetMs: 0 }),
    });
    await outbox.leave(help);
    const [held] = disk.held.values();
    expect(held?.envelope.createdAt).toEqual({ at: null, trust: 'unconfirmed' });
  });

  it('keeps the lines of two incarnations apart, and sends the older first', async () => {
    let incarnation = 1;
    const { outbox } = await setUp({ who: () => whoOf(incarnation) });
    await outbox.leave(help);
    await outbox.leave(help);
    incarnation = 2;
    await outbox.openLine(kiosk, 2);
    expect(await outbox.leave(help)).toMatchObject({ ok: true, value: { seq: 1 } });
    expect(outbox.queue.waitingLines().map((one) => one.line)).toEqual([line, whoOf(2).line]);
    const old = await outbox.queue.take(line, 20);
    expect(old.map((one) => [one.incarnation, one.seq])).toEqual([
      [1, 1],
      [1, 2],
    ]);
    await outbox.queue.hear(line, { epoch: 'e', lastSeq: 2, settled: 2 });
    expect(outbox.queue.emptyLines().map((one) => one.line)).toEqual([line]);
    expect(outbox.status.value).toMatchObject({ count: 1, waiting: 1, lastSeq: 1 });
  });

  it.each([
    { epoch: 'e', lastSeq: -1, settled: 0 },
    { epoch: 'e', lastSeq: Number.NaN, settled: 0 },
    { epoch: 'e', lastSeq: 1, settled: 1.5 },
    { epoch: 'x'.repeat(500), lastSeq: 1, settled: 1 },
  ])('does not listen to an impossible watermark', async (watermark) => {
    const { outbox } = await setUp();
    await outbox.leave(help);
    await outbox.queue.take(line, 1);
    expect(await outbox.queue.hear(line, watermark)).toBe(false);
    expect(outbox.status.value).toMatchObject({ count: 1, waiting: 1 });
  });

  it('deletes nothing that the hub does not hold, whatever it calls settled', async () => {
    const { outbox } = await setUp();
    await outbox.leave(help);
    await outbox.leave(help);
    await outbox.queue.take(line, 2);
    await outbox.queue.hear(line, { epoch: 'e', lastSeq: 1, settled: 99 });
    expect(outbox.status.value).toMatchObject({ count: 1, waiting: 1 });
  });

  it('takes a hub that holds more than was ever sent for a fork', async () => {
    const { outbox } = await setUp();
    await outbox.leave(help);
    await outbox.queue.hear(line, { epoch: 'e', lastSeq: 5, settled: 5 });
    expect(await outbox.leave(help)).toEqual({ ok: false, error: 'notEnrolled' });
    expect(outbox.status.value).toMatchObject({ count: 1, quarantined: 1 });
  });
});
