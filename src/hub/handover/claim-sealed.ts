import type pg from 'pg';
import type { SealedRow } from './open-action.ts';
import type { RequestPlace } from './replies.ts';

/** What is left to do about a request after it was opened, or could not be. */
export interface LeftToDo {
  readonly place: RequestPlace;
  readonly state: 'ready' | 'failed';
  readonly reason: string | null;
}

export interface Claim {
  readonly rows: readonly SealedRow[];
  /** Whether more may wait: then nobody should rest. */
  readonly isFull: boolean;
}

/**
 * Takes requests to open, for as long as the transaction lasts: what an operator puts back first,
 * then what came in, the oldest first. A run that came in is taken whole, so there may be up to a
 * batch more than `countMax`. What another process is at is passed over.
 */
export async function claimSealed(
  client: pg.PoolClient,
  { nowMs, countMax }: { readonly nowMs: number; readonly countMax: number },
): Promise<Claim> {
  const now = new Date(nowMs);
  // Every column of the request: what its seal is bound to is the seal's own business.
  const { rows: again } = await client.query<SealedRow>(
    `select a.* from handover h join actions a using (kiosk, incarnation, seq)
      where h.state = 'waiting' and h.due_at <= $1
      order by h.due_at limit ${countMax} for update of h skip locked`,
    [now],
  );
  const room = countMax - again.length;
  if (room === 0) return { rows: again, isFull: true };
  const { rows: runs } = await client.query<{ readonly from_seq: number; readonly to_seq: number }>(
    `with due as (
        select kiosk, incarnation, from_seq, to_seq - from_seq + 1 as length, due_at
          from arrivals where due_at <= $1 order by due_at limit $2 for update skip locked),
      counted as (
        select due.*, sum(length) over (order by due_at, kiosk, incarnation, from_seq) as total
          from due)
      delete from arrivals a using counted c
        where c.total - c.length < $2 and a.kiosk = c.kiosk and a.incarnation = c.incarnation
          and a.from_seq = c.from_seq
        returning a.kiosk, a.incarnation, a.from_seq, a.to_seq`,
    [now, room],
  );
  if (runs.length === 0) return { rows: again, isFull: false };
  const taken = runs.reduce((sum, { from_seq, to_seq }) => sum + to_seq - from_seq + 1, 0);
  const { rows: fresh } = await client.query<SealedRow>(
    // A body that retention has emptied meanwhile has nothing to open.
    `select a.* from json_to_recordset($1::json)
        as r(kiosk text, incarnation integer, from_seq bigint, to_seq bigint)
      join actions a on a.kiosk = r.kiosk and a.incarnation = r.incarnation
        and a.seq between r.from_seq and r.to_seq
      where a.purged_at is null order by a.received_at, a.kiosk, a.incarnation, a.seq`,
    [JSON.stringify(runs)],
  );
  return { rows: [...again, ...fresh], isFull: taken >= room };
}

/** Gives claimed requests a row of their own, for what is left to do about them. */
export async function keepLeft(
  client: pg.PoolClient,
  left: readonly LeftToDo[],
  nowMs: number,
): Promise<void> {
  if (left.length === 0) return;
  const rows = left.map(({ place, state, reason }) => ({ ...placeOf(place), state, reason }));
  await client.query(
    `insert into handover (kiosk, incarnation, seq, state, reason, due_at)
      select r.kiosk, r.incarnation, r.seq, r.state, r.reason, $2::timestamptz
      from json_to_recordset($1::json)
        as r(kiosk text, incarnation integer, seq bigint, state text, reason text)
      on conflict (kiosk, incarnation, seq) do update
        set state = excluded.state, reason = excluded.reason`,
    [JSON.stringify(rows), new Date(nowMs)],
  );
}

/** Takes the rows away of those about which nothing is left to do. */
export async function dropDone(
  client: pg.PoolClient,
  done: readonly RequestPlace[],
): Promise<void> {
  if (done.length === 0) return;
  await client.query(
    `delete from handover h using json_to_recordset($1::json)
        as r(kiosk text, incarnation integer, seq bigint)
      where h.kiosk = r.kiosk and h.incarnation = r.incarnation and h.seq = r.seq`,
    [JSON.stringify(done.map(placeOf))],
  );
}

const placeOf = ({ kiosk, incarnation, seq }: RequestPlace) => ({ kiosk, incarnation, seq });
