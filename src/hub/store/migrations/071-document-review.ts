import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  sql`alter table document_revisions drop constraint document_revisions_kind_check`,
  sql`alter table document_revisions add constraint document_revisions_kind_check check
    (kind in ('procedure', 'place', 'notice', 'word', 'flow', 'emergency', 'synonym'))`,
  // A draft is saved every two seconds: what is released is what somebody said is ready, and not a
  // sentence half typed. The revision that was sent stands, whatever is typed after it.
  sql`alter table documents
    add column sent_revision integer,
    add column sent_by uuid,
    add column sent_by_name text,
    add column sent_at timestamptz,
    add column sent_note text,
    add column sent_warnings integer,
    add column review text check (review in ('sent', 'approved', 'returned')),
    add column reviewed_by uuid,
    add column reviewed_by_name text,
    add column reviewed_at timestamptz,
    add column review_note text,
    add constraint documents_sent_whole check ((review is null) = (sent_revision is null)),
    add foreign key (kind, id, sent_revision) references document_revisions (kind, id, revision)
      deferrable initially deferred`,
  sql`create index documents_sent on documents (kind, id) where review in ('sent', 'approved')`,
];

/** Drafts are sent to a second person, and come back or go into the next release. */
export const documentReview: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
