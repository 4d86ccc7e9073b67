import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  sql`alter table document_revisions drop constraint document_revisions_kind_check`,
  sql`alter table document_revisions add constraint document_revisions_kind_check check
    (kind in ('procedure', 'place', 'notice', 'word', 'flow', 'emergency', 'synonym',
      'season', 'leaflet', 'building', 'board'))`,
];

/** The words of the city's boards are written like the rest. */
export const boardDocuments: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
