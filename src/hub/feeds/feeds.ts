import { createHash } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { sql } from 'kysely';
import type { SourceOutcome } from '../../domain/api/console/index.ts';
import type { Clock } from '../../domain/basics/index.ts';
import type { HubMetrics } from '../observe/index.ts';
import type { Store } from '../store/index.ts';
import { WokenLoop } from '../woken-loop.ts';
import { chance } from '../world.ts';
import { askFeed, type FeedAnswer, type Validators } from './ask-feed.ts';
import type { FeedConfig } from './feed-config.ts';
import { feedTables } from './feed-tables.ts';
import { readBoards } from './read-boards.ts';
import type { ReadFeed } from './read-feed.ts';

/** How often it is looked whether a feed is due, ms. */
const lookEveryMs = 5_000;
/** Share by which a feed is asked earlier or later: a city's hubs do not ask in the same second. */
const jitter = 0.1;
/** Longest wait after failures, ms: a source that returns is heard within the hour. */
const backoffMsMax = 60 * 60_000;
/** Where no content has the board yet, nobody is asked, and it is looked for again after this, ms. */
const boardWaitMs = 10_000;
/** Doublings of the wait after failures in a row. */
const doublingsMax = 6;
/** Readings are kept so long, ms: longer than any board shows one. */
const keptMs = 8 * 24 * 3_600_000;
/** How often old readings are deleted, ms. */
const purgeEveryMs = 60 * 60_000;
/** Rows of one statement: eight parameters each, of 65,535. */
const rowsPerInsert = 1_000;

export interface FeedsWorld {
  readonly clock: Clock;
  readonly metrics: Pick<HubMetrics, 'feedAsks' | 'feedRefused'>;
  readonly log: Pick<FastifyBaseLogger, 'warn'>;
  /** The environment: a header `env:NAME` is taken from there. */
  readonly secrets: Readonly<Record<string, string | undefined>>;
}

interface Due extends Validators {
  readonly name: string;
  readonly mapping: string;
  readonly failures: number;
  readonly outcome: string | null;
}

/**
 * Asks each feed when it is due, one after the other, whichever process of a hub is free, and keeps
 * what was good. A feed that fails is asked ever more rarely; what it said last stays, with its time.
 */
export class Feeds {
  readonly #configs: ReadonlyMap<string, FeedConfig>;
  readonly #store: Store;
  readonly #world: FeedsWorld;
  readonly #loop: WokenLoop;
  #purgedAtMs = Number.NEGATIVE_INFINITY;
  #isListed = false;

