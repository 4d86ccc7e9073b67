import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // What a request says that can be counted and names nobody: kept when its seal is opened, so that
  // an inbox can be sorted without opening a thousand seals.
  sql`create table desk (
    kiosk text not null,
    incarnation integer not null,
    seq bigint not null,
    kind text not null,
    received_at timestamptz not null,
    category text,
    urgent boolean,
    branch text,
    day date,
    slot text,
    service text,
    claimed_by text,
    claimed_at timestamptz,
    primary key (kiosk, incarnation, seq)
  )`,
  sql`create index desk_received on desk (received_at)`,
  sql`create index follows_open on follows (kiosk, incarnation, seq) where not is_final`,
  sql`create index desk_hours on desk (day, branch, slot) where day is not null`,
];

/** What a desk has to see of requests. */
export const desk: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
