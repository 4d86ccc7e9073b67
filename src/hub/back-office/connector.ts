import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import type { AnswerEvent, OfficeResult } from '../../domain/api/index.ts';
import type { Clock } from '../../domain/basics/index.ts';
import type { RequestPlace } from '../handover/index.ts';
import type { Keyring } from '../keys/index.ts';
import type { HubMetrics } from '../observe/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { WokenLoop } from '../woken-loop.ts';
import { chance } from '../world.ts';
import { callOffice } from './call-office.ts';
import { keepAnswer, noteContradiction } from './keep-answer.ts';
import { attemptsMax, callMs, callsMax, idleMs, leaseMs, unbelievedMax, waitMs } from './limits.ts';
import { readRequest } from './read-request.ts';
import type { OpenedRequest } from './request-event.ts';

export interface ConnectorWorld {
  readonly clock: Clock;
  readonly metrics: HubMetrics;
  readonly log: FastifyBaseLogger;
  /** Longest wait for an answer, ms; tests wait shorter. */
  readonly callMs?: number;
}

type Claimed = RequestPlace & { readonly attempts: number; readonly reason: string | null };

/** Why an answer to a call does not prove that the office has the request. */
type Unbelieved = 'schema' | 'otherRequest';
const isUnbelieved = (reason: string | null) => reason === 'schema' || reason === 'otherRequest';

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
            returning h.kiosk, h.incarnation, h.seq, h.attempts, h.reason`,
        [new Date(nowMs), new Date(nowMs + leaseMs)],
      );
      return rows;
    });
  }

  async #handOver(claimed: Claimed): Promise<void> {
    const { clock, metrics } = this.#world;
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
        if (isAbout(request.value, outcome.event)) {
          await this.#finish(claimed, request.value, outcome.event.data.result);
        } else {
          await this.#disbelieve(claimed, 'otherRequest', outcome.event.data.result);
        }
        break;
      case 'taken':
        await this.#finish(claimed, request.value, undefined);
        break;
      case 'garbled':
        await this.#disbelieve(claimed, 'schema', undefined);
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
  }

  /** The office has it: the request leaves the queue, and its answer, if any, is judged. */
  async #finish(
    claimed: Claimed,
    request: OpenedRequest,
    result: OfficeResult | undefined,
  ): Promise<void> {
    const { clock, metrics } = this.#world;
    const verdict = await inTransaction(this.#store.pool, async (client) => {
      // Another process finished it after this claim ran out: its answer was judged there.
      if (!(await leaveQueue(client, claimed))) return undefined;
      return result && keepAnswer(client, request, result, clock());
    });
    if (verdict !== undefined) metrics.answers.add({ verdict });
  }

  /**
   * A page of a proxy, an answer about somebody else: whoever says this may never have read the
   * request. It stays, is called about again with the same key, and what was said is noted.
   */
  async #disbelieve(
    claimed: Claimed,
    problem: Unbelieved,
    said: OfficeResult | undefined,
  ): Promise<void> {
    const { clock, metrics, log } = this.#world;
    log.warn(
      { ...placeOnly(claimed), problem },
      'a back office answered what proves nothing: it is called again',
    );
    metrics.answers.add({ verdict: 'nonsense' });
    const isLeft = await inTransaction(this.#store.pool, async (client) => {
      // It brought an answer that we believed meanwhile: it has the request.
      const { rowCount } = await client.query(
        `select 1 from follows
          where kiosk = $1 and incarnation = $2 and seq = $3 and result is not null`,
        [claimed.kiosk, claimed.incarnation, claimed.seq],
      );
      if (rowCount !== 0) await leaveQueue(client, claimed);
      // Once for a run of the same: the desk looks at a list.
      if (claimed.reason !== problem) {
        await noteContradiction(client, claimed, problem, said, clock());
      }
      return rowCount === 0;
    });
    if (!isLeft) return;
    if (claimed.attempts >= unbelievedMax && isUnbelieved(claimed.reason)) {
      await this.#setAside(claimed, 'dead', problem);
    } else {
      await this.#postpone(claimed, problem, 0);
    }
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

/** Takes a request out of the queue. @returns whether it was still in it */
async function leaveQueue(
  client: Pick<pg.PoolClient, 'query'>,
  { kiosk, incarnation, seq }: RequestPlace,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `delete from handover where kiosk = $1 and incarnation = $2 and seq = $3`,
    [kiosk, incarnation, seq],
  );
  return rowCount !== 0;
}

/** Whether an answer is about this request, by its id and its place. */
function isAbout(request: OpenedRequest, { subject, data }: AnswerEvent): boolean {
  const place = `${request.kiosk}/${request.incarnation}/${request.seq}`;
  return data.request === request.id && subject === place;
}
