import type pg from 'pg';
import type { UsageCountsBody } from '../../domain/action/index.ts';
import { addDays, hanoiMoment } from '../../domain/calendar/index.ts';
import type { Store, UsageDimension } from '../store/index.ts';

/**
 * Any number: whoever adds counts shares it until they are committed, and whoever closes a week
 * holds it alone, so that a week is closed with everything in it.
 */
export const usageLock = 7_265_088;

/** What fewer than this many kiosks, or sessions in a pilot, share is never shown (R66). */
export const usageShownMin = 10;
/** Name of everything that the search lexicon does not know. */
const otherName = 'other';

/**
 * Adds a kiosk's counts of a day. A second report of the same day adds to the first. What comes late
 * counts in insight for the day before it came, and never in a week that is closed: no day that was
 * looked at changes afterwards, and no count is lost, whatever a clock of the hub once said.
 */
export async function addUsage(
  client: pg.PoolClient,
  kiosk: string,
  body: UsageCountsBody,
  nowMs: number,
): Promise<void> {
  const yesterday = addDays(hanoiMoment(nowMs).day, -1);
  const rows = [
    { dimension: 'session', name: 'all', count: body.sessions },
    ...body.screens.map(({ name, count }) => ({ dimension: 'screen', name, count })),
    ...body.outcomes.map(({ name, count }) => ({ dimension: 'outcome', name, count })),
    ...body.words.map(({ words, count }) => ({ dimension: 'word', name: words, count })),
    { dimension: 'word', name: otherName, count: body.otherWords },
    ...(body.missed ?? []).map(({ words, count }) => ({ dimension: 'missed', name: words, count })),
    ...(body.services ?? []).map(({ code, count }) => ({
      dimension: 'service',
      name: code,
      count,
    })),
    ...(body.steps ?? []).map(({ step, count }) => ({ dimension: 'step', name: step, count })),
  ].filter(({ count }) => count > 0);
  // By itself: the statement after it sees every week that was closed until now.
  await client.query('select pg_advisory_xact_lock_shared($1)', [usageLock]);
  await client.query(
    `with r as (
        select dimension, name, sum(count) as count
          from json_to_recordset($3::json) as r(dimension text, name text, count bigint)
          group by dimension, name)
      insert into usage_counts (day, dimension, name, kiosk, count, told, ward, ward_code)
      select $1, r.dimension, r.name, $2, r.count,
          greatest($1::date, $4::date, (select max(week) + 7 from insight_weeks)),
          coalesce(k.site->>'ward', ''), coalesce(k.site->>'wardCode', '')
        from r left join kiosks k on k.id = $2 order by r.dimension, r.name
      on conflict (told, dimension, name, kiosk, day)
        do update set count = usage_counts.count + excluded.count`,
    [body.day, kiosk, JSON.stringify(rows), yesterday],
  );
}

export interface UsageOptions {
  /** ISO days in Hanoi, both inclusive. */
  readonly from: string;
  readonly to: string;
  /** A pilot has too few kiosks to share anything: there ten sessions do. */
  readonly isPilot: boolean;
}

export interface UsageLine {
  readonly dimension: UsageDimension;
  readonly name: string;
  readonly count: number;
  readonly kiosks: number;
}

export interface UsageReport {
  readonly lines: readonly UsageLine[];
  /** Names that are kept back because too few share them. */
  readonly suppressed: number;
}

/** What at least ten kiosks share, or in a pilot ten sessions; the rest only as a number of names. */
export async function readUsage(store: Store, options: UsageOptions): Promise<UsageReport> {
  const { rows } = await store.pool.query<UsageLine>(
    `select dimension, name, sum(count)::bigint as count, count(distinct kiosk) as kiosks
      from usage_counts where day between $1 and $2
      group by dimension, name order by dimension, 3 desc, name`,
    [options.from, options.to],
  );
  const isShared = ({ kiosks, count }: UsageLine) =>
    kiosks >= usageShownMin || (options.isPilot && count >= usageShownMin);
  const lines = rows.filter(isShared);
  return { lines, suppressed: rows.length - lines.length };
}
