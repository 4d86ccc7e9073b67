import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // A package on its way from somebody's browser; every process of the hub may take a part.
  sql`create table app_uploads (
    id uuid primary key,
    file_name text not null,
    sha256 text not null,
    length bigint not null,
    begun_by text not null,
    begun_by_name text not null,
    begun_at timestamptz not null
  )`,
  sql`create table app_parts (
    upload uuid not null references app_uploads (id) on delete cascade,
    part integer not null check (part >= 0),
    bytes bytea not null,
    primary key (upload, part)
  )`,
  // Empty: the command line brought it.
  sql`alter table app_packages add column added_by_name text not null default ''`,
];

/** Packages of the application that are brought in the console. */
export const appUploads: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
