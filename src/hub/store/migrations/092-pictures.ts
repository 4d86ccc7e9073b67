import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // What an office brought, made anew: published ones lie among the sections as well, so that what is
  // published never hangs on what an editor takes away.
  sql`create table pictures (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bytea not null,
    width integer not null,
    height integer not null,
    brought_by text not null,
    brought_at timestamptz not null
  )`,
  // Which of them any revision of a text still names.
  sql`create index document_revisions_picture on document_revisions ((body #>> '{picture,sha256}'))
    where body #>> '{picture,sha256}' is not null`,
];

/** Pictures beside notices. */
export const pictures: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
