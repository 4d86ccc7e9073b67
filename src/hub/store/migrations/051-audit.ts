import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  sql`create table audit_lines (
    id uuid primary key,
    -- Canonical JSON: the bytes that are hashed.
    body text not null,
    -- Both set once, when the transaction commits.
    seq bigint unique,
    hash text
  )`,
  sql`create table audit_heads (
    seq bigint primary key,
    hash text not null,
    signed_at timestamptz not null,
    key_id text not null,
    signature text not null
  )`,
  // The chain's lock is taken by a deferred trigger, at commit: a long transaction that noted
  // something early holds up nobody meanwhile.
  sql`create function link_audit_line() returns trigger language plpgsql as $$
  declare
    last_seq bigint;
    last_hash text;
  begin
    perform pg_advisory_xact_lock(7265051);
    select seq, hash into last_seq, last_hash from audit_lines
      where seq is not null order by seq desc limit 1;
    update audit_lines set
      seq = coalesce(last_seq, 0) + 1,
      hash = encode(sha256(convert_to(
        coalesce(last_hash, repeat('0', 64)) || chr(10) || (coalesce(last_seq, 0) + 1) || chr(10) || new.body,
        'UTF8')), 'hex')
      where id = new.id;
    return null;
  end $$`,
  sql`create constraint trigger link_at_commit after insert on audit_lines
    deferrable initially deferred for each row execute function link_audit_line()`,
  // Nobody changes a line: not the owner of the table either, short of taking the trigger away.
  sql`create function refuse_audit_change() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and old.seq is null and old.hash is null
       and new.id = old.id and new.body = old.body then
      return new;
    end if;
    raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
  end $$`,
  sql`create trigger append_only before update or delete on audit_lines
    for each row execute function refuse_audit_change()`,
  sql`create trigger keep_whole before truncate on audit_lines
    for each statement execute function refuse_change()`,
  sql`create function refuse_linked() returns trigger language plpgsql as $$
  begin
    if new.seq is not null or new.hash is not null then
      raise exception 'the chain gives the number' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end $$`,
  sql`create trigger linked_by_the_chain before insert on audit_lines
    for each row execute function refuse_linked()`,
  sql`create trigger append_only before update or delete on audit_heads
    for each row execute function refuse_change()`,
  sql`create trigger keep_whole before truncate on audit_heads
    for each statement execute function refuse_change()`,
];

/** What people of the console did: a chain of hashes, append-only. */
export const audit: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
