import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // A cache: unlogged, so that a crash empties it and no backup carries it. Keys are HMACs.
  sql`create unlogged table look_ups (
    connector text not null,
    key_hash bytea not null,
    answer jsonb not null,
    asked_at timestamptz not null,
    primary key (connector, key_hash))`,
  sql`create index look_ups_asked on look_ups (connector, asked_at)`,
];

export const lookUps: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
