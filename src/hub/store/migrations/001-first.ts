import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  sql`create table meta (name text primary key, value text not null)`,
  sql`create table kiosks (
    id text primary key,
    site jsonb not null,
    incarnation integer not null,
    state text not null check (state in ('active', 'revoked')),
    created_at timestamptz not null)`,
  sql`create table kiosk_keys (
    key_id text primary key,
    kiosk text not null references kiosks (id),
    incarnation integer not null,
    role text not null check (role in ('page', 'shell')),
    public_key jsonb not null,
    thumbprint text not null,
    state text not null check (state in ('active', 'superseded', 'revoked')),
    created_at timestamptz not null)`,
  sql`create index kiosk_keys_kiosk on kiosk_keys (kiosk)`,
  // A page key is one incarnation; a shell keeps its key when the page beside it loses its own.
  sql`create unique index kiosk_keys_page on kiosk_keys (thumbprint) where role = 'page'`,
  sql`create table enrolment_codes (
    code_hash bytea primary key,
    site jsonb not null,
    kiosk text references kiosks (id),
    expires_at timestamptz not null,
    used_at timestamptz,
    used_by text)`,
  sql`create table watermarks (
    kiosk text not null,
    incarnation integer not null,
    last_seq bigint not null,
    settled bigint not null,
    touched bigint not null default 0,
    primary key (kiosk, incarnation),
    check (settled <= last_seq))`,
  // No foreign key and the day in the primary key: ready to be partitioned by received day.
  sql`create table actions (
    received_day date not null,
    kiosk text not null,
    incarnation integer not null,
    seq bigint not null,
    id uuid not null,
    kind text not null,
    created_at timestamptz,
    created_trust text not null,
    key_id text not null,
    sealed text not null,
    received_at timestamptz not null,
    primary key (kiosk, incarnation, seq, received_day))`,
  sql`create index actions_received on actions (received_at)`,
  sql`create table refusals (
    kiosk text not null,
    incarnation integer not null,
    seq bigint not null,
    id uuid not null,
    code text not null,
    refused_at timestamptz not null,
    primary key (kiosk, incarnation, seq))`,
  sql`create table handover (
    kiosk text not null,
    incarnation integer not null,
    seq bigint not null,
    state text not null check (state in ('waiting', 'failed')),
    reason text,
    due_at timestamptz not null,
    primary key (kiosk, incarnation, seq))`,
  sql`create index handover_due on handover (due_at) where state = 'waiting'`,
  sql`create table follows (
    code_hash bytea primary key,
    kiosk text not null,
    incarnation integer not null,
    seq bigint not null,
    kind text not null,
    status text not null,
    changed_at timestamptz not null)`,
  sql`create table heartbeats (
    kiosk text primary key,
    incarnation integer not null,
    counter bigint not null,
    body jsonb not null,
    received_at timestamptz not null)`,
  sql`create table publications (
    version integer primary key,
    content_hash text not null,
    document text not null,
    expires_at timestamptz not null,
    published_at timestamptz not null)`,
  sql`create table sections (sha256 text primary key, bytes bytea not null)`,
];

export const first: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
