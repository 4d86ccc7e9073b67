import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type ReadingsAnswer, readingsBytesMax } from '../../domain/api/index.ts';
import type { Clock } from '../../domain/basics/index.ts';
import { isInRange } from '../../domain/board/index.ts';
import type { Store } from '../store/index.ts';
import { feedTables } from './feed-tables.ts';
import { readBoards } from './read-boards.ts';

/** The document is made anew after this, ms: 50,000 kiosks ask 170 times a second. */
const freshMs = 10_000;

export interface ReadingsDocument {
  readonly text: string;
  readonly etag: string;
}

interface Row {
  readonly board: string;
  readonly station: string;
  readonly at: Date;
  readonly value: number;
  readonly trial: boolean;
  readonly before_at: Date | null;
  readonly before_value: number | null;
}

/** The last readings of what this hub is configured to ask, as one document in memory. */
export class Readings {
  readonly #store: Store;
  readonly #feeds: readonly string[];
  readonly #clock: Clock;
  #made: { readonly atMs: number; readonly document: Promise<ReadingsDocument> } | undefined;

  /** @param feeds names: what a feed said that is no longer in the file is shown no longer */
  constructor(store: Store, feeds: readonly string[], clock: Clock) {
    this.#store = store;
    this.#feeds = feeds;
    this.#clock = clock;
  }

  /** Rejects when the database is away. */
  document(): Promise<ReadingsDocument> {
    const nowMs = this.#clock();
    const made = this.#made;
    // A clock that was set back makes it anew, too.
    if (made && nowMs >= made.atMs && nowMs - made.atMs < freshMs) return made.document;
    const document = this.#make();
    document.catch(() => {
      this.#made = undefined;
    });
    this.#made = { atMs: nowMs, document };
    return document;
  }

  async #make(): Promise<ReadingsDocument> {
    const text = JSON.stringify(await this.#read());
    // The limits of a content see to it (city-board.ts); a document that is cut would lie.
    if (Buffer.byteLength(text) > readingsBytesMax) {
      throw new Error('broken invariant: more readings than fit one answer');
    }
    const hash = createHash('sha256').update(text).digest('hex');
    return { text, etag: `"${hash.slice(0, 32)}"` };
  }

  async #read(): Promise<ReadingsAnswer> {
    if (this.#feeds.length === 0) return { v: 1, boards: [] };
    const boards = await readBoards(this.#store);
    const feeds = [...this.#feeds];
    const { rows } = await sql<Row>`
      select last.board, last.station, last.at, last.value, last.trial,
        before.at as before_at, before.value as before_value
      from (
        select distinct on (board, station) board, station, at, value, trial
        from board_readings where feed = any(${feeds})
        order by board, station, at desc
      ) last
      left join lateral (
        select at, value from board_readings one
        where one.board = last.board and one.station = last.station and one.trial = last.trial
          and one.feed = any(${feeds})
          and one.at between last.at - interval '90 minutes' and last.at - interval '30 minutes'
        order by abs(extract(epoch from one.at - (last.at - interval '1 hour')))
        limit 1
      ) before on true
      order by last.board, last.station`.execute(feedTables(this.#store));
    return {
      v: 1,
      boards: boards.flatMap((board) => {
        const keys = new Set(board.stations.map(({ key }) => key));
        const stations = rows
          // Content of since then may have other stations and another range.
          .filter((row) => row.board === board.key && keys.has(row.station))
          .filter(({ value }) => isInRange(board, value))
          .map(({ station, trial, at, value, before_at, before_value }) => ({
            station,
            trial,
            readings: [
              { at: at.getTime(), value },
              ...(before_at !== null && before_value !== null
                ? [{ at: before_at.getTime(), value: before_value }]
                : []),
            ],
          }));
        return stations.length > 0 ? [{ board: board.key, stations }] : [];
      }),
    };
  }
}
