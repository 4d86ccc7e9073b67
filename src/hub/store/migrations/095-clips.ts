import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The packs of clips that the next release takes along; their bytes lie among the sections. */
export const clips: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table clip_packs (
      key text primary key check (length(key) between 1 and 32),
      sha256 text not null
    )`.execute(db);
  },
};
