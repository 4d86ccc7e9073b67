import type { Store } from '../store/index.ts';
import { feedTables, type RefusedCounts } from './feed-tables.ts';

/** A feed as operators see it. */
export interface ListedFeed {
  readonly name: string;
  readonly board: string;
  /** Last outcome: `read`, `unchanged`, or why there was none; null before the first. */
  readonly outcome: string | null;
  /** Failures in a row. */
  readonly failures: number;
  /** ISO times, UTC. */
  readonly askedAt: string | null;
  readonly answeredAt: string | null;
  readonly nextAt: string;
  /** Of the last answer: numbers taken, and refused for what. */
  readonly taken: number;
  readonly refused: RefusedCounts;
}

/** Every feed that this hub was ever asked to read, by name. */
export async function listFeeds(store: Store): Promise<readonly ListedFeed[]> {
  const rows = await feedTables(store).selectFrom('feeds').selectAll().orderBy('name').execute();
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return rows.map((row) => ({
    name: row.name,
    board: row.board,
    outcome: row.outcome,
    failures: row.failures,
    askedAt: text(row.asked_at),
    answeredAt: text(row.answered_at),
    nextAt: row.next_at.toISOString(),
    taken: row.taken,
    refused: row.refused,
  }));
}
