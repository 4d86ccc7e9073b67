import type { ColumnType, Kysely } from 'kysely';
import type { SourceRefusal } from '../../domain/api/console/index.ts';
import type { Database, Store } from '../store/index.ts';
import type { ReadingRefusal } from './read-feed.ts';

/** The console has a sentence for each of them. */
export type RefusedCounts = Readonly<Partial<Record<ReadingRefusal & SourceRefusal, number>>>;

/** Migration 087. */
export type FeedTables = {
  feeds: {
    name: string;
    board: string;
    next_at: Date;
    mapping: string;
    etag: string | null;
    last_modified: string | null;
    asked_at: Date | null;
    answered_at: Date | null;
    failures: number;
    outcome: string | null;
    taken: number;
    refused: ColumnType<RefusedCounts, string, string>;
  };
  board_readings: {
    board: string;
    station: string;
    at: Date;
    value: number;
    feed: string;
    trial: boolean;
    heard_at: Date;
  };
};

/** What is lost in a power cut is asked for again: nothing of a feed waits for the disk. */
export function feedTables(store: Store): Kysely<Database & FeedTables> {
  return store.telemetry.withTables<FeedTables>();
}
