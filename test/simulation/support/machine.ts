import type { ActionEnvelope } from '../../../src/domain/action/index.ts';
import type { Hole } from '../../../src/domain/api/index.ts';
import type { Result } from '../../../src/domain/basics/index.ts';
import { startBelievedClock } from '../../../src/kiosk/link/believed-clock.ts';
import { lineOf, type SigningKey, type SimulatedTime } from '../../../src/kiosk/link/index.ts';
import { type Courier, startCourier } from '../../../src/kiosk/outbox/courier.ts';
import { createOutbox, type DurableOutbox } from '../../../src/kiosk/outbox/durable-outbox.ts';
import {
  type MemoryDisk,
  memoryDisk,
  memoryOutboxStore,
  type WriteFault,
} from '../../../src/kiosk/outbox/memory-store.ts';
import type { OutboxStore } from '../../../src/kiosk/outbox/store.ts';
import { countingRandom, plainSeal, whoOf } from '../../../src/kiosk/outbox/test-support/kit.ts';
import { memoryWriterLock } from '../../../src/kiosk/outbox/writer-lock.ts';
import type { HubRefusal, LeaveError, LeftRequest, Wish } from '../../../src/kiosk/services.ts';
import type { Answer } from './sim-hub.ts';

/** The outside world of a machine. */
export interface MachineWorld {
  readonly time: SimulatedTime;
  readonly nextSeed: () => number;
  readonly isReachable: () => boolean;
  readonly send: (
    key: SigningKey,
    actions: readonly ActionEnvelope[],
    hole: Hole | undefined,
  ) => Promise<Answer>;
}

/** One tab: the real outbox and courier over a disk in memory. */
export interface Page {
  readonly outbox: DurableOutbox;
  readonly courier: Courier;
  alive: boolean;
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** A computer with a disk, a power supply and up to two tabs. */
export class Machine {
  disk: MemoryDisk;
  kiosk: string;
  incarnation = 1;
  refusal: HubRefusal | undefined;
  /** Faults of the next writes. */
  readonly faults: WriteFault[] = [];
  /** Effects left before the page that does the last one dies. */
  crashIn: number | undefined;
  /** Effects that were begun or ended. */
  points = 0;
  readonly pages: Page[] = [];
  readonly believed;
  readonly #world: MachineWorld;
  readonly #lock = memoryWriterLock();
  readonly #isRelaxed: boolean;
  #flushed: MemoryDisk;

  constructor(world: MachineWorld, kiosk: string, isRelaxed: boolean, disk = memoryDisk()) {
    this.#world = world;
    this.kiosk = kiosk;
    this.disk = disk;
    this.#isRelaxed = isRelaxed;
    this.#flushed = copyDisk(disk);
    this.believed = startBelievedClock(world.time.clock, world.time.upMs, undefined);
  }

  get line(): string {
    return lineOf(this.kiosk, this.incarnation);
  }

  get keyId(): string {
    return `${this.kiosk}.${this.incarnation}`;
  }

  /** The tab that may write, or any. */
  get page(): Page | undefined {
    return this.pages.find(({ outbox }) => outbox.status.peek().state === 'open') ?? this.pages[0];
  }

  boot(): void {
    const { time, nextSeed, isReachable, send } = this.#world;
    const state = { alive: true };
    const after: SimulatedTime['after'] = (ms, run) => time.after(ms, () => state.alive && run());
    const outbox = createOutbox({
      clock: time.clock,
      after,
      fillRandom: countingRandom(nextSeed()),
      store: this.#guard(
        memoryOutboxStore(this.disk, () => this.faults.shift()),
        state,
      ),
      lock: this.#lock,
      who: () =>
        this.refusal === undefined
          ? { ...whoOf(1), line: this.line, kiosk: this.kiosk, incarnation: this.incarnation }
          : undefined,
      time: () => this.believed.now(),
      loadSeal: async () => {
        const seal = await plainSeal();
        return (...given) => this.#effect(state, () => seal(...given));
      },
    });
    const courier = startCourier({
      after,
      upMs: time.upMs,
      fillRandom: countingRandom(nextSeed()),
      queue: outbox.queue,
      current: () => this.line,
      keyOf: (line) =>
        line === this.line ? { keyId: this.keyId, privateKey: {} as CryptoKey } : undefined,
      send: (...given) => this.#effect(state, () => send(...given)),
      reachable: () => this.#effect(state, async () => isReachable()),
      askWatermark: () => undefined,
      onRefused: (line, why) => {
        if (line === this.line) this.refusal = why;
      },
      onEmpty: () => undefined,
    });
    const page: Page = Object.assign(state, { outbox, courier });
    outbox.onLeft = () => courier.kick();
    outbox.start();
    this.pages.push(page);
  }

  /** One tab dies in the middle of whatever it does; the browser gives its lock to the next. */
  crash(page = this.pages[0]): void {
    this.crashIn = undefined;
    if (page === undefined) return;
    page.alive = false;
    page.courier.stop();
    page.outbox.stop();
    this.pages.splice(this.pages.indexOf(page), 1);
  }

  /** All tabs die, and with them what the disk had only promised to keep. */
  powerCut(): void {
    while (this.pages.length > 0) this.crash();
    if (this.#isRelaxed) fillDisk(this.disk, this.#flushed);
  }

  /** The system writes back what it held: some seconds later, on a disk that was asked relaxedly. */
  flush(): void {
    this.#flushed = copyDisk(this.disk);
  }

  clone(kioskDisk = copyDisk(this.disk)): Machine {
    const copy = new Machine(this.#world, this.kiosk, this.#isRelaxed, kioskDisk);
    copy.incarnation = this.incarnation;
    return copy;
  }

  leave(wish: Wish): Promise<Result<LeftRequest, LeaveError>> {
    const { page } = this;
    return page === undefined ? never() : page.outbox.leave(wish);
  }

  /** Every effect may be the last, before it happens or after nobody hears of it. */
  async #effect<T>(state: { alive: boolean }, work: () => Promise<T>): Promise<T> {
    if (this.#dies(state)) return never();
    const result = await work();
    return this.#dies(state) ? never() : result;
  }

  #dies(state: { alive: boolean }): boolean {
    if (!state.alive) return true;
    this.points += 1;
    if (this.crashIn === undefined) return false;
    this.crashIn -= 1;
    if (this.crashIn > 0) return false;
    this.crash(this.pages.find((page) => page === state));
    return true;
  }

  #guard(store: OutboxStore, state: { alive: boolean }): OutboxStore {
    const wrap =
      <A extends unknown[], T>(method: (...given: A) => Promise<T>) =>
      (...given: A): Promise<T> =>
        this.#effect(state, () => method(...given));
    const { snapshot, openLine, append, find, withdraw, take, move, change, quarantine } = store;
    return Object.assign(store, {
      snapshot: wrap(snapshot),
      openLine: wrap(openLine),
      append: wrap(append),
      find: wrap(find),
      withdraw: wrap(withdraw),
      take: wrap(take),
      move: wrap(move),
      change: wrap(change),
      quarantine: wrap(quarantine),
    });
  }
}

function copyDisk(disk: MemoryDisk): MemoryDisk {
  const { lines, held, quarantined } = disk;
  return { lines: new Map(lines), held: new Map(held), quarantined: new Map(quarantined) };
}

function fillDisk(disk: MemoryDisk, from: MemoryDisk): void {
  for (const name of ['lines', 'held', 'quarantined'] as const) {
    const target: Map<string, unknown> = disk[name];
    target.clear();
    for (const [key, value] of from[name]) target.set(key, value);
  }
}
