import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // The last beat of each kiosk's shell: a machine that beats with a page that does not is stuck.
  sql`create table shell_beats (
    kiosk text primary key references kiosks (id),
    key_id text not null,
    counter bigint not null,
    body jsonb not null,
    received_at timestamptz not null
  )`,
  sql`create table commands (
    kiosk text not null references kiosks (id),
    number bigint not null,
    name text not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    signature text not null,
    state text,
    report text,
    finished_at timestamptz,
    primary key (kiosk, number)
  )`,
];

/** Shells that beat for themselves, and what they are told to do. */
export const shells: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
