import { createHash } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { sql } from 'kysely';
import type { SourceOutcome } from '../../domain/api/console/index.ts';
import type { Clock } from '../../domain/basics/index.ts';
import type { Store } from '../store/index.ts';
import { WokenLoop } from '../woken-loop.ts';
import { chance } from '../world.ts';
import { askList } from './ask-list.ts';
import { bringList } from './bring-list.ts';
import type { ListConfig } from './list-config.ts';

/** How often it is looked whether a list is due, ms. */
const lookEveryMs = 60_000;
const hourMs = 3_600_000;
/** Longest wait after failures, ms. */
const backoffMsMax = 24 * hourMs;
/** Nobody else gets a list that is being asked for so long, ms: asking and writing it. */
const claimMs = 10 * 60_000;
/** Share by which a list is asked earlier or later. */
const jitter = 0.1;

interface Due {
  readonly name: string;
  readonly mapping: string;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly failures: number;
}

interface ListsWorld {
  readonly clock: Clock;
  readonly log: Pick<FastifyBaseLogger, 'warn' | 'info'>;
  /** The environment: a header `env:NAME` is taken from there. */
  readonly secrets: Readonly<Record<string, string | undefined>>;
}

/**
 * Asks for each list when it is due, one after the other, whichever process is free, and makes what
 * is good drafts. A list that fails is asked ever more rarely; what it gave before stays as it is.
 */
export class Lists {
  readonly #configs: ReadonlyMap<string, ListConfig>;
  readonly #store: Store;
  readonly #world: ListsWorld;
  readonly #loop: WokenLoop;

  constructor(configs: readonly ListConfig[], store: Store, world: ListsWorld) {
    this.#configs = new Map(
      configs.flatMap((config) => (config.request ? [[config.name, config] as const] : [])),
    );
    this.#store = store;
    this.#world = world;
    this.#loop = new WokenLoop({
      round: () => this.askDue(),
      idleMs: lookEveryMs,
      onFailure: (error) => world.log.warn({ err: error }, 'lists cannot be kept; trying again'),
    });
  }

  start(): void {
    if (this.#configs.size > 0) this.#loop.start();
  }

  /** Says that a list is due. */
  wake(): void {
    this.#loop.wake();
  }

  close(): Promise<void> {
    return this.#loop.close();
  }

  /** Asks for the one list that is due longest. False: none is due. */
  async askDue(): Promise<boolean> {
    for (const { name, gives } of this.#configs.values()) {
      await sql`insert into lists (name, gives, next_at) values (${name}, ${gives}, to_timestamp(0))
        on conflict (name) do update set gives = excluded.gives`.execute(this.#store.db);
    }
    const due = await this.#claim();
    const config = due && this.#configs.get(due.name);
    if (due === undefined || config === undefined) return false;
    const { clock, log, secrets } = this.#world;
    const mapping = createHash('sha256').update(JSON.stringify(config)).digest('hex');
    const isSame = due.mapping === mapping;
    const has = {
      etag: isSame ? due.etag : null,
      lastModified: isSame ? due.last_modified : null,
    };
    const answer = await askList(config, has, secrets, clock());
    const hasFailed = answer.kind === 'failed';
    const failures = hasFailed ? due.failures + 1 : 0;
    const everyMs = config.everyHours * hourMs;
    const waitMs = hasFailed
      ? Math.min(hourMs * 2 ** Math.min(failures - 1, 6), Math.max(backoffMsMax, everyMs))
      : everyMs;
    const nextAt = new Date(clock() + waitMs * (1 + jitter * (2 * chance() - 1)));
    const outcome: SourceOutcome = hasFailed ? answer.failure : answer.kind;
    if (hasFailed) log.warn({ list: config.name, failure: outcome }, 'no list');
    if (answer.kind === 'read') {
      const counts = await bringList(this.#store, config, answer.read, clock());
      log.info({ list: config.name, counts }, 'list brought');
      await sql`update lists set counts = ${JSON.stringify(counts)}::jsonb, mapping = ${mapping},
          etag = ${answer.etag}, last_modified = ${answer.lastModified}
        where name = ${config.name}`.execute(this.#store.db);
    }
    const answeredAt = hasFailed ? null : new Date(clock());
    await sql`update lists set next_at = ${nextAt}, failures = ${failures}, outcome = ${outcome},
        answered_at = coalesce(${answeredAt}::timestamptz, answered_at)
      where name = ${config.name}`.execute(this.#store.db);
    return true;
  }

  async #claim(): Promise<Due | undefined> {
    const nowMs = this.#world.clock();
    const names = [...this.#configs.keys()];
    if (names.length === 0) return undefined;
    const { rows } = await sql<Due>`
      update lists set next_at = ${new Date(nowMs + claimMs)}, asked_at = ${new Date(nowMs)}
      where name = (
        select name from lists where name = any(${names}) and next_at <= ${new Date(nowMs)}
        order by next_at limit 1 for update skip locked
      )
      returning name, mapping, etag, last_modified, failures`.execute(this.#store.db);
    return rows[0];
  }
}

/** A list as it stands, for whoever looks after the hub. */
export interface ListedList {
  readonly name: string;
  readonly gives: string;
  readonly outcome: string | null;
  readonly failures: number;
  readonly answeredAt: string | null;
  readonly nextAt: string;
  readonly counts: unknown;
}

export async function listLists(store: Store): Promise<readonly ListedList[]> {
  const { rows } = await sql<{
    name: string;
    gives: string;
    outcome: string | null;
    failures: number;
    answered_at: Date | null;
    next_at: Date;
    counts: unknown;
  }>`select name, gives, outcome, failures, answered_at, next_at, counts from lists order by name`.execute(
    store.db,
  );
  return rows.map(({ answered_at, next_at, ...rest }) => ({
    ...rest,
    answeredAt: answered_at?.toISOString() ?? null,
    nextAt: next_at.toISOString(),
  }));
}
