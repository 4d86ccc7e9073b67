import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionEnvelope } from '../../domain/action/index.ts';
import type { ActionBatchAnswer, Watermark } from '../../domain/api/index.ts';
import { type HubAnswer, simulateTime } from '../link/index.ts';
import type { LeftRequest, Wish } from '../services.ts';
import { type Courier, startCourier } from './courier.ts';
import type { DurableOutbox } from './durable-outbox.ts';
import { memoryDisk, type WriteFault } from './memory-store.ts';
import { countingRandom, memoryBackedOutbox, testKey, unseal, whoOf } from './test-support/kit.ts';
import { ModelHub } from './test-support/model-hub.ts';

const line = whoOf(1).line;
const wishOf = (n: number): Wish => ({ kind: 'callForHelp', screen: `s${n}`, language: 'vi' });
type Answer = HubAnswer<ActionBatchAnswer>;

/** What happens to the next exchange with the hub. */
const nemesis = fc.constantFrom('lostRequest', 'lostAnswer', 'doubled', 'garbage', 'late' as const);
const fault = fc.constantFrom<WriteFault>('full', 'closed', 'closedAfterWrite');

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('leave' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('leaveAndCrash' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), which: fc.nat(20) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(400_000) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('network' as const), nemesis }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('disk' as const), fault }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle' as const), share: fc.nat(100) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), share: fc.nat(100) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('heartbeat' as const), old: fc.boolean() }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Promises settle in turns of the microtask queue: nothing here waits for anything real. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 250; turn += 1) await undefined;
}

/** One kiosk, one hub, a bad network and a bad disk between a bad power supply. */
class World {
  readonly time = simulateTime(Date.parse('2026-11-21T08:00:00Z'), settle);
  readonly disk = memoryDisk();
  readonly hub = new ModelHub();
  readonly promised = new Map<string, LeftRequest>();
  readonly withdrawn = new Set<string>();
  readonly refusedLeaves: number[] = [];
  readonly inTheAir: (readonly ActionEnvelope[])[] = [];
  readonly told: Watermark[] = [];
  readonly network: string[] = [];
  readonly faults: WriteFault[] = [];
  forks = 0;
  left = 0;
  page: { outbox: DurableOutbox; courier: Courier; alive: { value: boolean } } | undefined;

  async boot(): Promise<void> {
    const alive = { value: true };
    const nextFault = () => (alive.value ? this.faults.shift() : ('closed' as const));
    const outbox = memoryBackedOutbox(this.time, this.disk, () => whoOf(1), {
      nextFault,
      seed: 1 + this.left * 7919 + this.told.length,
    });
    outbox.start();
    const courier = startCourier({
      after: this.time.after,
      upMs: this.time.upMs,
      fillRandom: countingRandom(3),
      queue: outbox.queue,
      keyOf: () => testKey,
      send: (_key, actions) => this.carry(actions, alive),
      reachable: async () => alive.value,
      askWatermark: () => undefined,
      onRefused: () => {
        this.forks += 1;
      },
      onEmpty: () => undefined,
    });
    outbox.onLeft = () => courier.kick();
    this.page = { outbox, courier, alive };
    await settle();
  }

  async carry(actions: readonly ActionEnvelope[], alive: { value: boolean }): Promise<Answer> {
    const failed: Answer = { kind: 'failed', reason: 'timedOut' };
    // A dead page sends nothing more.
    if (!alive.value) return failed;
    const what = this.network.shift();
    if (what === 'lostRequest') return failed;
    if (what === 'late') {
      this.inTheAir.push(actions);
      return failed;
    }
    if (what === 'doubled') this.hub.take(actions);
    const answer = this.hub.take(actions);
    if (what === 'lostAnswer') return failed;
    return what === 'garbage' ? { kind: 'failed', reason: 'garbage' } : answer;
  }

  async crash(): Promise<void> {
    if (this.page === undefined) return;
    this.page.alive.value = false;
    this.page.courier.stop();
    this.page.outbox.stop();
    await settle();
    await this.boot();
  }

