import { addDays, hanoiMoment } from '../../domain/calendar/index.ts';
import type { Store } from '../store/index.ts';
import { purgeRows, type RetentionLimits } from './limits.ts';

/** Any number: the lock under which one hub process purges at a time. */
const purgeLock = 7_265_001;

/** How many rows each rule emptied. */
export type Purged = Readonly<Record<PurgeRule, number>>;
export type PurgeRule =
  | 'bodies'
  | 'stuckBodies'
  | 'rows'
  | 'refusals'
  | 'statuses'
  | 'quotas'
  | 'notes'
  | 'usage'
  | 'desk'
  | 'hours'
  | 'truths'
  | 'alarms'
  | 'messages';

interface Statement {
  readonly rule: PurgeRule;
  /** Empties at most `$2` rows older than `$1`. */
  readonly text: string;
  readonly before: Date | string;
}

/**
 * One round of retention: every rule until nothing is left for it, in small transactions. Undefined
 * when another process is at it.
 */
export async function purge(
  store: Store,
  limits: RetentionLimits,
  nowMs: number,
): Promise<Purged | undefined> {
  const client = await store.pool.connect();
  try {
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock($1) as held',
      [purgeLock],
    );
    if (rows[0]?.held !== true) return undefined;
    try {
      const purged: Record<PurgeRule, number> = {
        bodies: 0,
        stuckBodies: 0,
        rows: 0,
        refusals: 0,
        statuses: 0,
        quotas: 0,
        notes: 0,
        usage: 0,
        desk: 0,
        hours: 0,
        truths: 0,
        alarms: 0,
        messages: 0,
      };
      for (const { rule, text, before } of statements(limits, nowMs)) {
        for (let count = purgeRows; count === purgeRows; ) {
          const done = await client.query(text, [before, purgeRows]);
          count = done.rowCount ?? 0;
          purged[rule] += count;
        }
      }
      return purged;
    } finally {
      await client.query('select pg_advisory_unlock($1)', [purgeLock]);
    }
  } finally {
    client.release();
  }
}

/** The request was opened, and nothing waits to be done about it. */
const nothingLeft = `h.kiosk is null and not exists (
    select from arrivals r where r.kiosk = a.kiosk and r.incarnation = a.incarnation
      and a.seq between r.from_seq and r.to_seq)`;

/** Empties the sealed body and keeps the row: a duplicate is told by its id. */
const emptyBody = (where: string) => `with old as (
    select a.kiosk, a.incarnation, a.seq, a.received_day from actions a
      left join handover h using (kiosk, incarnation, seq)
      where a.purged_at is null and a.received_at < $1 and ${where} limit $2),
  gone as (delete from handover h using old o
    where h.kiosk = o.kiosk and h.incarnation = o.incarnation and h.seq = o.seq)
  update actions a set sealed = '', purged_at = now() from old o
    where a.kiosk = o.kiosk and a.incarnation = o.incarnation and a.seq = o.seq
      and a.received_day = o.received_day`;

/** Deletes by the physical place of the row, which no index has to be made for. */
const dropOld = (table: string, column: string, where = 'true') =>
  `delete from ${table} where ctid = any(array(
    select ctid from ${table} where ${column} < $1 and ${where} limit $2))`;

function statements(limits: RetentionLimits, nowMs: number): readonly Statement[] {
  const before = (ms: number) => new Date(nowMs - ms);
  const today = hanoiMoment(nowMs).day;
  return [
    { rule: 'bodies', text: emptyBody(nothingLeft), before: before(limits.bodyMs) },
    { rule: 'stuckBodies', text: emptyBody('true'), before: before(limits.stuckBodyMs) },
    {
      rule: 'rows',
      // The watermark vouches for what is gone (src/hub/intake).
      text: dropOld('actions', 'received_at', 'purged_at is not null'),
      before: before(limits.rowMs),
    },
    { rule: 'refusals', text: dropOld('refusals', 'refused_at'), before: before(limits.rowMs) },
    { rule: 'statuses', text: dropOld('follows', 'changed_at'), before: before(limits.statusMs) },
    // A day that is over has no turns and no places left to give.
    { rule: 'quotas', text: dropOld('quotas', 'day'), before: today },
    { rule: 'quotas', text: dropOld('hour_places', 'day'), before: today },
    { rule: 'notes', text: dropOld('contradictions', 'noted_at'), before: before(limits.noteMs) },
    {
      rule: 'usage',
      text: dropOld('usage_counts', 'day'),
      before: addDays(today, -Math.round(limits.usageMs / 86_400_000)),
    },
    {
      rule: 'usage',
      // A few weeks at most, with all their sums.
      text: dropOld('insight_weeks', 'week'),
      before: addDays(today, -Math.round(limits.usageMs / 86_400_000)),
    },
    { rule: 'desk', text: dropOld('desk', 'received_at'), before: before(limits.rowMs) },
    { rule: 'hours', text: dropOld('beat_hours', 'hour'), before: before(limits.historyMs) },
    {
      rule: 'truths',
      // The last change of each kiosk stays: it says what it has been ever since.
      text: dropOld(
        'truth_changes',
        'at',
        `exists (select from truth_changes newer
          where newer.kiosk = truth_changes.kiosk and newer.at > truth_changes.at)`,
      ),
      before: before(limits.historyMs),
    },
    {
      rule: 'alarms',
      text: dropOld('alarms', 'raised_at', 'cleared_at is not null'),
      before: before(limits.alarmMs),
    },
    {
      rule: 'messages',
      text: dropOld('alarm_deliveries', 'made_at', `state <> 'waiting'`),
      before: before(limits.alarmMs),
    },
  ];
}