  constructor(configs: readonly FeedConfig[], store: Store, world: FeedsWorld) {
    this.#configs = new Map(configs.map((config) => [config.name, config]));
    this.#store = store;
    this.#world = world;
    this.#loop = new WokenLoop({
      round: () => this.askDue(),
      idleMs: lookEveryMs,
      onFailure: (error) => world.log.warn({ err: error }, 'feeds cannot be kept; trying again'),
    });
  }

  start(): void {
    if (this.#configs.size > 0) this.#loop.start();
  }

  /** Says that a feed is due. */
  wake(): void {
    this.#loop.wake();
  }

  close(): Promise<void> {
    return this.#loop.close();
  }

  /** Asks the one feed that is due longest. False: none is due. */
  async askDue(): Promise<boolean> {
    if (!this.#isListed) await this.#list();
    await this.#purge();
    const due = await this.#claim();
    const config = due && this.#configs.get(due.name);
    if (due === undefined || config === undefined) return false;
    const board = (await readBoards(this.#store)).find(({ key }) => key === config.board);
    const mapping = createHash('sha256')
      .update(JSON.stringify([config, board]))
      .digest('hex');
    // Read by another mapping, the same answer says something else.
    const has = due.mapping === mapping ? due : { etag: null, lastModified: null };
    const answer: FeedAnswer =
      board === undefined
        ? { kind: 'failed', failure: 'noBoard' }
        : await askFeed(config, board, has, {
            secrets: this.#world.secrets,
            nowMs: this.#world.clock,
          });
    if (answer.kind === 'read') await this.#keep(config, answer.read);
    await this.#note(config, due, mapping, answer);
    return true;
  }

  async #list(): Promise<void> {
    for (const { name, board } of this.#configs.values()) {
      await feedTables(this.#store)
        .insertInto('feeds')
        .values({
          name,
          board,
          next_at: new Date(0),
          mapping: '',
          failures: 0,
          taken: 0,
          refused: '{}',
        })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ board }))
        .execute();
    }
    this.#isListed = true;
  }

  /** Takes a feed that is due; nobody else gets it before its next turn, whatever becomes of us. */
  async #claim(): Promise<Due | undefined> {
    const nowMs = this.#world.clock();
    const db = feedTables(this.#store);
    const row = await db
      .updateTable('feeds')
      .set({ next_at: new Date(nowMs + 60_000), asked_at: new Date(nowMs) })
      .where('name', '=', (query) =>
        query
          .selectFrom('feeds')
          .select('name')
          .where('name', 'in', [...this.#configs.keys()])
          .where('next_at', '<=', new Date(nowMs))
          .orderBy('next_at')
          .limit(1)
          .forUpdate()
          .skipLocked(),
      )
      .returning(['name', 'mapping', 'failures', 'outcome', 'etag', 'last_modified'])
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const { last_modified: lastModified, ...rest } = row;
    return { ...rest, lastModified };
  }

  async #keep(config: FeedConfig, { readings }: ReadFeed): Promise<void> {
    const heardAt = new Date(this.#world.clock());
    const rows = readings.map(({ station, value, atMs }) => ({
      board: config.board,
      station,
      at: new Date(atMs),
      value,
      feed: config.name,
      trial: config.trial,
      heard_at: heardAt,
    }));
    for (let from = 0; from < rows.length; from += rowsPerInsert) {
      await feedTables(this.#store)
        .insertInto('board_readings')
        .values(rows.slice(from, from + rowsPerInsert))
        // A source that corrects itself is believed.
        .onConflict((conflict) =>
          conflict.columns(['board', 'station', 'at']).doUpdateSet((row) => ({
            value: row.ref('excluded.value'),
            feed: row.ref('excluded.feed'),
            trial: row.ref('excluded.trial'),
            heard_at: row.ref('excluded.heard_at'),
          })),
        )
        .execute();
    }
  }

  async #note(config: FeedConfig, due: Due, mapping: string, answer: FeedAnswer): Promise<void> {
    const { metrics, log, clock } = this.#world;
    const { name: feed } = config;
    const everyMs = config.everyMinutes * 60_000;
    const hasFailed = answer.kind === 'failed';
    const outcome: SourceOutcome = hasFailed ? answer.failure : answer.kind;
    // A new hub has no content for a moment: no fault of the source.
    const lacksBoard = outcome === 'noBoard';
    const failures = hasFailed ? due.failures + (lacksBoard ? 0 : 1) : 0;
    const failedMs = Math.min(
      everyMs * 2 ** Math.min(failures - 1, doublingsMax),
      Math.max(backoffMsMax, everyMs),
    );
    const waitMs = lacksBoard
      ? boardWaitMs
      : hasFailed
        ? Math.max(failedMs, answer.retryAfterMs ?? 0)
        : everyMs;
    const now = clock();
    metrics.feedAsks.add({ feed, outcome });
    // Told once, not every ten seconds.
    if (hasFailed && !(lacksBoard && due.outcome === outcome)) {
      log.warn({ feed, failure: outcome }, 'no readings');
    }
    const refused = answer.kind === 'read' ? answer.read.refused : undefined;
    for (const [reason, count] of Object.entries(refused ?? {})) {
      metrics.feedRefused.add({ feed, reason }, count);
    }
    if (refused !== undefined && Object.keys(refused).length > 0) {
      log.warn({ feed, refused }, 'readings refused');
    }
    await feedTables(this.#store)
      .updateTable('feeds')
      .set({
        next_at: new Date(now + waitMs * (1 + jitter * (2 * chance() - 1))),
        failures,
        outcome,
        mapping,
        ...(!hasFailed && { answered_at: new Date(now) }),
        ...(answer.kind === 'read' && {
          etag: answer.validators.etag,
          last_modified: answer.validators.lastModified,
          taken: answer.read.readings.length,
          refused: JSON.stringify(answer.read.refused),
        }),
        // What another mapping was given says nothing about this one.
        ...(hasFailed && due.mapping !== mapping && { etag: null, last_modified: null }),
      })
      .where('name', '=', feed)
      .execute();
  }

  async #purge(): Promise<void> {
    const nowMs = this.#world.clock();
    if (nowMs - this.#purgedAtMs < purgeEveryMs) return;
    this.#purgedAtMs = nowMs;
    await sql`delete from board_readings where heard_at < ${new Date(nowMs - keptMs)}`.execute(
      feedTables(this.#store),
    );
  }
}
