import type pg from 'pg';
import { newUuidV7 } from '../../domain/basics/index.ts';
import { type AlarmChannels, type KioskAlarmEvent, queueDeliveries } from '../alarms/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { fillRandom } from '../world.ts';
import { type Look, lookAt } from './judge-swept.ts';
import { readEvidence, type SweptKiosk } from './read-evidence.ts';
import type { PublishedNow } from './read-published.ts';

/** Any number: the lock under which one hub process looks at the fleet at a time. */
const sweepLock = 7_265_060;
/** Kiosks looked at in one transaction: some 100 ms, so that nobody waits for their rows. */
const sweepRows = 2_000;

export interface Swept {
  readonly kiosks: number;
  readonly changed: number;
  readonly raised: number;
  readonly cleared: number;
}

export interface SweepOptions {
  /** Undefined while nothing is published. */
  readonly published: PublishedNow | undefined;
  readonly channels: AlarmChannels;
  readonly nowMs: number;
}

/**
 * One look at every kiosk: judges it, writes what changed, raises and clears alarms and queues
 * their delivery in the same transactions. Undefined when another process is at it.
 */
export async function sweepFleet(store: Store, options: SweepOptions): Promise<Swept | undefined> {
  const holder = await store.pool.connect();
  try {
    const { rows } = await holder.query<{ held: boolean }>(
      'select pg_try_advisory_lock($1) as held',
      [sweepLock],
    );
    if (rows[0]?.held !== true) return undefined;
    try {
      return await sweepAll(store, options);
    } finally {
      await holder.query('select pg_advisory_unlock($1)', [sweepLock]);
    }
  } finally {
    holder.release();
  }
}

async function sweepAll(store: Store, options: SweepOptions): Promise<Swept> {
  const total = { kiosks: 0, changed: 0, raised: 0, cleared: 0 };
  for (let after = ''; ; ) {
    const swept = await inTransaction(store.pool, async (client) => {
      const which = { after, countMax: sweepRows };
      const kiosks = await readEvidence(client, which, options.published, options.nowMs);
      const done = await writeLooks(client, kiosks, options);
      return { kiosks, done };
    });
    total.kiosks += swept.kiosks.length;
    total.changed += swept.done.changed;
    total.raised += swept.done.raised;
    total.cleared += swept.done.cleared;
    const last = swept.kiosks.at(-1);
    if (last === undefined || swept.kiosks.length < sweepRows) break;
    after = last.kiosk;
  }
  await store.db
    .insertInto('meta')
    .values({ name: sweptAtName, value: String(options.nowMs) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(options.nowMs) }))
    .execute();
  return total;
}

const sweptAtName = 'fleetSweptAt';

/** When the fleet was last looked at by any process, ms. */
export async function readSweptAt(store: Store): Promise<number | undefined> {
  const row = await store.db
    .selectFrom('meta')
    .select('value')
    .where('name', '=', sweptAtName)
    .executeTakeFirst();
  return row === undefined ? undefined : Number(row.value);
}

interface NewRow {
  readonly kiosk: string;
  readonly truth: string;
  readonly reason: string | null;
  readonly since: number;
  readonly badSince: number | null;
  readonly goodSince: number | null;
  readonly alarm: string | null;
  readonly alarmTruth: string | null;
  readonly line: string;
}

async function writeLooks(
  client: pg.PoolClient,
  kiosks: readonly SweptKiosk[],
  { channels, nowMs }: SweepOptions,
) {
  const rows: NewRow[] = [];
  const changes: { kiosk: string; at: number; truth: string; reason: string | null }[] = [];
  const events: KioskAlarmEvent[] = [];
  for (const swept of kiosks) {
    const look = lookAt(swept, nowMs);
    const alarm =
      look.change === 'raised' ? newUuidV7(() => nowMs, fillRandom) : (swept.before?.alarm ?? null);
    if (look.change !== undefined && alarm !== null) {
      events.push(eventOf(swept, look, look.change, alarm, nowMs));
    }
    const row = rowOf(look, look.change === 'cleared' ? null : alarm, swept);
    if (row !== undefined) rows.push(row);
    if (look.isOtherTruth) {
      const { kiosk, truth, reason, sinceMs } = look;
      // It was last heard before the look that still called it well: changes stay in their order.
      const at = truth === 'down' ? Math.max(sinceMs, (swept.before?.sinceMs ?? 0) + 1) : nowMs;
      changes.push({ kiosk, truth, reason, at });
    }
  }
  await writeRows(client, rows);
  if (changes.length > 0) {
    await client.query(
      `insert into truth_changes (kiosk, at, truth, reason)
        select r.kiosk, to_timestamp(r.at / 1000.0), r.truth, r.reason
        from json_to_recordset($1::json)
          as r(kiosk text, at double precision, truth text, reason text)`,
      [JSON.stringify(changes)],
    );
  }
  await writeAlarms(client, events, nowMs);
  await queueDeliveries(client, channels, events, nowMs);
  const count = (change: KioskAlarmEvent['change']) =>
    events.filter((event) => event.change === change).length;
  return { changed: rows.length, raised: count('raised'), cleared: count('cleared') };
}

