import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Takes batches that go on where their lines stand, each from another line, in one round trip
 * (docs/decisions/013). Which requests are taken is decided before, by `decideBatch`, for a line
 * that stands right before the batch and that nothing has moved from; here that is held to be
 * true under the line's lock, or the batch is left alone. The answer names the batches that were
 * taken, by their number, with what is settled of each line.
 *
 * Each statement of the function sees what was committed before it began: the rows of a line are
 * read after its lock was had, never before. A line that somebody else works on is left alone, so
 * that no line waits for another.
 *
 * PL/pgSQL knows no single statement that does it: a lock inside one would be had after its
 * snapshot, and requests that came in between would count as settled unseen.
 */
const takeInOrder = sql`create function take_in_order(
    batches json, requests json, received timestamptz, before_xid bigint, cutoff timestamptz)
  returns table (taken_batch integer, taken_settled bigint) language plpgsql as $$
  declare
    free integer[];
  begin
    select array_agg(f.n) into free from (
      select b.n
        from json_to_recordset(batches)
          as b(n integer, kiosk text, incarnation integer, first_seq bigint)
        join watermarks w on w.kiosk = b.kiosk and w.incarnation = b.incarnation
        where w.last_seq = b.first_seq - 1 and not w.has_moved
        for update of w skip locked) f;
    if free is null then
      return;
    end if;
    with taken as (
      insert into actions (received_day, kiosk, incarnation, seq, id, kind, created_at,
        created_trust, key_id, sealed, received_at)
      select (received at time zone 'UTC')::date, r.kiosk, r.incarnation, r.seq, r.id, r.kind,
        r.created_at, r.trust, r.key_id, r.sealed, received
      from json_to_recordset(requests) as r(n integer, kiosk text, incarnation integer, seq bigint,
        id uuid, kind text, created_at timestamptz, trust text, key_id text, sealed text)
      where r.n = any(free)
      returning actions.kiosk, actions.incarnation, actions.seq)
    insert into handover (kiosk, incarnation, seq, state, due_at)
      select t.kiosk, t.incarnation, t.seq, 'waiting', received from taken t;
    return query update watermarks w
      set touched = w.touched + 1, last_seq = b.last_seq,
        settled = greatest(w.settled, coalesce(least(
          (select a.seq - 1 from actions a
            where a.kiosk = w.kiosk and a.incarnation = w.incarnation and a.seq > w.settled
              and (a.taken_xid >= before_xid or a.received_at > cutoff)
            order by a.seq limit 1),
          (select r.seq - 1 from refusals r
            where r.kiosk = w.kiosk and r.incarnation = w.incarnation and r.seq > w.settled
              and (r.taken_xid >= before_xid or r.refused_at > cutoff)
            order by r.seq limit 1)), b.last_seq))
      from json_to_recordset(batches)
        as b(n integer, kiosk text, incarnation integer, last_seq bigint)
      where w.kiosk = b.kiosk and w.incarnation = b.incarnation and b.n = any(free)
      returning b.n, w.settled;
  end $$`;

export const inOrder: Migration = {
  async up(db: Kysely<unknown>) {
    await takeInOrder.execute(db);
  },
};
