import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  sql`create table imports (
    id uuid primary key,
    file_name text not null,
    snapshot_date text,
    column_map text,
    made_by uuid not null,
    made_by_name text not null,
    made_at timestamptz not null,
    state text not null check (state in ('waiting', 'reading', 'ready', 'taking', 'failed')),
    problem text,
    read integer not null default 0,
    touched_at timestamptz not null
  )`,
  // Records as the file had them, until somebody has decided about each: never content by themselves.
  sql`create table import_records (
    import uuid not null references imports (id) on delete cascade,
    place integer not null,
    at text not null,
    code text not null,
    title text not null,
    outcome text not null check (outcome in ('new', 'changed', 'same', 'refused', 'twice')),
    reason text not null,
    detail text not null,
    body jsonb,
    fields integer not null,
    is_ours boolean not null,
    decision text check (decision in ('taken', 'left')),
    primary key (import, place)
  )`,
];

/** Files of procedures that an editor brought, record by record. */
export const imports: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
