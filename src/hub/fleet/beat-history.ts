import type { FastifyBaseLogger } from 'fastify';
import { sql } from 'kysely';
import type { Clock } from '../../domain/basics/index.ts';
import type { Heartbeat, ShellBeat } from '../../domain/fleet/index.ts';
import type { Store } from '../store/index.ts';

/** How often what was heard is written, ms (hub.md §3: every few seconds, in batches). */
const flushMs = 5_000;
/** Kiosk hours, and signs of life, that wait in memory; what comes on top is dropped and counted. */
const waitingMax = 200_000;
/** Rows of one statement: some 100 ms of the database. */
const rowsMax = 5_000;
const hourMs = 3_600_000;

interface Hour {
  readonly kiosk: string;
  readonly hour: number;
  pages: number;
  shells: number;
  queueMax: number;
  oldestMaxS: number | null;
  clockOffMaxMs: number | null;
  screens: number | null;
  diskFreeMinMb: number | null;
  browserMaxMb: number | null;
}

interface Seen {
  page: number | null;
  shell: number | null;
}

export interface HistoryWorld {
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  /** Hears how many facts were dropped because the database could not follow. */
  readonly onDropped: (count: number) => void;
}

/**
 * What was heard of kiosks, an hour a row. A beat costs a few additions in memory here; the
 * database hears of it in batches, without waiting for the disk. A hub that dies loses seconds of
 * plots, never a state: the last beat itself is kept by its own route.
 */
