import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  sql`alter table usage_counts drop constraint usage_counts_dimension_check`,
  sql`alter table usage_counts add constraint usage_counts_dimension_check check (
    dimension in ('session', 'screen', 'outcome', 'word', 'missed', 'service', 'step'))`,
  // Drafts only: what residents find changes when an editor has published them.
  sql`create table synonym_drafts (
    id uuid primary key,
    words text not null,
    service text not null,
    made_by text not null,
    made_at timestamptz not null,
    unique (words, service)
  )`,
];

/** What residents look for and do not find, and what was proposed about it. */
export const insight: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
