import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was looked at before a kiosk opened (S3): the last report of each. */
export const readiness: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table readiness_reports (
      kiosk text primary key references kiosks (id),
      incarnation integer not null,
      is_ready boolean not null,
      report jsonb not null,
      received_at timestamptz not null
    )`.execute(db);
  },
};
