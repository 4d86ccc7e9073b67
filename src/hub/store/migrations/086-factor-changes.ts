import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // Told to the person for a week, in every session but the one that did it.
  sql`create table factor_changes (
    person uuid not null references people (id),
    at timestamptz not null,
    what text not null check (what in ('added', 'removed', 'replaced')),
    name text not null,
    session uuid
  )`,
  sql`create index factor_changes_person on factor_changes (person, at)`,
];

/** What changed in how a person signs in, so that they hear of it (ASVS 6.3.7). */
export const factorChanges: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
