import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // Which column was what in the last sheet of a source; '' where nobody named it.
  sql`create table sheet_maps (
    source text primary key,
    map jsonb not null,
    used_by text not null,
    used_at timestamptz not null
  )`,
  // What a sheet has no column for is not asked about.
  sql`alter table import_records add column unsaid text[] not null default '{}'`,
];

/** Sheets that editors bring: their columns are known the next time. */
export const sheetMaps: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
