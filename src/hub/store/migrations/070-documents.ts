import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // Every revision that counts. A body of null is a removal. Digests tell an undone change from one
  // that stands, so that what reads as published is counted as published.
  sql`create table document_revisions (
    kind text not null check (kind in ('procedure', 'place', 'notice', 'word', 'flow', 'emergency')),
    id text not null,
    revision integer not null check (revision > 0),
    body jsonb,
    digest text not null,
    author uuid,
    author_name text not null,
    begun_at timestamptz not null,
    edited_at timestamptz not null,
    primary key (kind, id, revision)
  )`,
  sql`create table documents (
    kind text not null,
    id text not null,
    revision integer not null,
    published_revision integer,
    title text not null,
    part text not null,
    is_removed boolean not null,
    is_published boolean not null,
    author_name text not null,
    edited_at timestamptz not null,
    errors integer not null,
    warnings integer not null,
    primary key (kind, id),
    foreign key (kind, id, revision) references document_revisions (kind, id, revision)
      deferrable initially deferred,
    foreign key (kind, id, published_revision) references document_revisions (kind, id, revision)
      deferrable initially deferred
  )`,
  sql`create index documents_changed on documents (kind, id) where not is_published`,
  // Short names tell procedures apart in a list.
  sql`create index documents_title on documents (kind, lower(title))`,
];

/** What editors write, with its history. */
export const documents: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
