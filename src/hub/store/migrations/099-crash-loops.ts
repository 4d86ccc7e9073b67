import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Since when the screen of a machine does not stay up: a shell's list of faults is soon too short. */
export const crashLoops: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table shell_beats add column looping_since timestamptz`.execute(db);
  },
};
