import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Lists called flows by their ids: the title of a flow is a text that it names. */
export const flowTitles: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`update documents as d
        set title = left(r.body #>> array['texts', 'vi', r.body->>'title'], 300)
      from document_revisions as r
      where d.kind = 'flow' and r.kind = d.kind and r.id = d.id and r.revision = d.revision
        and r.body #>> array['texts', 'vi', r.body->>'title'] <> ''`.execute(db);
  },
};
