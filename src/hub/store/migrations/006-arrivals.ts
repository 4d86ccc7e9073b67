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
  // As `take_in_order` in 005, which stays for hubs of before that still run, with one row for what
  // came in of a batch, the transaction's number asked for once, and columns in place of JSON: half
  // of the processor's time was the reading of it. What is taken, and when it is settled, is the same.
  // `lengths` says how many of the requests belong to each batch; they stand one behind the other.
  sql`create function take_batches(
    kiosks text[], incarnations integer[], firsts bigint[], lengths integer[],
    ids uuid[], kinds text[], createds timestamptz[], trusts text[], key_ids text[], bodies text[],
    received timestamptz, before_xid bigint, cutoff timestamptz)
  returns table (taken_batch integer, taken_settled bigint) language plpgsql as $$
  declare
    free bigint[];
    xid bigint;
    today date := (received at time zone 'UTC')::date;
  begin
    select array_agg(f.n) into free from (
      select b.n
        from unnest(kiosks, incarnations, firsts) with ordinality
          as b(kiosk, incarnation, first_seq, n)
        join watermarks w on w.kiosk = b.kiosk and w.incarnation = b.incarnation
        where w.last_seq = b.first_seq - 1 and not w.has_moved
        for update of w skip locked) f;
    if free is null then
      return;
    end if;
    xid := pg_current_xact_id()::text::bigint;
    insert into actions (received_day, kiosk, incarnation, seq, id, kind, created_at,
        created_trust, key_id, sealed, received_at, taken_xid)
      select today, b.kiosk, b.incarnation, b.first_seq + i, ids[b.before + i + 1],
        kinds[b.before + i + 1], createds[b.before + i + 1], trusts[b.before + i + 1],
        key_ids[b.before + i + 1], bodies[b.before + i + 1], received, xid
      from (select u.*, sum(length) over (order by n) - length as before
          from unnest(kiosks, incarnations, firsts, lengths) with ordinality
            as u(kiosk, incarnation, first_seq, length, n)) b,
        generate_series(0, b.length - 1) as i
      where b.n = any(free);
    insert into arrivals (kiosk, incarnation, from_seq, to_seq, due_at)
      select b.kiosk, b.incarnation, b.first_seq, b.first_seq + b.length - 1, received
      from unnest(kiosks, incarnations, firsts, lengths) with ordinality
        as b(kiosk, incarnation, first_seq, length, n)
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
      from (select u.kiosk, u.incarnation, u.first_seq + u.length - 1 as last_seq, u.n
          from unnest(kiosks, incarnations, firsts, lengths) with ordinality
            as u(kiosk, incarnation, first_seq, length, n)) b
      where w.kiosk = b.kiosk and w.incarnation = b.incarnation and b.n = any(free)
      returning b.n::integer, w.settled;
  end $$`,
];

export const arrivals: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
