import { usageShownMin } from '../handover/index.ts';
import type { Store } from '../store/index.ts';

/** Which rows, and how they are grouped: pieces of SQL over `usage_counts`, never anything given. */
interface Partition {
  readonly where: string;
  /** What is counted: cells of one measure can be added up. */
  readonly measure: string;
  /** The group: a name, a ward, a day. */
  readonly cell: string;
  /**
   * Over `measure` and `cell`: cells whose sum is shown elsewhere, so that what is kept back of them
   * must not be few either. Null where no sum is shown.
   */
  readonly pool: string;
  /** Over `cell`: false for what is never shown by itself. */
  readonly isShown?: string;
}

export interface Weeks {
  /** A Monday, and the last Sunday; ISO. */
  readonly from: string;
  readonly to: string;
  readonly isPilot: boolean;
}

export interface ReleasedCell {
  readonly measure: string;
  readonly cell: string;
  /** Weeks since `from`. */
  readonly week: number;
  /** Null: too few share it, or it would tell what too few share. */
  readonly count: number | null;
  readonly kiosks: number;
  readonly wards: number;
}

/** Ten kiosks, or in a pilot ten sessions, share it: decided where the rows are, not after. */
const shared = `(kiosks >= ${usageShownMin} or ($3 and count >= ${usageShownMin}))`;

/**
 * Counts of whole weeks, each cell shared by ten kiosks by itself, and so is what is kept back of a
 * sum that is shown elsewhere: where it would be fewer, the smallest shown cell is kept back, too.
 * A longer span is a sum of such cells and of nothing else, and past weeks stand still; so whatever
 * is added and subtracted, at least ten kiosks are left (docs/fleet.md).
 */
export async function readReleased(
  store: Store,
  { where, measure, cell, pool, isShown = 'true' }: Partition,
  { from, to, isPilot }: Weeks,
): Promise<readonly ReleasedCell[]> {
  const { rows } = await store.pool.query<ReleasedCell>(
    `with base as materialized (
        select ${measure} as measure, ${cell} as cell, (told - $1::date) / 7 as week, kiosk,
            ward, ward_code, sum(count)::bigint as count
          from usage_counts where told between $1 and $2 and ${where} group by 1, 2, 3, 4, 5, 6),
      cells as (
        select measure, cell, week, sum(count)::bigint as count, count(distinct kiosk) as kiosks,
            count(distinct (ward, ward_code)) as wards
          from base group by measure, cell, week),
      judged as (
        select *, ${pool} as pool, ${isShown} and ${shared} as is_fit from cells),
      kept_back as (
        select pool, week, count(distinct kiosk) as kiosks, sum(b.count) as count
          from judged j join base b using (measure, cell, week)
          where not is_fit and pool is not null group by pool, week),
      few as (select pool, week from kept_back where not ${shared}),
      ranked as (
        select *, row_number() over (partition by pool, week, is_fit order by count, cell) as place
          from judged)
      select r.measure, r.cell, r.week, r.kiosks, r.wards,
          case when r.is_fit and (f.week is null or r.place > 1) then r.count end as count
        from ranked r left join few f on f.pool = r.pool and f.week = r.week
        order by r.measure, r.cell, r.week`,
    [from, to, isPilot],
  );
  return rows;
}
