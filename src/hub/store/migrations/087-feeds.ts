import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // When each feed is due, and what came of it last: whichever process asks.
  sql`create table feeds (
    name text primary key,
    board text not null,
    next_at timestamptz not null,
    mapping text not null default '',
    etag text,
    last_modified text,
    asked_at timestamptz,
    answered_at timestamptz,
    failures int not null default 0,
    outcome text,
    taken int not null default 0,
    refused jsonb not null default '{}'
  )`,
  sql`create table board_readings (
    board text not null,
    station text not null,
    at timestamptz not null,
    value double precision not null,
    feed text not null,
    trial boolean not null,
    heard_at timestamptz not null,
    primary key (board, station, at)
  )`,
  sql`create index on board_readings (heard_at)`,
];

/** Numbers of the city's boards, and the feeds that they come by. */
export const feeds: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
