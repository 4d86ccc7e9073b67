import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  sql`create table people (
    id uuid primary key,
    name text not null,
    roles text[] not null check (roles <@ array['viewer', 'editor', 'approver', 'operator', 'auditor']),
    is_administrator boolean not null,
    state text not null check (state in ('active', 'invited', 'revoked')),
    oidc_issuer text,
    oidc_subject text,
    created_at timestamptz not null,
    seen_at timestamptz,
    unique (oidc_issuer, oidc_subject)
  )`,
  sql`create table passkeys (
    id uuid primary key,
    person uuid not null references people (id),
    credential_id text not null unique,
    public_key bytea not null,
    counter bigint not null,
    transports text[] not null,
    name text not null,
    is_backed_up boolean not null,
    created_at timestamptz not null,
    used_at timestamptz
  )`,
  sql`create index on passkeys (person)`,
  // Hashes of one-time links: the first administrator's has no person yet.
  sql`create table invites (
    token_hash bytea primary key,
    person uuid references people (id),
    expires_at timestamptz not null
  )`,
  // Challenges given out, each used at most once.
  sql`create table ceremonies (
    challenge text primary key,
    kind text not null,
    person uuid,
    session uuid,
    facts jsonb not null,
    expires_at timestamptz not null
  )`,
  sql`create table console_sessions (
    id uuid primary key,
    token_hash bytea not null unique,
    person uuid not null references people (id),
    signed_in_by text not null check (signed_in_by in ('passkey', 'oidc')),
    agent text not null,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    ends_at timestamptz not null
  )`,
  sql`create index on console_sessions (person)`,
  sql`create table step_ups (
    session uuid not null references console_sessions (id) on delete cascade,
    purpose text not null,
    digest text not null,
    confirmed_at timestamptz not null,
    primary key (session, purpose, digest)
  )`,
  // Who wrote what, and who approved it. Nobody approves what they had a hand in.
  sql`create table authorships (
    subject_kind text not null,
    subject_hash text not null,
    author uuid not null references people (id),
    written_at timestamptz not null,
    primary key (subject_kind, subject_hash, author)
  )`,
  sql`create table approvals (
    subject_kind text not null,
    subject_hash text not null,
    author uuid not null,
    approver uuid not null references people (id),
    approved_at timestamptz not null,
    primary key (subject_kind, subject_hash, approver),
    foreign key (subject_kind, subject_hash, author)
      references authorships (subject_kind, subject_hash, author),
    constraint approver_is_not_author check (author <> approver)
  )`,
  // Two transactions could each miss the other's row: the subject is locked until they end.
  sql`create function check_two_people() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(hashtextextended(new.subject_kind || '|' || new.subject_hash, 7265050));
    if tg_table_name = 'approvals' then
      if exists (select 1 from authorships a where a.subject_kind = new.subject_kind
                 and a.subject_hash = new.subject_hash and a.author = new.approver) then
        raise exception 'an author cannot approve' using errcode = 'check_violation',
          constraint = 'approver_is_not_author';
      end if;
      if not exists (select 1 from people p where p.id = new.approver and p.state = 'active'
                     and 'approver' = any (p.roles)) then
        raise exception 'not an approver' using errcode = 'check_violation',
          constraint = 'approver_has_the_role';
      end if;
    elsif exists (select 1 from approvals a where a.subject_kind = new.subject_kind
                  and a.subject_hash = new.subject_hash and a.approver = new.author) then
      raise exception 'an approver cannot become an author' using errcode = 'check_violation',
        constraint = 'approver_is_not_author';
    end if;
    return new;
  end $$`,
  sql`create trigger two_people before insert on approvals
    for each row execute function check_two_people()`,
  sql`create trigger two_people before insert on authorships
    for each row execute function check_two_people()`,
  sql`create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
  end $$`,
  sql`create trigger append_only before update or delete on approvals
    for each row execute function refuse_change()`,
  sql`create trigger append_only before update or delete on authorships
    for each row execute function refuse_change()`,
  sql`create trigger keep_whole before truncate on approvals
    for each statement execute function refuse_change()`,
  sql`create trigger keep_whole before truncate on authorships
    for each statement execute function refuse_change()`,
];

/** People of the console, their passkeys and sessions; authors and approvers. */
export const people: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
