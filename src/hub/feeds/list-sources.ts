import { sql } from 'kysely';
import type { ListedSource } from '../../domain/api/console/index.ts';
import type { Store } from '../store/index.ts';
import type { FeedsHub } from './feeds-hub.ts';
import { readBoards } from './read-boards.ts';

interface FeedRow {
  readonly name: string;
  readonly board: string;
  readonly outcome: string | null;
  readonly failures: number;
  readonly asked_at: Date | null;
  readonly answered_at: Date | null;
  readonly next_at: Date;
  readonly taken: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly station: string | null;
  readonly value: number | null;
  readonly at: Date | null;
}

interface ListRow {
  readonly name: string;
  readonly gives: 'places' | 'notices';
  readonly outcome: string | null;
  readonly failures: number;
  readonly asked_at: Date | null;
  readonly answered_at: Date | null;
  readonly next_at: Date;
  readonly counts: {
    readonly refused?: Readonly<Record<string, number>>;
  } & Readonly<Record<string, unknown>>;
}

const msOf = (at: Date | null): number | null => at?.getTime() ?? null;

/** Every feed and every list that this hub was ever asked to read, those that it asks no more last. */
export async function listSources(
  store: Store,
  asked: FeedsHub['asked'],
): Promise<readonly ListedSource[]> {
  const [boards, feeds, lists] = await Promise.all([
    readBoards(store),
    sql<FeedRow>`select f.name, f.board, f.outcome, f.failures, f.asked_at, f.answered_at, f.next_at,
        f.taken, f.refused, r.station, r.value, r.at
      from feeds f left join lateral (
        select station, value, at from board_readings where feed = f.name order by at desc limit 1
      ) r on true`.execute(store.db),
    sql<ListRow>`select name, gives, outcome, failures, asked_at, answered_at, next_at, counts
      from lists`.execute(store.db),
  ]);
  const sources = [
    ...feeds.rows.map((row): ListedSource => {
      const board = boards.find(({ key }) => key === row.board);
      const config = asked.feeds.find(({ name }) => name === row.name);
      const station = board?.stations.find(({ key }) => key === row.station);
      return {
        name: row.name,
        gives: 'numbers',
        board: {
          key: row.board,
          title: board?.title ?? null,
          oldAfterMs: (board?.oldAfterMinutes ?? 0) * 60_000,
          goneAfterMs: (board?.goneAfterHours ?? 0) * 3_600_000,
        },
        isAsked: config !== undefined,
        isTrial: config?.trial === true,
        ...stateOf(row),
        taken: row.taken,
        refused: row.refused,
        last:
          row.station === null || row.value === null || row.at === null
            ? null
            : {
                station: row.station,
                stationName: station?.name ?? null,
                value: row.value,
                unit: board?.unit ?? null,
                atMs: row.at.getTime(),
              },
      };
    }),
    ...lists.rows.map((row): ListedSource => {
      const { refused = {}, ...counts } = row.counts;
      const taken = Object.values(counts).reduce<number>(
        (sum, count) => sum + (typeof count === 'number' ? count : 0),
        0,
      );
      return {
        ...{ name: row.name, gives: row.gives, board: null, isTrial: false, last: null },
        isAsked: asked.lists.includes(row.name),
        ...stateOf(row),
        ...{ taken, refused },
      };
    }),
  ];
  return sources.toSorted(
    (a, b) => Number(b.isAsked) - Number(a.isAsked) || (a.name < b.name ? -1 : 1),
  );
}

function stateOf(row: FeedRow | ListRow) {
  return {
    outcome: row.outcome,
    failures: row.failures,
    askedMs: msOf(row.asked_at),
    answeredMs: msOf(row.answered_at),
    nextMs: row.next_at.getTime(),
  };
}
