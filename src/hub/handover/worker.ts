import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../domain/basics/index.ts';
import type { Keyring } from '../keys/index.ts';
import type { HubMetrics } from '../observe/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { WokenLoop } from '../woken-loop.ts';
import { claimSealed, dropDone, keepLeft, type LeftToDo } from './claim-sealed.ts';
import { openAction } from './open-action.ts';
import { byPerson, prepareRegistration, type Registration, register } from './register.ts';
import type { RequestPlace } from './replies.ts';

/** Seals opened in one transaction: some 40 ms of work (hub.md §6). */
const roundSize = 50;
/** How often the table is looked at without being told, ms. */
const idleMs = 2_000;

/**
 * Opens seals late and away from intake, makes each request known by the hash of its follow code,
 * and leaves it `ready` for the back office. The opened body is never stored and never logged.
 */
export class HandoverWorker {
  readonly #store: Store;
  readonly #keys: Keyring;
  readonly #clock: Clock;
  readonly #metrics: HubMetrics;
  readonly #onReady: (() => void) | undefined;
  readonly #loop: WokenLoop;

  constructor(
    store: Store,
    keys: Keyring,
    world: {
      readonly clock: Clock;
      readonly metrics: HubMetrics;
      readonly log: FastifyBaseLogger;
      /** Something is ready for the back office. */
      readonly onReady?: () => void;
    },
  ) {
    this.#store = store;
    this.#keys = keys;
    this.#clock = world.clock;
    this.#metrics = world.metrics;
    this.#onReady = world.onReady;
    this.#loop = new WokenLoop({
      round: () => this.round(),
      idleMs,
      onFailure: (error) => world.log.warn({ err: error }, 'handover waits for the store'),
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Says that something waits. Nothing is done before `start`. */
  wake(): void {
    this.#loop.wake();
  }

  close(): Promise<void> {
    return this.#loop.close();
  }

  /** Opens some 50 requests; returns whether more may wait. */
  async round(): Promise<boolean> {
    const nowMs = this.#clock();
    const { outcomes, isFull } = await inTransaction(this.#store.pool, async (client) => {
      const { rows, isFull } = await claimSealed(client, { nowMs, countMax: roundSize });
      const opened: Registration[] = [];
      const left: LeftToDo[] = [];
      for (const row of rows) {
        const body = await openAction(row, this.#keys);
        if (body.ok) opened.push(await prepareRegistration(row, body.value, this.#keys));
        left.push({
          place: row,
          state: body.ok ? 'ready' : 'failed',
          reason: body.ok ? null : body.error,
        });
      }
      // Before anything is decided: a cancellation looks for the row of what it takes back.
      await keepLeft(client, left, nowMs);
      const done: RequestPlace[] = [];
      for (const one of opened.sort(byPerson)) {
        if ((await register(client, one, nowMs)) === 'done') done.push(one.place);
      }
      await dropDone(client, done);
      const count = (length: number, outcome: string) => Array<string>(length).fill(outcome);
      const outcomes = [
        ...count(rows.length - opened.length, 'failed'),
        ...count(opened.length - done.length, 'ready'),
        ...count(done.length, 'done'),
      ];
      return { outcomes, isFull };
    });
    for (const outcome of outcomes) this.#metrics.handedOver.add({ outcome });
    if (outcomes.includes('ready')) this.#onReady?.();
    return isFull;
  }
}
