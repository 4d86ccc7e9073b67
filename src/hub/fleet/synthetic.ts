import { sql } from 'kysely';
import type { Store } from '../store/index.ts';

/** Every synthetic site begins with this, so that nobody takes one for a machine. */
const syntheticMark = 'THỬ: ';
const wardsMax = 126;
/** Hours of beats in one statement; 24 of 10,000 kiosks took longer than the 5 s that it may. */
const hoursAtOnce = 4;

export interface SyntheticFleet {
  readonly kiosks: number;
  /** Days of history before `nowMs`. */
  readonly days: number;
  readonly nowMs: number;
}

/**
 * Kiosks that are none, with hours of beats, for trying pages by hand and for benchmarks: ids begin
 * with `k-SYN`, buildings with "THỬ: ". One in 50 has a fault. Made in the database, in one
 * statement a table: 10,000 kiosks and 30 days are 7.2 million rows and take minutes.
 *
 * @throws when the database has kiosks that are not synthetic: a trial's fleet is never mixed.
 */
export async function makeSyntheticFleet(store: Store, fleet: SyntheticFleet): Promise<void> {
  const { kiosks, days, nowMs } = fleet;
  const real = await sql<{ count: number }>`select count(*) as count from kiosks
    where id not like 'k-SYN%' and state = 'active'`.execute(store.db);
  if ((real.rows[0]?.count ?? 0) > 1) {
    throw new Error('There are kiosks in this database. Use an empty trial for a synthetic fleet.');
  }
  const now = new Date(nowMs);
  await sql`insert into kiosks (id, site, incarnation, state, created_at)
    select 'k-SYN' || lpad(n::text, 5, '0'), jsonb_build_object('plate', 'T' || lpad(n::text, 5, '0'),
      'building', ${syntheticMark}::text || 'Nhà ' || (n % 400), 'ward', 'Phường thử ' || (n % ${wardsMax}::integer),
      'wardCode', lpad((n % ${wardsMax}::integer)::text, 5, '0'), 'mode', 'lobby'), 1, 'active',
      ${now}::timestamptz - make_interval(days => ${days}::integer)
    from generate_series(1, ${kiosks}::integer) n on conflict do nothing`.execute(store.db);
  await beatSynthetic(store, nowMs);
  // In parts, so that no statement runs longer than statements may, also on a busy machine.
  for (let from = 0; from < days * 24; from += hoursAtOnce) {
    await sql`insert into beat_hours (kiosk, hour, pages, shells, queue_max, oldest_max_s,
        clock_off_max_ms, screens, disk_free_min_mb, browser_max_mb)
      select id, date_trunc('hour', ${now}::timestamptz) - make_interval(hours => h), 12, 12,
        case when abs(hashtext(id || h)) % 200 = 0 then 9 else 0 end, null,
        abs(hashtext(h || id)) % 900, abs(hashtext(id || h || 's')) % 60, 40000,
        400 + abs(hashtext(id)) % 300
      from kiosks, generate_series(${from}::integer, ${from + hoursAtOnce - 1}::integer) h
      where id like 'k-SYN%' on conflict do nothing`.execute(store.telemetry);
  }
}

/** Lets all synthetic kiosks beat now, but those that are meant to be silent (one in 50). */
export async function beatSynthetic(store: Store, nowMs: number): Promise<void> {
  const body = (printer: string) => ({
    counter: 1,
    app: 1,
    content: { version: 1, staged: null, rejected: null },
    outbox: { count: 0, oldestMs: null, quarantined: 0, lastSeq: 0 },
    health: { printer, shell: 'up', storage: 'ok' },
    clock: { at: nowMs, trust: 'confirmed' },
    progress: 1,
  });
  await sql`insert into heartbeats (kiosk, incarnation, counter, body, received_at)
    select id, 1, 1, case when hashtext(id) % 60 = 1 then ${JSON.stringify(body('paperOut'))}::jsonb
        else ${JSON.stringify(body('ready'))}::jsonb end,
      case when hashtext(id) % 50 = 0 then ${new Date(nowMs - 2_520_000)}::timestamptz
        else ${new Date(nowMs)}::timestamptz end
    from kiosks where id like 'k-SYN%'
    on conflict (kiosk) do update set counter = heartbeats.counter + 1, body = excluded.body,
      received_at = case when hashtext(excluded.kiosk) % 50 = 0 then heartbeats.received_at
        else excluded.received_at end`.execute(store.telemetry);
}
