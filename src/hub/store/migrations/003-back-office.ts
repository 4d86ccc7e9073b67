import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // `ready`: opened once and registered, waits for its call. `dead`: an operator has to look.
  sql`alter table handover drop constraint handover_state_check`,
  sql`alter table handover add constraint handover_state_check
    check (state in ('waiting', 'ready', 'failed', 'dead'))`,
  sql`alter table handover add column attempts integer not null default 0`,
  sql`create index handover_ready on handover (due_at) where state = 'ready'`,
  sql`alter table follows add column reply_hash text`,
  sql`alter table follows add column result jsonb`,
  sql`alter table follows add column is_final boolean not null default false`,
  // Rises with each change that the kiosk has to hear of; null while it has none to hear.
  sql`alter table follows add column number bigint`,
  sql`create unique index follows_place on follows (kiosk, incarnation, seq)`,
  sql`create index follows_number on follows (kiosk, number) where number is not null`,
  sql`create index follows_changed on follows (changed_at)`,
  // One row a kiosk, locked by whoever gives a number: numbers are committed in their order.
  sql`create table reply_lines (kiosk text primary key, last_number bigint not null)`,
  sql`create table contradictions (
    kiosk text not null,
    incarnation integer not null,
    seq bigint not null,
    noted_at timestamptz not null,
    problem text not null,
    answer jsonb)`,
  sql`create index contradictions_noted on contradictions (noted_at)`,
  // The two keys are the two rules: two turns a day, one a field (contracts.md, Quotas).
  sql`create table quotas (
    person bytea not null,
    day date not null,
    turn smallint not null,
    field text not null,
    kiosk text not null,
    incarnation integer not null,
    seq bigint not null,
    primary key (person, day, turn),
    unique (person, day, field))`,
  sql`create unique index quotas_place on quotas (kiosk, incarnation, seq)`,
  sql`create table usage_counts (
    day date not null,
    dimension text not null check (dimension in ('session', 'screen', 'outcome', 'word')),
    name text not null,
    kiosk text not null,
    count bigint not null,
    primary key (day, dimension, name, kiosk))`,
  // Who looked at personal values, when, why, and of how many requests.
  sql`create table personal_views (
    viewed_at timestamptz not null,
    viewer text not null,
    reason text not null,
    requests integer not null)`,
  sql`alter table actions add column purged_at timestamptz`,
];

export const backOffice: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
