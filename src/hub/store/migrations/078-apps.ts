import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Packages that publishers may sign for: the newest of each architecture goes into each document. */
const statement = sql`create table app_packages (
  architecture text primary key check (architecture ~ '^[a-z0-9]+$'),
  path text not null,
  sha256 text not null,
  length bigint not null,
  added_at timestamptz not null
)`;

/** Application packages beside content. */
export const appPackages: Migration = {
  async up(db: Kysely<unknown>) {
    await statement.execute(db);
  },
};
