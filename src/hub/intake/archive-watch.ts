import { inTransaction, type Store } from '../store/index.ts';

interface Mark {
  readonly xmin: number;
  /** Name of the segment that was being written when the mark was made. */
  readonly segment: string;
}

/**
 * Tells what the server's own archive of its log (archive_mode) holds. A mark names the oldest
 * running transaction and the segment being written; when that segment is archived, everything
 * below the mark is.
 */
export class ArchiveWatch {
  readonly #store: Store;
  #mark: Mark | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Returns whether the server archives at all. */
  async look(nowMs: number): Promise<boolean> {
    const { rows } = await this.#store.pool.query<Mark & { mode: string; archived: string | null }>(
      // The snapshot is older than the position: whatever it sees as ended is written before it.
      `select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin,
        pg_walfile_name(pg_current_wal_insert_lsn()) as segment,
        current_setting('archive_mode') as mode,
        (select last_archived_wal from pg_stat_archiver) as archived`,
    );
    const [now] = rows;
    if (now === undefined || now.mode === 'off') return false;
    const { archived } = now;
    // A failover began another timeline: its log is archived under other names.
    if (this.#mark?.segment.slice(0, 8) !== now.segment.slice(0, 8)) this.#mark = undefined;
    const mark = this.#mark;
    if (mark !== undefined && archived !== null && isUpTo(mark.segment, archived)) {
      await cover(this.#store, 'archive', mark.xmin, nowMs);
      this.#mark = undefined;
    }
    this.#mark ??= { xmin: now.xmin, segment: now.segment };
    return true;
  }
}

/** Segment names of one timeline count up in hexadecimal. */
function isUpTo(segment: string, archived: string): boolean {
  return segment.slice(0, 8) === archived.slice(0, 8) && segment <= archived.slice(0, 24);
}

/** Writes down that all transactions below `beforeXid` are in a finished copy. Never goes back. */
export async function cover(
  store: Pick<Store, 'pool'>,
  kind: 'backup' | 'archive',
  beforeXid: number,
  nowMs: number,
): Promise<void> {
  await inTransaction(store.pool, (client) =>
    client.query(
      `insert into coverage (kind, before_xid, covered_at) values ($1, $2, $3)
        on conflict (kind) do update
          set before_xid = greatest(coverage.before_xid, excluded.before_xid),
            covered_at = excluded.covered_at`,
      [kind, beforeXid, new Date(nowMs)],
    ),
  );
}
