import { describe, expect, it } from 'vitest';
import { simulateTime } from '../link/index.ts';
import type { Wish } from '../services.ts';
import { createOutbox, type OutboxParts } from './durable-outbox.ts';
import { memoryDisk, memoryOutboxStore, type WriteFault } from './memory-store.ts';
import { countingRandom, kiosk, plainSeal, unseal, upTo, whoOf } from './test-support/kit.ts';
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
    expect(await outbox.leave({ ...help })).toEqual({ ok: false, error: 'storageClosed' });
    expect(onDisk(disk)).toEqual(['callForHelp']);
    expect(outbox.status.value.state).toBe('closed');
    readable = true;
    await time.advance(60_000);
    expect(outbox.status.value.state).toBe('open');
    expect(onDisk(disk)).toEqual(['withdrawn']);
    expect((await outbox.queue.take(line, 5)).actions.map(({ seq }) => seq)).toEqual([1]);
  });

  it('promises what was written, when the disk says so right away', async () => {
    const { disk, faults, outbox } = await setUp();
    faults.push('closedAfterWrite');
    expect(await outbox.leave({ ...help })).toMatchObject({ ok: true, value: { seq: 1 } });
    expect(onDisk(disk)).toEqual(['callForHelp']);
    expect(await outbox.leave({ ...help })).toMatchObject({ ok: true, value: { seq: 2 } });
  });

  it('says what it cannot do, and why', async () => {
    const nobody = await setUp({ who: () => undefined });
    expect(await nobody.outbox.leave({ ...help })).toEqual({ ok: false, error: 'notEnrolled' });
    const noCode = await setUp({ loadSeal: () => Promise.reject(new TypeError('chunk')) });
    expect(await noCode.outbox.leave({ ...help })).toEqual({ ok: false, error: 'storageClosed' });
    const { faults, outbox } = await setUp();
    faults.push('full');
    expect(await outbox.leave({ ...help })).toEqual({ ok: false, error: 'full' });
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
    expect((await outbox.leave({ ...help })).ok).toBe(false);
    expect((await outbox.leave({ ...help })).ok).toBe(true);
  });

  it('writes no date that the kiosk does not believe', async () => {
    const { disk, outbox } = await setUp({
      time: () => ({ ms: 0, trust: 'unconfirmed', offsetMs: 0 }),
    });
    await outbox.leave({ ...help });
    const [held] = disk.held.values();
    expect(held?.envelope.createdAt).toEqual({ at: null, trust: 'unconfirmed' });
  });

  it('brings what an earlier incarnation left into its own line, with the place it was sealed to', async () => {
    let incarnation = 1;
    const { disk, outbox } = await setUp({ who: () => whoOf(incarnation) });
    const old = [await outbox.leave({ ...help }), await outbox.leave({ ...help })];
    await outbox.queue.take(line, 1);
    incarnation = 2;
    await outbox.openLine(kiosk, 2);
    expect(await outbox.leave({ ...help })).toMatchObject({ ok: true, value: { seq: 1 } });
    await outbox.queue.gather(whoOf(2).line);
    const { actions, hole } = await outbox.queue.take(whoOf(2).line, 20);
    expect(hole).toBeUndefined();
    expect(actions.map((one) => [one.incarnation, one.seq, one.origin?.seq])).toEqual([
      [2, 1, undefined],
      [2, 2, 1],
      [2, 3, 2],
    ]);
    expect(actions[1]?.origin).toEqual({ kiosk, incarnation: 1, seq: 1 });
    expect(outbox.queue.emptyLines().map((one) => one.line)).toEqual([line]);
    expect(outbox.status.value).toMatchObject({ count: 3, waiting: 3, lastSeq: 3 });
    expect(disk.held.size).toBe(3);
    // It may have been sent before it moved.
    if (old[0]?.ok) expect(await outbox.withdraw(old[0].value)).toMatchObject({ ok: false });
    // A third enrolment keeps the first place: that is what the seal is bound to.
    incarnation = 3;
    await outbox.openLine(kiosk, 3);
    await outbox.queue.gather(whoOf(3).line);
    const third = await outbox.queue.take(whoOf(3).line, 20);
    expect(third.actions.map(({ origin }) => [origin?.incarnation, origin?.seq])).toEqual([
      [2, 1],
      [1, 1],
      [1, 2],
    ]);
  });

  it('frees a forked line by a new identity', async () => {
    let incarnation = 1;
    const { outbox } = await setUp({ who: () => whoOf(incarnation) });
    await outbox.leave({ ...help });
    await outbox.queue.fork(line);
    expect(outbox.status.value.refusals).toEqual([{ code: 'forked', count: 1 }]);
    await outbox.queue.gather(line);
    incarnation = 2;
    await outbox.openLine(kiosk, 2);
    await outbox.queue.gather(whoOf(2).line);
    expect(outbox.status.value).toMatchObject({ waiting: 1, quarantined: 0, refusals: [] });
  });

  it('declares what it deleted or lost, apart, and never what it still holds', async () => {
    const { disk, outbox } = await setUp();
    for (let i = 0; i < 6; i += 1) await outbox.leave({ ...help });
    await outbox.queue.take(line, 20);
    await outbox.queue.hear(line, { epoch: 'a', lastSeq: 6, settled: 2 }, upTo(6));
    for (const key of [...disk.held.keys()]) {
      if (key.endsWith('#3') || key.endsWith('#4')) disk.held.delete(key);
    }
    await outbox.queue.hear(line, { epoch: 'b', lastSeq: 1, settled: 0 }, undefined);
    expect(await outbox.queue.take(line, 20)).toEqual({
      actions: [],
      hole: { from: 2, to: 2, reason: 'settled' },
    });
    await outbox.queue.hear(line, { epoch: 'b', lastSeq: 2, settled: 0 }, { from: 2, to: 2 });
    const next = await outbox.queue.take(line, 20);
    expect(next.hole).toEqual({ from: 3, to: 4, reason: 'missing' });
    expect(next.actions.map(({ seq }) => seq)).toEqual([5, 6]);
    await outbox.queue.hear(line, { epoch: 'b', lastSeq: 6, settled: 0 }, { from: 3, to: 6 });
    expect(outbox.queue.waitingLines()).toEqual([]);
  });

  it('declares a hole also when nothing is left to send', async () => {
    const { outbox } = await setUp();
    await outbox.leave({ ...help });
    await outbox.queue.take(line, 20);
    await outbox.queue.hear(line, { epoch: 'a', lastSeq: 1, settled: 1 }, upTo(1));
    expect(outbox.status.value.count).toBe(0);
    await outbox.queue.hear(line, { epoch: 'b', lastSeq: 0, settled: 0 }, undefined);
    expect(outbox.queue.waitingLines()).toHaveLength(1);
    expect(await outbox.queue.take(line, 20)).toEqual({
      actions: [],
      hole: { from: 1, to: 1, reason: 'settled' },
    });
  });

  it('says that it withdrew what it did, also when the word of the disk was lost', async () => {
    const { disk, faults, outbox } = await setUp();
    const left = await outbox.leave({ ...help });
    if (!left.ok) throw new Error(left.error);
    faults.push('closed');
    expect(await outbox.withdraw(left.value)).toEqual({ ok: false, error: 'storageClosed' });
    expect(onDisk(disk)).toEqual(['callForHelp']);
    faults.push('closedAfterWrite');
    expect(await outbox.withdraw(left.value)).toEqual({ ok: true, value: undefined });
    expect(onDisk(disk)).toEqual(['withdrawn']);
  });

  it('leaves the same wish once, however often it is asked for', async () => {
    const { disk, faults, outbox } = await setUp();
    const wish = { ...help };
    // The session gave up waiting and asks again, before and after the write.
    const both = await Promise.all([outbox.leave(wish), outbox.leave(wish)]);
    expect(both[0]).toEqual(both[1]);
    expect(await outbox.leave(wish)).toEqual(both[0]);
    expect(disk.held.size).toBe(1);
    // What was refused is tried anew; another resident's equal wish is another request.
    const second = { ...help };
    faults.push('full');
    expect((await outbox.leave(second)).ok).toBe(false);
    expect(await outbox.leave(second)).toMatchObject({ ok: true, value: { seq: 2 } });
    expect(await outbox.leave({ ...help })).toMatchObject({ ok: true, value: { seq: 3 } });
  });

  it('promises nothing more when the hub was silent for 30 days, by a clock that is believed', async () => {
    const day = 86_400_000;
    let trust: 'confirmed' | 'unconfirmed' = 'confirmed';
    let nowMs = Date.parse('2026-11-21T08:00:00Z');
    const { outbox } = await setUp({ time: () => ({ ms: nowMs, trust, offsetMs: 0 }) });
    await outbox.leave({ ...help });
    nowMs += 31 * day;
    trust = 'unconfirmed';
    expect((await outbox.leave({ ...help })).ok).toBe(true);
    trust = 'confirmed';
    expect(await outbox.leave({ ...help })).toEqual({ ok: false, error: 'silent' });
    await outbox.queue.take(line, 20);
    await outbox.queue.hear(line, { epoch: 'e', lastSeq: 2, settled: 0 }, upTo(2));
    expect(outbox.status.value.state).toBe('open');
    expect((await outbox.leave({ ...help })).ok).toBe(true);
  });

  it.each([
    { epoch: 'e', lastSeq: -1, settled: 0 },
    { epoch: 'e', lastSeq: Number.NaN, settled: 0 },
    { epoch: 'e', lastSeq: 1, settled: 1.5 },
    { epoch: 'x'.repeat(500), lastSeq: 1, settled: 1 },
  ])('does not listen to an impossible watermark', async (watermark) => {
    const { outbox } = await setUp();
    await outbox.leave({ ...help });
    await outbox.queue.take(line, 1);
    expect(await outbox.queue.hear(line, watermark, upTo(1))).toBe(false);
    expect(outbox.status.value).toMatchObject({ count: 1, waiting: 1 });
  });

  it('deletes nothing that the hub does not hold, whatever it calls settled', async () => {
    const { outbox } = await setUp();
    await outbox.leave({ ...help });
    await outbox.leave({ ...help });
    await outbox.queue.take(line, 2);
    await outbox.queue.hear(line, { epoch: 'e', lastSeq: 1, settled: 99 }, upTo(2));
    expect(outbox.status.value).toMatchObject({ count: 1, waiting: 1 });
  });

  it('takes no heartbeat for an acknowledgement, but goes back and lets go by it', async () => {
    const { outbox } = await setUp();
    for (let i = 0; i < 3; i += 1) await outbox.leave({ ...help });
    await outbox.queue.take(line, 3);
    await outbox.queue.notice(line, { epoch: 'e', lastSeq: 3, settled: 3 });
    expect(outbox.status.value).toMatchObject({ count: 3, waiting: 3 });
    await outbox.queue.hear(line, { epoch: 'e', lastSeq: 3, settled: 0 }, upTo(3));
    await outbox.queue.notice(line, { epoch: 'e', lastSeq: 3, settled: 1 });
    expect(outbox.status.value).toMatchObject({ count: 2, waiting: 0 });
    await outbox.queue.notice(line, { epoch: 'f', lastSeq: 1, settled: 1 });
    expect(outbox.status.value).toMatchObject({ count: 2, waiting: 2 });
    await outbox.queue.notice(line, { epoch: 'f', lastSeq: 9, settled: 1 });
    expect(outbox.status.value).toMatchObject({ quarantined: 2 });
  });

  it('counts only the places that an answered batch went over, with nothing open before them', async () => {
    const { outbox } = await setUp();
    for (let i = 0; i < 4; i += 1) await outbox.leave({ ...help });
    await outbox.queue.take(line, 4);
    // A clone may have filled the places behind the batch.
    await outbox.queue.hear(line, { epoch: 'e', lastSeq: 4, settled: 4 }, upTo(2));
    expect(outbox.status.value).toMatchObject({ count: 2, waiting: 2, accepted: 2 });
    // A restored hub told by heartbeat what it has while a batch was on its way.
    await outbox.queue.notice(line, { epoch: 'f', lastSeq: 4, settled: 4 });
    await outbox.queue.hear(line, { epoch: 'g', lastSeq: 4, settled: 4 }, { from: 4, to: 4 });
    expect(outbox.status.value).toMatchObject({ count: 2, waiting: 2, accepted: 2 });
    await outbox.queue.hear(line, { epoch: 'g', lastSeq: 4, settled: 4 }, { from: 3, to: 4 });
    expect(outbox.status.value).toMatchObject({ count: 0, waiting: 0, accepted: 4 });
  });

  it('takes a hub that holds more than was ever sent for a fork', async () => {
    const { outbox } = await setUp();
    await outbox.leave({ ...help });
    await outbox.queue.hear(line, { epoch: 'e', lastSeq: 5, settled: 5 }, upTo(1));
    expect(await outbox.leave({ ...help })).toEqual({ ok: false, error: 'notEnrolled' });
    expect(outbox.status.value).toMatchObject({ count: 1, quarantined: 1 });
  });
});
