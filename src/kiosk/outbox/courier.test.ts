import { describe, expect, it } from 'vitest';
import type { ActionEnvelope } from '../../domain/action/index.ts';
import type { ActionBatchAnswer } from '../../domain/api/index.ts';
import { type HubAnswer, simulateTime } from '../link/index.ts';
import type { Wish } from '../services.ts';
import { type CourierParts, startCourier } from './courier.ts';
import { memoryDisk } from './memory-store.ts';
import { countingRandom, memoryBackedOutbox, testKey, unseal, whoOf } from './test-support/kit.ts';
import { ModelHub } from './test-support/model-hub.ts';

const help: Wish = { kind: 'callForHelp', screen: 'home', language: 'vi' };
type Answer = HubAnswer<ActionBatchAnswer>;
const lost: Answer = { kind: 'failed', reason: 'timedOut' };
const garbage: Answer = { kind: 'failed', reason: 'garbage' };

function problem(
  code: 'too-large' | 'too-many' | 'unavailable' | 'revoked',
  retryAfterMs?: number,
) {
  const hubNowMs = undefined;
  return {
    kind: 'problem',
    code,
    status: 400,
    document: undefined,
    retryAfterMs,
    hubNowMs,
  } as const;
}

/** A kiosk whose network a test scripts: `script` answers first, then the hub does. */
async function setUp(script: ((actions: readonly ActionEnvelope[]) => Answer)[] = []) {
  const time = simulateTime(Date.parse('2026-11-21T08:00:00Z'));
  const disk = memoryDisk();
  const hub = new ModelHub();
  const outbox = memoryBackedOutbox(time, disk, () => whoOf(1));
  const batches: number[][] = [];
  const refused: string[] = [];
  let reachable = true;
  outbox.start();
  await outbox.openLine(whoOf(1).kiosk, 1);
  const parts: CourierParts = {
    after: time.after,
    upMs: time.upMs,
    fillRandom: countingRandom(7),
    queue: outbox.queue,
    current: () => whoOf(1).line,
    keyOf: () => testKey,
    async send(_key, actions, hole) {
      batches.push(actions.map(({ seq }) => seq));
      return script.shift()?.(actions) ?? hub.take(actions, hole);
    },
    reachable: async () => reachable,
    askWatermark: () => undefined,
    onRefused: (line, why) => refused.push(`${line} ${why}`),
    onEmpty: () => undefined,
  };
  async function leave(count: number) {
    for (let i = 0; i < count; i += 1) expect((await outbox.leave({ ...help })).ok).toBe(true);
  }
  const start = () => startCourier(parts);
  const setReachable = (next: boolean) => {
    reachable = next;
  };
  return { time, hub, outbox, batches, refused, leave, start, setReachable };
}

const hour = 3_600_000;