/** Undefined when the row stands as it is: most do, and nothing is written. */
function rowOf(look: Look, alarm: string | null, { before }: SweptKiosk): NewRow | undefined {
  const line = JSON.stringify(look.line);
  const { badSinceMs, goodSinceMs, open } = look.alarmState;
  const isSame =
    before?.line === line &&
    !look.isOtherTruth &&
    look.change === undefined &&
    before.alarmState.badSinceMs === badSinceMs &&
    before.alarmState.goodSinceMs === goodSinceMs;
  if (isSame) return undefined;
  return {
    kiosk: look.kiosk,
    truth: look.truth,
    reason: look.reason,
    since: look.sinceMs,
    badSince: badSinceMs,
    goodSince: goodSinceMs,
    alarm,
    alarmTruth: open,
    line,
  };
}

async function writeRows(client: pg.PoolClient, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    // One serial a batch. Only one process looks at a time, so serials rise in the order of commit.
    `insert into kiosk_truths (kiosk, truth, reason, since, bad_since, good_since, alarm,
        alarm_truth, line, serial)
      select r.kiosk, r.truth, r.reason, to_timestamp(r.since / 1000.0),
        to_timestamp(r."badSince" / 1000.0), to_timestamp(r."goodSince" / 1000.0), r.alarm,
        r."alarmTruth", r.line, (select coalesce(max(serial), 0) + 1 from kiosk_truths)
      from json_to_recordset($1::json) as r(kiosk text, truth text, reason text,
        since double precision, "badSince" double precision, "goodSince" double precision,
        alarm uuid, "alarmTruth" text, line text)
      on conflict (kiosk) do update set
        truth = excluded.truth, reason = excluded.reason, since = excluded.since,
        bad_since = excluded.bad_since, good_since = excluded.good_since, alarm = excluded.alarm,
        alarm_truth = excluded.alarm_truth, line = excluded.line,
        serial = case when kiosk_truths.line = excluded.line
          then kiosk_truths.serial else excluded.serial end`,
    [JSON.stringify(rows)],
  );
}

function eventOf(
  { kiosk, site, heardMs }: SweptKiosk,
  look: Look,
  change: KioskAlarmEvent['change'],
  alarm: string,
  nowMs: number,
): KioskAlarmEvent {
  return {
    alarm,
    kiosk,
    site,
    change,
    truth: look.truth,
    reason: look.reason,
    badSinceMs: look.alarmState.badSinceMs ?? nowMs,
    heardMs,
    atMs: nowMs,
  };
}

async function writeAlarms(
  client: pg.PoolClient,
  events: readonly KioskAlarmEvent[],
  nowMs: number,
): Promise<void> {
  const of = (...changes: readonly KioskAlarmEvent['change'][]) =>
    JSON.stringify(events.filter(({ change }) => changes.includes(change)));
  if (events.some(({ change }) => change === 'raised')) {
    await client.query(
      `insert into alarms (id, kiosk, truth, reason, bad_since, raised_at)
        select r.alarm, r.kiosk, r.truth, r.reason, to_timestamp(r."badSinceMs" / 1000.0), $2
        from json_to_recordset($1::json)
          as r(alarm uuid, kiosk text, truth text, reason text, "badSinceMs" double precision)`,
      [of('raised'), new Date(nowMs)],
    );
  }
  if (events.some(({ change }) => change === 'worsened')) {
    await client.query(
      `update alarms a set truth = r.truth, reason = r.reason
        from json_to_recordset($1::json) as r(alarm uuid, truth text, reason text)
        where a.id = r.alarm`,
      [of('worsened')],
    );
  }
  if (events.some(({ change }) => change === 'cleared')) {
    await client.query(
      `update alarms a set cleared_at = $2
        from json_to_recordset($1::json) as r(alarm uuid) where a.id = r.alarm`,
      [of('cleared'), new Date(nowMs)],
    );
  }
}