export class BeatHistory {
  readonly #store: Store;
  readonly #world: HistoryWorld;
  #hours = new Map<string, Hour>();
  #seen = new Map<string, Seen>();
  /** Screens that each kiosk had shown at its last beat, to tell how many came since. */
  readonly #progress = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(store: Store, world: HistoryWorld) {
    this.#store = store;
    this.#world = world;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.flush().catch((error: unknown) =>
        this.#world.log.warn({ err: error }, 'the history of kiosks waits for the store'),
      );
    }, flushMs);
  }

  /** Writes what waits, as far as the database is there. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush().catch(() => undefined);
  }

  notePage(kiosk: string, beat: Heartbeat): void {
    const nowMs = this.#world.clock();
    const hour = this.#hourOf(kiosk, nowMs);
    if (hour === undefined) return;
    hour.pages += 1;
    hour.queueMax = Math.max(hour.queueMax, beat.outbox.count);
    const { oldestMs } = beat.outbox;
    if (oldestMs !== null) hour.oldestMaxS = most(hour.oldestMaxS, Math.round(oldestMs / 1000));
    hour.clockOffMaxMs = most(hour.clockOffMaxMs, Math.abs(nowMs - beat.clock.at));
    const before = this.#progress.get(kiosk);
    if (before !== undefined || this.#progress.size < waitingMax) {
      this.#progress.set(kiosk, beat.progress);
    }
    // A page that was loaded anew counts from nothing.
    if (before !== undefined) {
      const shown = beat.progress >= before ? beat.progress - before : beat.progress;
      hour.screens = (hour.screens ?? 0) + Math.min(Math.max(shown, 0), 10_000);
    }
  }

  noteShell(kiosk: string, { health }: ShellBeat): void {
    const hour = this.#hourOf(kiosk, this.#world.clock());
    if (hour === undefined) return;
    hour.shells += 1;
    const { freeBytes } = health.disk;
    if (freeBytes !== null) {
      const free = Math.round(freeBytes / 1_048_576);
      hour.diskFreeMinMb = hour.diskFreeMinMb === null ? free : Math.min(hour.diskFreeMinMb, free);
    }
    const { browserBytes } = health.memory;
    if (browserBytes !== null) {
      hour.browserMaxMb = most(hour.browserMaxMb, Math.round(browserBytes / 1_048_576));
    }
  }

  /** A wake poll in the name of a kiosk. Unsigned: it only ever shortens the wait for a beat. */
  noteWake(kiosk: string, role: 'page' | 'shell'): void {
    let seen = this.#seen.get(kiosk);
    if (seen === undefined) {
      if (this.#seen.size >= waitingMax) {
        this.#world.onDropped(1);
        return;
      }
      seen = { page: null, shell: null };
      this.#seen.set(kiosk, seen);
    }
    seen[role] = this.#world.clock();
  }

  /** Writes what has come up to now. One at a time. */
  async flush(): Promise<void> {
    await this.#running;
    this.#running = this.#write();
    try {
      await this.#running;
    } finally {
      this.#running = undefined;
    }
  }

  async #write(): Promise<void> {
    const hours = [...this.#hours.values()];
    const seen = [...this.#seen].map(([kiosk, at]) => ({ kiosk, ...at }));
    this.#hours = new Map();
    this.#seen = new Map();
    // By kiosk: two hub processes that write the same rows wait for each other in one order.
    hours.sort((a, b) => (a.kiosk < b.kiosk ? -1 : a.kiosk > b.kiosk ? 1 : a.hour - b.hour));
    seen.sort((a, b) => (a.kiosk < b.kiosk ? -1 : 1));
    for (let from = 0; from < seen.length; from += rowsMax) {
      await this.#writeSeen(seen.slice(from, from + rowsMax));
    }
    for (let from = 0; from < hours.length; from += rowsMax) {
      await this.#writeHours(hours.slice(from, from + rowsMax));
    }
  }

  async #writeSeen(rows: readonly (Seen & { readonly kiosk: string })[]): Promise<void> {
    // Only kiosks that there are: anybody can poll with any name.
    await sql`insert into presence (kiosk, page_at, shell_at)
      select r.kiosk, to_timestamp(r.page / 1000.0), to_timestamp(r.shell / 1000.0)
        from json_to_recordset(${JSON.stringify(rows)}::json)
          as r(kiosk text, page double precision, shell double precision)
        join kiosks k on k.id = r.kiosk
      on conflict (kiosk) do update set
        page_at = greatest(presence.page_at, excluded.page_at),
        shell_at = greatest(presence.shell_at, excluded.shell_at)`.execute(this.#store.telemetry);
  }

  async #writeHours(rows: readonly Hour[]): Promise<void> {
    await sql`insert into beat_hours (kiosk, hour, pages, shells, queue_max, oldest_max_s,
        clock_off_max_ms, screens, disk_free_min_mb, browser_max_mb)
      select r.kiosk, to_timestamp(r.hour / 1000.0), r.pages, r.shells, r."queueMax",
          r."oldestMaxS", r."clockOffMaxMs", r.screens, r."diskFreeMinMb", r."browserMaxMb"
        from json_to_recordset(${JSON.stringify(rows)}::json) as r(kiosk text,
          hour double precision, pages smallint, shells smallint, "queueMax" integer,
          "oldestMaxS" integer, "clockOffMaxMs" bigint, screens integer,
          "diskFreeMinMb" integer, "browserMaxMb" integer)
      on conflict (kiosk, hour) do update set
        pages = least(beat_hours.pages::integer + excluded.pages, 32767),
        shells = least(beat_hours.shells::integer + excluded.shells, 32767),
        queue_max = greatest(beat_hours.queue_max, excluded.queue_max),
        oldest_max_s = greatest(beat_hours.oldest_max_s, excluded.oldest_max_s),
        clock_off_max_ms = greatest(beat_hours.clock_off_max_ms, excluded.clock_off_max_ms),
        screens = coalesce(beat_hours.screens + excluded.screens, excluded.screens,
          beat_hours.screens),
        disk_free_min_mb = least(beat_hours.disk_free_min_mb, excluded.disk_free_min_mb),
        browser_max_mb = greatest(beat_hours.browser_max_mb, excluded.browser_max_mb)`.execute(
      this.#store.telemetry,
    );
  }

  #hourOf(kiosk: string, nowMs: number): Hour | undefined {
    const hour = Math.floor(nowMs / hourMs) * hourMs;
    const key = `${kiosk} ${hour}`;
    let found = this.#hours.get(key);
    if (found === undefined) {
      if (this.#hours.size >= waitingMax) {
        this.#world.onDropped(1);
        return undefined;
      }
      found = {
        kiosk,
        hour,
        pages: 0,
        shells: 0,
        queueMax: 0,
        oldestMaxS: null,
        clockOffMaxMs: null,
        screens: null,
        diskFreeMinMb: null,
        browserMaxMb: null,
      };
      this.#hours.set(key, found);
    }
    return found;
  }
}

const intMax = 2_147_483_647;
const most = (a: number | null, b: number) => Math.min(Math.max(a ?? 0, b), intMax);
