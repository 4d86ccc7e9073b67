import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // Requests that came in and were not opened yet, a run of a line in a row: the outbox of intake.
  // A request gets a row of its own in `handover` once it was opened, if anything is left to do.
  sql`create table arrivals (
    kiosk text not null,
    incarnation integer not null,
    from_seq bigint not null,
    to_seq bigint not null,
    due_at timestamptz not null,
    primary key (kiosk, incarnation, from_seq),
    check (from_seq <= to_seq))`,
  sql`create index arrivals_due on arrivals (due_at)`,
  // As in 005, with one row for the whole batch in place of one for each request, and the
  // transaction's number asked for once. What is taken, and when it is settled, is the same.
  sql`create or replace function take_in_order(
    batches json, requests json, received timestamptz, before_xid bigint, cutoff timestamptz)
  returns table (taken_batch integer, taken_settled bigint) language plpgsql as $$
  declare
    free integer[];
    xid bigint;
    today date := (received at time zone 'UTC')::date;
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
    xid := pg_current_xact_id()::text::bigint;
    insert into actions (received_day, kiosk, incarnation, seq, id, kind, created_at,
        created_trust, key_id, sealed, received_at, taken_xid)
      select today, r.kiosk, r.incarnation, r.seq, r.id, r.kind,
        r.created_at, r.trust, r.key_id, r.sealed, received, xid
      from json_to_recordset(requests) as r(n integer, kiosk text, incarnation integer, seq bigint,
        id uuid, kind text, created_at timestamptz, trust text, key_id text, sealed text)
      where r.n = any(free);
    insert into arrivals (kiosk, incarnation, from_seq, to_seq, due_at)
      select b.kiosk, b.incarnation, b.first_seq, b.last_seq, received
      from json_to_recordset(batches)
        as b(n integer, kiosk text, incarnation integer, first_seq bigint, last_seq bigint)
      where b.n = any(free);
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
  end $$`,
];

export const arrivals: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
