import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../domain/basics/index.ts';
import type { RequestPlace } from '../handover/index.ts';
import type { Keyring } from '../keys/index.ts';
import type { HubMetrics } from '../observe/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { WokenLoop } from '../woken-loop.ts';
import { chance } from '../world.ts';
import { type CallOutcome, callOffice } from './call-office.ts';
import { keepAnswer, noteContradiction } from './keep-answer.ts';
import { attemptsMax, callMs, callsMax, idleMs, leaseMs, waitMs } from './limits.ts';
import { readRequest } from './read-request.ts';
import type { OpenedRequest } from './request-event.ts';

export interface ConnectorWorld {
  readonly clock: Clock;
  readonly metrics: HubMetrics;
  readonly log: FastifyBaseLogger;
  /** Longest wait for an answer, ms; tests wait shorter. */
  readonly callMs?: number;
}

type Claimed = RequestPlace & { readonly attempts: number };

/**
 * Calls a back office about every request that is ready. A request is claimed for a while, called
 * about outside any transaction, and what came of it is written: whoever dies in between leaves the
 * claim to run out, and the next call has the same idempotency key. Several processes may run.
 */
export class BackOfficeConnector {
  readonly #store: Store;
  readonly #keys: Keyring;
  readonly #url: URL;
  readonly #world: ConnectorWorld;
  readonly #loop: WokenLoop;

  constructor(store: Store, keys: Keyring, url: URL, world: ConnectorWorld) {
    this.#store = store;
    this.#keys = keys;
    this.#url = url;
    this.#world = world;
    this.#loop = new WokenLoop({
      round: async () => (await this.round()) === callsMax,
      idleMs,
      onFailure: (error) =>
        world.log.warn({ err: error }, 'the back office connector waits for the store'),
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Says that something is ready. */
  wake(): void {
    this.#loop.wake();
  }

  close(): Promise<void> {
    return this.#loop.close();
  }

  /** Calls about up to 8 requests at once; returns how many. */
  async round(): Promise<number> {
    const claimed = await this.#claim();
    const done = await Promise.allSettled(claimed.map((one) => this.#handOver(one)));
    for (const one of done) if (one.status === 'rejected') throw one.reason;
    return claimed.length;
  }

  async #claim(): Promise<readonly Claimed[]> {
    const nowMs = this.#world.clock();
    return inTransaction(this.#store.pool, async (client) => {
      const { rows } = await client.query<Claimed>(
        `with due as (
            select kiosk, incarnation, seq from handover
              where state = 'ready' and due_at <= $1
              order by due_at limit ${callsMax} for update skip locked)
          update handover h set attempts = h.attempts + 1, due_at = $2
            from due d
            where h.kiosk = d.kiosk and h.incarnation = d.incarnation and h.seq = d.seq
            returning h.kiosk, h.incarnation, h.seq, h.attempts`,
        [new Date(nowMs), new Date(nowMs + leaseMs)],
      );
      return rows;
    });
  }

  async #handOver(claimed: Claimed): Promise<void> {
    const { clock, metrics, log } = this.#world;
    const request = await readRequest(this.#store.pool, this.#keys, claimed);
    if (!request.ok) {
      await this.#setAside(claimed, 'failed', request.error);
      return;
    }
    const outcome = await callOffice(
      this.#url,
      this.#keys.handover,
      request.value,
      clock(),
      this.#world.callMs ?? callMs,
    );
    metrics.calls.add({ outcome: outcome.kind });
    switch (outcome.kind) {
      case 'answered':
      case 'garbled':
      case 'taken':
        await this.#finish(claimed, request.value, outcome);
        break;
      case 'later':
        if (claimed.attempts >= attemptsMax) {
          await this.#setAside(claimed, 'dead', outcome.reason);
        } else {
          await this.#postpone(claimed, outcome.reason, outcome.retryAfterMs);
        }
        break;
      case 'never':
        await this.#setAside(claimed, 'dead', outcome.reason);
        break;
      default:
        outcome satisfies never;
    }
    if (outcome.kind === 'garbled') {
      log.warn({ ...placeOnly(claimed) }, 'a back office answered in a shape that was not agreed');
    }
  }

  /** The office has it: the request leaves the queue, and its answer, if any, is judged. */
  async #finish(claimed: Claimed, request: OpenedRequest, outcome: CallOutcome): Promise<void> {
    const { clock, metrics } = this.#world;
    const verdict = await inTransaction(this.#store.pool, async (client) => {
      const { rowCount } = await client.query(
        `delete from handover where kiosk = $1 and incarnation = $2 and seq = $3`,
        [claimed.kiosk, claimed.incarnation, claimed.seq],
      );
      // Another process finished it after this claim ran out: its answer was judged there.
      if (rowCount === 0) return undefined;
      if (outcome.kind === 'garbled') {
        await noteContradiction(client, request, 'schema', undefined, clock());
        return 'nonsense' as const;
      }
      if (outcome.kind !== 'answered') return undefined;
      const { subject, data } = outcome.event;
      const isOurs =
        data.request === request.id &&
        subject === `${request.kiosk}/${request.incarnation}/${request.seq}`;
      if (isOurs) return keepAnswer(client, request, data.result, clock());
      await noteContradiction(client, request, 'otherRequest', data.result, clock());
      return 'nonsense' as const;
    });
    if (verdict !== undefined) metrics.answers.add({ verdict });
  }

  async #postpone(claimed: Claimed, reason: string, retryAfterMs: number): Promise<void> {
    const wait = Math.max(waitMs(claimed.attempts, chance()), retryAfterMs);
    await this.#store.pool.query(
      `update handover set reason = $4, due_at = $5
        where kiosk = $1 and incarnation = $2 and seq = $3 and state = 'ready' and attempts = $6`,
      [
        claimed.kiosk,
        claimed.incarnation,
        claimed.seq,
        reason,
        new Date(this.#world.clock() + wait),
        claimed.attempts,
      ],
    );
  }

  async #setAside(claimed: Claimed, state: 'failed' | 'dead', reason: string): Promise<void> {
    await this.#store.pool.query(
      `update handover set state = $4, reason = $5
        where kiosk = $1 and incarnation = $2 and seq = $3 and state = 'ready'`,
      [claimed.kiosk, claimed.incarnation, claimed.seq, state, reason],
    );
    this.#world.metrics.calls.add({ outcome: state });
    this.#world.log.error(
      { ...placeOnly(claimed), reason },
      'a request cannot be handed over: see "motcham actions dead"',
    );
  }
}

function placeOnly({ kiosk, incarnation, seq }: RequestPlace) {
  return { kiosk, incarnation, seq };
}
