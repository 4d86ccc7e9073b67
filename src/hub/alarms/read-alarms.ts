import type pg from 'pg';
import type { Alarm, AlarmsAnswer } from '../../domain/api/console/index.ts';
import type { Site } from '../../domain/api/index.ts';
import type { Truth, TruthReason } from '../../domain/fleet/index.ts';
import type { Store } from '../store/index.ts';
import type { AlarmChannels, ChannelName } from './alarm-event.ts';
import { targetsOf } from './queue-deliveries.ts';

/** Most alarms of one listing: what is open, then the newest of what is over. */
const alarmsMax = 1_000;

interface Row {
  readonly id: string;
  readonly kiosk: string;
  readonly site: Site;
  readonly truth: Truth;
  readonly reason: TruthReason | null;
  readonly bad_since: Date;
  readonly raised_at: Date;
  readonly cleared_at: Date | null;
  readonly acked_at: Date | null;
  readonly acked_by: string | null;
  readonly ack_reason: string | null;
}

/** Open alarms and the newest of those that are over; of one kiosk when it is named. */
export async function readAlarms(
  store: Store,
  which: { readonly kiosk?: string } = {},
): Promise<readonly Alarm[]> {
  const { rows } = await store.pool.query<Row>(
    `select a.*, a.id::text as id, k.site from alarms a join kiosks k on k.id = a.kiosk
      where $1::text is null or a.kiosk = $1
      order by a.cleared_at is not null, a.raised_at desc limit ${alarmsMax}`,
    [which.kiosk ?? null],
  );
  return rows.map((row) => ({
    id: row.id,
    kiosk: row.kiosk,
    site: row.site,
    truth: row.truth,
    reason: row.reason,
    badSinceMs: row.bad_since.getTime(),
    raisedMs: row.raised_at.getTime(),
    clearedMs: row.cleared_at?.getTime() ?? null,
    ackedMs: row.acked_at?.getTime() ?? null,
    ackedBy: row.acked_by,
    ackReason: row.ack_reason,
  }));
}

interface ChannelRow {
  readonly channel: ChannelName;
  readonly target: string;
  readonly waiting: number;
  readonly dead: number;
  readonly done_at: Date | null;
  readonly problem: string | null;
}

/** How the channels fare: those configured here, and those that messages still wait for. */
export async function readChannels(
  store: Store,
  channels: AlarmChannels,
): Promise<AlarmsAnswer['channels']> {
  const { rows } = await store.pool.query<ChannelRow>(
    `select channel, target, count(*) filter (where state = 'waiting') as waiting,
        count(*) filter (where state = 'dead') as dead,
        max(due_at) filter (where state = 'done') as done_at,
        (array_agg(problem order by made_at desc) filter (where state <> 'done'
          and problem is not null))[1] as problem
      from alarm_deliveries group by channel, target order by channel, target limit 50`,
  );
  const told = rows.map(({ done_at, ...row }) => ({
    ...row,
    lastDoneMs: done_at?.getTime() ?? null,
  }));
  const silent = targetsOf(channels)
    .filter(({ channel, target }) =>
      told.every((one) => one.channel !== channel || one.target !== target),
    )
    .map((one) => ({ ...one, waiting: 0, dead: 0, lastDoneMs: null, problem: null }));
  return [...told, ...silent].map((one) => ({ ...one, target: shownTarget(one.target) }));
}

/** A webhook's path and query may be its password: only its place is shown. */
function shownTarget(target: string): string {
  return URL.canParse(target) ? new URL(target).origin : target;
}

/**
 * Notes that somebody looks after an alarm. False when there is none of this id or somebody does.
 * Runs inside the caller's transaction, which keeps the audit too.
 */
export async function acknowledgeAlarm(
  client: Pick<pg.PoolClient, 'query'>,
  alarm: string,
  by: { readonly name: string; readonly reason: string },
  nowMs: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update alarms set acked_at = $2, acked_by = $3, ack_reason = $4
      where id = $1 and acked_at is null and cleared_at is null`,
    [alarm, new Date(nowMs), by.name, by.reason],
  );
  return rowCount === 1;
}
