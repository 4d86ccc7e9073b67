import type pg from 'pg';
import { usageShownMin } from '../handover/index.ts';

/** Everything that no lexicon knows: part of each sum, and never a line. */
const otherName = 'other';

/** Which rows, and how they are grouped: pieces of SQL over `usage_counts`, never anything given. */
interface Part {
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

const sums = `dimension in ('session', 'word', 'missed')`;

const parts: Readonly<Record<'name' | 'sum' | 'day' | 'ward', Part>> = {
  // Names of every list. Misses have a sum, failed prints one for each ward.
  name: {
    where: `dimension in ('missed', 'service', 'outcome', 'step')`,
    measure: 'dimension',
    cell: 'name',
    pool: `case when measure = 'missed' then measure
      when measure = 'outcome' and cell in ('printFailed', 'printUnsure') then 'print' end`,
    isShown: `not (measure = 'missed' and cell = '${otherName}')`,
  },
  // Sums over all names: of the week, and of each of its days.
  sum: { where: sums, measure: 'dimension', cell: `''`, pool: 'measure' },
  day: { where: sums, measure: 'dimension', cell: 'told::text', pool: 'measure' },
  ward: {
    where: `(dimension in ('session', 'missed') or dimension = 'outcome'
      and name in ('scanFailed', 'printFailed', 'printUnsure'))`,
    measure: `case when dimension <> 'outcome' then dimension
      when name = 'scanFailed' then name else 'printFailed' end`,
    cell: `jsonb_build_array(ward, ward_code)::text`,
    pool: 'measure',
  },
};

/** Ten kiosks, or in a pilot ten sessions, share it: decided where the rows are, not after. */
const shared = `(kiosks >= ${usageShownMin} or ($2 and count >= ${usageShownMin}))`;

/**
 * Stores what may be shown of a closed week, within the transaction under way. Each cell is shared by
 * ten kiosks by itself, and so is what is kept back of a sum that is shown elsewhere: where it would
 * be fewer, the smallest shown cell is kept back, too. A longer span is a sum of such cells and of
 * nothing else, and closed weeks stand still; so whatever is added and subtracted, at least ten
 * kiosks are left (docs/fleet.md).
 *
 * @param week its Monday, ISO.
 */
export async function sumWeek(
  client: Pick<pg.ClientBase, 'query'>,
  week: string,
  isPilot: boolean,
): Promise<void> {
  for (const [part, { where, measure, cell, pool, isShown = 'true' }] of Object.entries(parts)) {
    await client.query(
      `with base as materialized (
          select ${measure} as measure, ${cell} as cell, kiosk, ward, ward_code,
              sum(count)::bigint as count
            from usage_counts where told between $1::date and $1::date + 6 and ${where}
            group by 1, 2, 3, 4, 5),
        cells as (
          select measure, cell, sum(count)::bigint as count, count(distinct kiosk) as kiosks,
              count(distinct (ward, ward_code)) as wards
            from base group by measure, cell),
        judged as (
          select *, ${pool} as pool, ${isShown} as is_shown, ${isShown} and ${shared} as is_fit
            from cells),
        kept_back as (
          select pool, count(distinct kiosk) as kiosks, sum(b.count) as count
            from judged j join base b using (measure, cell)
            where not is_fit and pool is not null group by pool),
        few as (select pool from kept_back where not ${shared}),
        ranked as (
          select *, row_number() over (partition by pool, is_fit order by count, cell) as place
            from judged),
        released as (
          select r.*, r.is_fit and (f.pool is null or r.place > 1) as is_released
            from ranked r left join few f on f.pool = r.pool)
        insert into insight_cells (week, part, measure, cell, count, kiosks, wards)
          select $1, $3, measure, cell, case when is_released then count end,
              case when is_released then kiosks end, case when is_released then wards end
            from released where is_shown order by measure, cell`,
      [week, isPilot, part],
    );
  }
}
