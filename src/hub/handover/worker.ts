import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../domain/basics/index.ts';
import type { Keyring } from '../keys/index.ts';
import type { HubMetrics } from '../observe/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { WokenLoop } from '../woken-loop.ts';
import { openAction, type SealedRow } from './open-action.ts';
import { byPerson, prepareRegistration, type Registration, register } from './register.ts';

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
      round: async () => (await this.round()) === roundSize,
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

  /** Opens up to 50 requests; returns how many. */
  async round(): Promise<number> {
    const nowMs = this.#clock();
    const outcomes = await inTransaction(this.#store.pool, async (client) => {
      // Every column of the request: what its seal is bound to is the seal's own business.
      const { rows } = await client.query<SealedRow>(
        `select a.* from handover h join actions a using (kiosk, incarnation, seq)
          where h.state = 'waiting' and h.due_at <= $1
          order by h.due_at limit ${roundSize} for update of h skip locked`,
        [new Date(nowMs)],
      );
      const outcomes: string[] = [];
      const opened: Registration[] = [];
      for (const row of rows) {
        const body = await openAction(row, this.#keys);
        if (body.ok) {
          opened.push(await prepareRegistration(row, body.value, this.#keys));
          continue;
        }
        await client.query(
          `update handover set state = 'failed', reason = $4
            where kiosk = $1 and incarnation = $2 and seq = $3`,
          [row.kiosk, row.incarnation, row.seq, body.error],
        );
        outcomes.push('failed');
      }
      for (const one of opened.sort(byPerson)) {
        const { kiosk, incarnation, seq } = one.place;
        const next = await register(client, one, nowMs);
        await client.query(
          next === 'office'
            ? `update handover set state = 'ready'
                where kiosk = $1 and incarnation = $2 and seq = $3`
            : 'delete from handover where kiosk = $1 and incarnation = $2 and seq = $3',
          [kiosk, incarnation, seq],
        );
        outcomes.push(next === 'office' ? 'ready' : 'done');
      }
      return outcomes;
    });
    for (const outcome of outcomes) this.#metrics.handedOver.add({ outcome });
    if (outcomes.includes('ready')) this.#onReady?.();
    return outcomes.length;
  }
}