  async leave(): Promise<void> {
    const n = this.left;
    this.left += 1;
    const left = await this.page?.outbox.leave(wishOf(n));
    if (left?.ok) this.promised.set(left.value.id, left.value);
    else this.refusedLeaves.push(n);
  }

  async run(one: Step): Promise<void> {
    const { outbox } = this.page ?? {};
    switch (one.do) {
      case 'leave':
        return this.race(this.leave());
      case 'leaveAndCrash': {
        const leaving = this.leave();
        await this.crash();
        return this.race(leaving);
      }
      case 'withdraw': {
        const request = [...this.promised.values()][one.which];
        if (request === undefined || outbox === undefined) return;
        const answer = outbox.withdraw(request).then((said) => {
          if (said.ok) this.withdrawn.add(request.id);
        });
        return this.race(answer);
      }
      case 'wait':
        return this.time.advance(one.ms);
      case 'network':
        this.network.push(one.nemesis);
        return;
      case 'disk':
        this.faults.push(one.fault);
        return;
      case 'restart':
        return this.crash();
      case 'settle':
        this.hub.settled = Math.max(this.hub.settled, this.share(one.share));
        return;
      case 'restore':
        // What is settled is in the backup: that is what settled means.
        this.hub.restore(Math.max(this.hub.settled, this.share(one.share)));
        return;
      case 'heartbeat': {
        const told = one.old ? (this.told.at(-1) ?? this.hub.watermark()) : this.hub.watermark();
        this.told.push(this.hub.watermark());
        await this.race(outbox?.queue.hear(line, told) ?? Promise.resolve());
        const late = this.inTheAir.shift();
        if (late) this.hub.take(late);
      }
    }
  }

  share(percent: number): number {
    return Math.floor((this.hub.taken.length * percent) / 100);
  }

  /** Waits for work that may hang on a closed disk, in simulated time. */
  async race(work: Promise<unknown>): Promise<void> {
    let done = false;
    void work.finally(() => {
      done = true;
    });
    for (let i = 0; i < 40 && !done; i += 1) await this.time.advance(1_000);
    expect(done).toBe(true);
  }

  /** Everything works again, and time passes. */
  async heal(): Promise<void> {
    this.network.length = 0;
    this.faults.length = 0;
    await this.time.advance(60_000);
    for (let i = 0; i < 3; i += 1) {
      await this.race(
        this.page?.outbox.queue.hear(line, this.hub.watermark()) ?? Promise.resolve(),
      );
      this.page?.courier.kick();
      await this.time.advance(20 * 60_000);
    }
  }
}

function checkPromises(world: World): void {
  const { hub, promised, withdrawn } = world;
  expect(world.forks).toBe(0);
  // Contiguous, each id once.
  expect(hub.taken.map(({ seq }) => seq)).toEqual(hub.taken.map((_, i) => i + 1));
  expect(new Set(hub.taken.map(({ id }) => id)).size).toBe(hub.taken.length);
  const arrived = new Map(hub.taken.map((envelope) => [envelope.id, envelope]));
  for (const request of promised.values()) {
    const envelope = arrived.get(request.id);
    expect(envelope?.seq).toBe(request.seq);
    const kind = envelope && unseal(envelope).body.kind;
    expect(kind).toBe(withdrawn.has(request.id) ? 'withdrawn' : 'callForHelp');
  }
  expect(world.page?.outbox.status.value.waiting).toBe(0);
}

describe('kiosk and hub', () => {
  it('bring every promised request exactly once and in order, through every mishap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 40 }), async (steps) => {
        const world = new World();
        await world.boot();
        await world.page?.outbox.openLine(whoOf(1).kiosk, 1);
        for (const one of steps) await world.run(one);
        await world.heal();
        checkPromises(world);
        world.page?.courier.stop();
        world.page?.outbox.stop();
      }),
      { numRuns: 120 },
    );
  }, 120_000);
});
