import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Words of searches for which somebody asks the editors to write an entry. */
export const wantedEntries: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table wanted_entries (
      words text primary key check (length(words) <= 40),
      asked_by text not null,
      asked_at timestamptz not null
    )`.execute(db);
  },
};
