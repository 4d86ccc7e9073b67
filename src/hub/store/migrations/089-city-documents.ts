import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  sql`alter table document_revisions drop constraint document_revisions_kind_check`,
  sql`alter table document_revisions add constraint document_revisions_kind_check check
    (kind in ('procedure', 'place', 'notice', 'word', 'flow', 'emergency', 'synonym',
      'season', 'leaflet', 'building'))`,
  // Lists of places and notices that another system keeps: when each is due, and what came of it.
  sql`create table lists (
    name text primary key,
    gives text not null check (gives in ('places', 'notices')),
    next_at timestamptz not null,
    mapping text not null default '',
    etag text,
    last_modified text,
    asked_at timestamptz,
    answered_at timestamptz,
    failures int not null default 0,
    outcome text,
    counts jsonb not null default '{}'
  )`,
];

/** Seasons, leaflets and pages of buildings are written like the rest; lists come by feeds. */
export const cityDocuments: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
