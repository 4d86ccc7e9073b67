import type pg from 'pg';
import { addDays, weekdayOf } from '../../domain/calendar/index.ts';
import { usageLock } from '../handover/index.ts';
import type { Store } from '../store/index.ts';
import { sumWeek } from './sum-week.ts';

/** Kiosks up to which a hub is a pilot (architecture.md): there ten sessions share. */
const pilotKiosksMax = 50;
/** Weeks that any span shows. */
export const weeksMax = 52;
/** For sorting a city's week, kB: some millions of rows go through the disk otherwise. */
const workMemoryKb = 65_536;

/**
 * The Monday after the last week that stands still. Counts reach the hub until the end of the day
 * after theirs (`addUsage`), so a week is done when Monday is over.
 */
export function weekEnd(today: string): string {
  const yesterday = addDays(today, -1);
  return addDays(yesterday, -((weekdayOf(yesterday) + 6) % 7));
}

/** Mondays from `from` on, before `end`, of weeks that have counts and no sums yet; newest first. */
export async function openWeeks(
  store: Pick<Store, 'pool'>,
  from: string,
  end: string,
): Promise<readonly string[]> {
  const { rows } = await store.pool.query<{ week: string }>(
    `select monday::date::text as week
      from generate_series($1::date, $2::date - 7, interval '7 days') as monday
      where exists (select from usage_counts where told between monday::date and monday::date + 6)
        and not exists (select from insight_weeks
          where week = monday::date and summed_at is not null)
      order by 1 desc`,
    [from, end],
  );
  return rows.map(({ week }) => week);
}

export async function isPilotNow(client: Pick<pg.ClientBase, 'query'>): Promise<boolean> {
  const { rows } = await client.query<{ count: string | number }>(
    `select count(*) as count from kiosks where state = 'active'`,
  );
  return Number(rows[0]?.count ?? 0) <= pilotKiosksMax;
}

/**
 * Closes and adds up the weeks that are over on `today` and have no sums yet, the newest first. A
 * closed week takes no more counts, and is judged for good as a pilot's or a city's. Each week is
 * one transaction, so that a hub that is killed in the midst of it does it again; two processes do
 * no week twice.
 *
 * @param ended the hub stops: the week under way is given up.
 * @returns how many weeks were added up.
 */
export async function closeWeeks(
  store: Store,
  today: string,
  nowMs: number,
  ended?: AbortSignal,
): Promise<number> {
  const end = weekEnd(today);
  const weeks = await openWeeks(store, addDays(end, -7 * weeksMax), end);
  if (weeks.length === 0) return 0;
  let summed = 0;
  // A connection of its own: a city's week takes longer than a kiosk may wait for a statement.
  const client = await store.connect();
  // Ends a statement that may have minutes to go; nothing of it is committed.
  const giveUp = () => void client.end().catch(() => undefined);
  ended?.addEventListener('abort', giveUp);
  try {
    ended?.throwIfAborted();
    await client.query(`set work_mem = ${workMemoryKb}`);
    for (const week of weeks) {
      await close(client, week, nowMs);
      if (await sum(client, week, nowMs)) summed += 1;
    }
  } finally {
    ended?.removeEventListener('abort', giveUp);
    await client.end();
  }
  return summed;
}

async function close(client: pg.Client, week: string, nowMs: number): Promise<void> {
  const isPilot = await isPilotNow(client);
  await inOne(client, async () => {
    await client.query('select pg_advisory_xact_lock($1)', [usageLock]);
    await client.query(
      `insert into insight_weeks (week, is_pilot, closed_at) values ($1, $2, $3)
        on conflict (week) do nothing`,
      [week, isPilot, new Date(nowMs)],
    );
  });
}

async function sum(client: pg.Client, week: string, nowMs: number): Promise<boolean> {
  return inOne(client, async () => {
    const { rows } = await client.query<{ is_pilot: boolean }>(
      `select is_pilot from insight_weeks where week = $1 and summed_at is null
        for update skip locked`,
      [week],
    );
    const [mine] = rows;
    if (mine === undefined) return false;
    await sumWeek(client, week, mine.is_pilot);
    await client.query('update insight_weeks set summed_at = $2 where week = $1', [
      week,
      new Date(nowMs),
    ]);
    return true;
  });
}

async function inOne<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const done = await work();
    await client.query('commit');
    return done;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
