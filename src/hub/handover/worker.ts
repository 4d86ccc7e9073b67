import type { FastifyBaseLogger } from 'fastify';
import { type ActionKind, openBody, readFollowCode } from '../../domain/action/index.ts';
import type { Clock } from '../../domain/basics/index.ts';
import type { Keyring } from '../keys/index.ts';
import type { HubMetrics } from '../observe/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { hashFollowCode } from './follow-hash.ts';

/** Seals opened in one transaction: some 40 ms of work (hub.md §6). */
const roundSize = 50;
/** How often the table is looked at without being told, ms. */
const idleMs = 2_000;

interface Waiting {
  readonly kiosk: string;
  readonly incarnation: number;
  readonly seq: number;
  readonly kind: ActionKind;
  readonly key_id: string;
  readonly sealed: string;
}

type Outcome =
  | { readonly state: 'done'; readonly follow: string | undefined; readonly isWithdrawn: boolean }
  | { readonly state: 'failed'; readonly reason: string };

/**
 * Opens seals late and away from intake, and keeps of each request only the hash of its follow
 * code and a status. The opened body is never stored and never logged.
 */
export class HandoverWorker {
  readonly #store: Store;
  readonly #keys: Keyring;
  readonly #clock: Clock;
  readonly #metrics: HubMetrics;
  readonly #log: FastifyBaseLogger;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isWanted = false;
  #isClosed = false;

  constructor(
    store: Store,
    keys: Keyring,
    world: { readonly clock: Clock; readonly metrics: HubMetrics; readonly log: FastifyBaseLogger },
  ) {
    this.#store = store;
    this.#keys = keys;
    this.#clock = world.clock;
    this.#metrics = world.metrics;
    this.#log = world.log;
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), idleMs);
    this.wake();
  }

  /** Says that something waits. */
  wake(): void {
    this.#isWanted = true;
    if (this.#running !== undefined || this.#isClosed) return;
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isWanted && !this.#isClosed) {
      this.#isWanted = false;
      try {
        if ((await this.round()) === roundSize) this.#isWanted = true;
      } catch (error) {
        this.#log.warn({ err: error }, 'handover waits for the store');
      }
    }
  }

  /** Hands over up to 50 requests; returns how many. */
  async round(): Promise<number> {
    const outcomes = await inTransaction(this.#store.pool, async (client) => {
      const { rows } = await client.query<Waiting>(
        `select h.kiosk, h.incarnation, h.seq, a.kind, a.key_id, a.sealed
          from handover h join actions a using (kiosk, incarnation, seq)
          where h.state = 'waiting' and h.due_at <= $1
          order by h.due_at limit ${roundSize} for update of h skip locked`,
        [new Date(this.#clock())],
      );
      const states: string[] = [];
      for (const row of rows) {
        const outcome = await this.#open(row);
        states.push(outcome.state);
        const place = [row.kiosk, row.incarnation, row.seq];
        if (outcome.state === 'failed') {
          await client.query(
            `update handover set state = 'failed', reason = $4
              where kiosk = $1 and incarnation = $2 and seq = $3`,
            [...place, outcome.reason],
          );
          continue;
        }
        if (outcome.follow !== undefined) {
          await client.query(
            `insert into follows (code_hash, kiosk, incarnation, seq, kind, status, changed_at)
              values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
            [
              await hashFollowCode(outcome.follow, this.#keys.followKey),
              ...place,
              row.kind,
              outcome.isWithdrawn ? 'withdrawn' : 'received',
              new Date(this.#clock()),
            ],
          );
        }
        await client.query(
          'delete from handover where kiosk = $1 and incarnation = $2 and seq = $3',
          place,
        );
      }
      return states;
    });
    for (const outcome of outcomes) this.#metrics.handedOver.add({ outcome });
    return outcomes.length;
  }

  async #open(row: Waiting): Promise<Outcome> {
    const privateKey = this.#keys.openers.get(row.key_id);
    if (privateKey === undefined) return { state: 'failed', reason: 'sealingKeyLost' };
    const opened = await openBody(row, privateKey);
    if (!opened.ok) return { state: 'failed', reason: opened.error };
    const body = opened.value;
    if (!('follow' in body)) return { state: 'done', follow: undefined, isWithdrawn: false };
    const follow = readFollowCode(body.follow);
    return {
      state: 'done',
      follow: follow.ok ? follow.value : undefined,
      isWithdrawn: body.kind === 'withdrawn',
    };
  }
}