describe('courier', () => {
  it('sends in order, at most 20 at once, and keeps everything until it is settled', async () => {
    const { time, hub, outbox, batches, leave, start } = await setUp();
    await leave(45);
    start();
    await time.advance(60_000);
    expect(batches.map((batch) => batch.length)).toEqual([20, 20, 5]);
    expect(hub.taken.map(({ seq }) => seq)).toEqual(Array.from({ length: 45 }, (_, i) => i + 1));
    expect(outbox.status.value).toMatchObject({ count: 45, waiting: 0, accepted: 45 });
    hub.settled = 30;
    await outbox.queue.notice(whoOf(1).line, hub.watermark());
    expect(outbox.status.value).toMatchObject({ count: 15, lastSeq: 45 });
  });

  it('tries again after lost answers and garbage, ever more slowly, and the hub has each once', async () => {
    let arrived: ActionEnvelope[] = [];
    const { time, hub, outbox, batches, leave, start } = await setUp([
      (actions) => {
        arrived = [...actions];
        hub.take(actions);
        return lost;
      },
      () => garbage,
      () => ({ kind: 'failed', reason: 'unreachable' }),
    ]);
    await leave(3);
    start();
    await time.advance(hour);
    expect(arrived).toHaveLength(3);
    expect(batches).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect(hub.taken).toHaveLength(3);
    expect(outbox.status.value.waiting).toBe(0);
  });

  it('halves a batch that is too large, and grows again', async () => {
    const { time, batches, leave, start } = await setUp([
      () => problem('too-large'),
      () => problem('too-large'),
    ]);
    await leave(40);
    start();
    await time.advance(hour);
    expect(batches.map((batch) => batch.length)).toEqual([20, 10, 5, 10, 20, 5]);
  });

  it('sets aside what is too large even alone, whole, and the line goes on', async () => {
    const { time, hub, outbox, batches, leave, start } = await setUp();
    await leave(3);
    const big = (await outbox.queue.take(whoOf(1).line, 3)).actions[1]!;
    hub.tooLargeSealed = big.sealed;
    start();
    await time.advance(hour);
    expect(batches.slice(0, 6)).toEqual([[1, 2, 3], [1], [2, 3], [2], [2], [2]]);
    expect(hub.taken.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    // The same request by its id, but empty: whoever took it after all knows it again.
    expect(hub.taken[1]).toMatchObject({ id: big.id, seq: 2 });
    expect(unseal(hub.taken[1]!).body.kind).toBe('withdrawn');
    expect(outbox.status.value).toMatchObject({ waiting: 0, quarantined: 1 });
    const [kept] = await outbox.quarantined();
    expect(kept).toMatchObject({ seq: 2, code: 'too-large' });
    expect(kept!.envelope).toEqual(big);
    expect(await outbox.keptApart()).toMatchObject([
      { id: big.id, seq: 2, kind: big.kind, code: 'too-large' },
    ]);
  });

  it('sets nothing aside for a proxy that is wrong for a moment', async () => {
    const { time, hub, outbox, leave, start } = await setUp([
      () => problem('too-large'),
      () => problem('too-large'),
    ]);
    await leave(1);
    start();
    await time.advance(hour);
    expect(hub.taken).toHaveLength(1);
    expect(outbox.status.value).toMatchObject({ waiting: 0, quarantined: 0 });
  });

  it('waits as long as the hub asks, also when something new is left meanwhile', async () => {
    const { time, batches, leave, start } = await setUp([() => problem('too-many', 20 * 60_000)]);
    await leave(1);
    const courier = start();
    await time.advance(1_000);
    await leave(1);
    courier.kick();
    await time.advance(19 * 60_000);
    expect(batches).toEqual([[1]]);
    await time.advance(10 * 60_000);
    expect(batches).toEqual([[1], [1, 2]]);
  });

  it('is not held up by a request that the hub refuses: it keeps it apart, whole', async () => {
    const { time, hub, outbox, leave, start } = await setUp();
    const first = await outbox.leave({ ...help });
    await leave(2);
    if (first.ok) hub.refusedIds.add(first.value.id);
    start();
    await time.advance(hour);
    expect(hub.taken).toHaveLength(3);
    expect(outbox.status.value).toMatchObject({ waiting: 0, quarantined: 1, count: 3 });
    const [kept] = await outbox.quarantined();
    expect(kept).toMatchObject({ seq: 1, code: 'unknown-sealing-key' });
    expect(unseal(kept!.envelope).body.kind).toBe('callForHelp');
  });

  it('sends again what a restored hub has lost', async () => {
    const { time, hub, outbox, leave, start } = await setUp();
    await leave(6);
    const courier = start();
    await time.advance(60_000);
    hub.restore(2);
    await outbox.queue.notice(whoOf(1).line, hub.watermark());
    // In another epoch nothing that is still here counts as held.
    expect(outbox.status.value.waiting).toBe(6);
    courier.kick();
    await time.advance(60_000);
    expect(hub.taken.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(outbox.status.value.waiting).toBe(0);
  });

  it('declares what a hub that went back too far can never get again, once, and goes on', async () => {
    const { time, hub, outbox, leave, start } = await setUp();
    await leave(4);
    const courier = start();
    await time.advance(60_000);
    hub.settled = 3;
    await outbox.queue.notice(whoOf(1).line, hub.watermark());
    hub.settled = 1;
    hub.restore(1);
    await leave(1);
    courier.kick();
    await time.advance(hour);
    expect(hub.holes).toEqual([{ from: 2, to: 3, reason: 'settled' }]);
    expect(hub.taken.map(({ seq }) => seq)).toEqual([1, 4, 5]);
    expect(outbox.status.value).toMatchObject({ waiting: 0, accepted: 5 });
  });

  it('goes back when the hub misses an earlier one', async () => {
    const { time, hub, leave, start } = await setUp();
    await leave(4);
    const courier = start();
    await time.advance(60_000);
    hub.restore(1);
    await leave(1);
    courier.kick();
    await time.advance(hour);
    expect(hub.taken.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it('stops a forked line, says so, promises nothing more on it, and keeps what it holds', async () => {
    const { time, hub, outbox, batches, refused, leave, start } = await setUp();
    await leave(2);
    hub.take([{ ...(await foreign(hub)), seq: 1 }]);
    start();
    await time.advance(hour);
    expect(batches).toEqual([[1, 2]]);
    expect(new Set(refused)).toEqual(new Set([`${whoOf(1).line} forked`]));
    expect(await outbox.leave({ ...help })).toEqual({ ok: false, error: 'notEnrolled' });
    expect(outbox.status.value).toMatchObject({ count: 2, waiting: 0, quarantined: 2 });
    expect(await outbox.keptApart()).toMatchObject([
      { seq: 2, code: 'forked' },
      { seq: 1, code: 'forked' },
    ]);
  });

  it('marks nothing as sent while nobody is reachable, so that it can still be withdrawn', async () => {
    const { time, hub, outbox, batches, leave, start, setReachable } = await setUp();
    setReachable(false);
    const left = await outbox.leave({ ...help });
    await leave(1);
    const courier = start();
    await time.advance(hour);
    expect(batches).toEqual([]);
    if (!left.ok) throw new Error('not left');
    expect(await outbox.withdraw(left.value)).toEqual({ ok: true, value: undefined });
    setReachable(true);
    courier.kick();
    await time.advance(60_000);
    expect(hub.taken.map((one) => unseal(one).body.kind)).toEqual(['withdrawn', 'callForHelp']);
    expect(await outbox.withdraw(left.value)).toEqual({ ok: false, error: 'alreadySent' });
  });

  it('reports a revoked key and keeps trying slowly', async () => {
    const { time, hub, batches, refused, leave, start } = await setUp([() => problem('revoked')]);
    await leave(1);
    start();
    await time.advance(60_000);
    expect(refused).toEqual([`${whoOf(1).line} revoked`]);
    expect(batches).toHaveLength(1);
    await time.advance(hour);
    expect(hub.taken).toHaveLength(1);
  });

  it('backs off from an answer that moves nothing', async () => {
    const idle: Answer = {
      kind: 'ok',
      status: 200,
      value: { watermark: { epoch: 'e', lastSeq: 0, settled: 0 }, refused: [] },
    };
    const { time, batches, leave, start } = await setUp(
      Array.from({ length: 100 }, () => () => idle),
    );
    await leave(1);
    start();
    await time.advance(hour);
    // An hour of doubling waits up to 5 minutes is some twenty tries, not thousands.
    expect(batches.length).toBeLessThan(40);
    expect(batches.length).toBeGreaterThan(5);
  });
});

/** A request of somebody else who uses the same identity. */
async function foreign(hub: ModelHub): Promise<ActionEnvelope> {
  const time = simulateTime(0);
  const other = memoryBackedOutbox(time, memoryDisk(), () => whoOf(1), { seed: 99 });
  other.start();
  await other.openLine(whoOf(1).kiosk, 1);
  await other.leave({ ...help });
  const [envelope] = (await other.queue.take(whoOf(1).line, 1)).actions;
  if (envelope === undefined) throw new Error(`no envelope for ${hub.epoch}`);
  return envelope;
}
