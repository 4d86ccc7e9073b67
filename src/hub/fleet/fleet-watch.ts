import type { FastifyBaseLogger } from 'fastify';
import { sql } from 'kysely';
import type { Clock } from '../../domain/basics/index.ts';
import type { Truth } from '../../domain/fleet/index.ts';
import type { AlarmChannels } from '../alarms/index.ts';
import type { HubMetrics } from '../observe/index.ts';
import type { Store } from '../store/index.ts';
import { WokenLoop } from '../woken-loop.ts';
import { readPublished } from './read-published.ts';
import { readSweptAt, sweepFleet } from './sweep.ts';

/** Time between two looks at the fleet, ms: an alarm is at most this late. */
const sweepEveryMs = 15_000;
/**
 * A fleet that nobody looked at for this long, ms: the hub was away, and kiosks were silent towards
 * it through no fault of theirs.
 */
const awayMs = 2 * 60_000;
/** After that they have this long to be heard again, ms: failed polls come again each minute. */
const returnMs = 3 * 60_000;

export interface WatchWorld {
  readonly clock: Clock;
  readonly metrics: HubMetrics;
  readonly log: FastifyBaseLogger;
  /** Messages wait to be sent. */
  readonly onQueued: () => void;
}

/** Looks at the fleet four times a minute, in one of the hub processes. */
export class FleetWatch {
  readonly #store: Store;
  readonly #channels: AlarmChannels;
  readonly #world: WatchWorld;
  readonly #loop: WokenLoop;
  #waitsUntilMs: number | undefined;

  constructor(store: Store, channels: AlarmChannels, world: WatchWorld) {
    this.#store = store;
    this.#channels = channels;
    this.#world = world;
    this.#loop = new WokenLoop({
      round: async () => {
        await this.round();
        return false;
      },
      idleMs: sweepEveryMs,
      onFailure: (error) => world.log.warn({ err: error }, 'the watch of kiosks waits'),
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Something about a kiosk was changed by hand: look now. */
  wake(): void {
    this.#loop.wake();
  }

  close(): Promise<void> {
    return this.#loop.close();
  }

  /** One look, unless the hub has just come back. */
  async round(): Promise<void> {
    const { clock, metrics, onQueued } = this.#world;
    const nowMs = clock();
    if (!(await this.#mayLook(nowMs))) return;
    this.#waitsUntilMs = undefined;
    const swept = await sweepFleet(this.#store, {
      channels: this.#channels,
      published: await readPublished(this.#store, nowMs),
      nowMs,
    });
    if (swept !== undefined) {
      if (swept.raised > 0) metrics.alarms.add({ change: 'raised' }, swept.raised);
      if (swept.cleared > 0) metrics.alarms.add({ change: 'cleared' }, swept.cleared);
      onQueued();
    }
    metrics.fleet = await readCounts(this.#store);
  }

  async #mayLook(nowMs: number): Promise<boolean> {
    const sweptAt = await readSweptAt(this.#store);
    const wasAway = sweptAt !== undefined && nowMs - sweptAt > awayMs;
    if (!wasAway) return true;
    this.#waitsUntilMs ??= nowMs + returnMs;
    return nowMs >= this.#waitsUntilMs;
  }
}

async function readCounts(store: Store): Promise<HubMetrics['fleet']> {
  const { rows } = await sql<{ truth: Truth; count: number; queued: number }>`
    select t.truth, count(*) as count, sum((t.line::json->>'q')::bigint)::bigint as queued
      from kiosk_truths t join kiosks k on k.id = t.kiosk
      where k.state = 'active' group by t.truth`.execute(store.db);
  const alarms = await sql<{ open: number; waiting: number }>`select
    (select count(*) from alarms where cleared_at is null) as open,
    (select count(*) from alarm_deliveries where state = 'waiting') as waiting`.execute(store.db);
  return {
    counts: new Map(rows.map(({ truth, count }) => [truth, count])),
    queued: rows.reduce((sum, { queued }) => sum + queued, 0),
    openAlarms: alarms.rows[0]?.open ?? 0,
    waitingDeliveries: alarms.rows[0]?.waiting ?? 0,
    sweptAtMs: await readSweptAt(store),
  };
}
