import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // What was found and told when the draft was made, for people: what counts is what was signed.
  sql`alter table releases
    add column made_by_name text not null default '',
    add column facts jsonb`,
  // Which revision of each document a release carries, and which one residents saw before. Only
  // those that differ. A revision that is named here stays, whatever is typed after it.
  sql`create table release_revisions (
    release uuid not null references releases (id),
    kind text not null,
    id text not null,
    revision integer not null,
    before integer,
    -- What two people answer for: kind, id and digest of the body.
    subject text not null,
    primary key (release, kind, id),
    foreign key (kind, id, revision) references document_revisions (kind, id, revision),
    foreign key (kind, id, before) references document_revisions (kind, id, revision)
  )`,
  sql`create index release_revisions_document on release_revisions (kind, id, revision)`,
];

/** Releases made from documents of the editor. */
export const releaseDocuments: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
