import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // The writing transaction, so that a backup's snapshot tells which rows it holds. Rows from
  // before have 0: they are in every later backup.
  ...['actions', 'refusals'].flatMap((table) => [
    sql`alter table ${sql.table(table)} add column taken_xid bigint not null default 0`,
    sql`alter table ${sql.table(table)}
      alter column taken_xid set default (pg_current_xact_id()::text::bigint)`,
  ]),
  // Where the body was sealed to, when the request moved here from another line.
  sql`alter table actions add column origin jsonb`,
  // True after a request of this line came in through another one: from then on it is looked there
  // too, because the same request may still be on its way here.
  sql`alter table watermarks add column has_moved boolean not null default false`,
  sql`create table moved (
    origin_kiosk text not null,
    origin_incarnation integer not null,
    origin_seq bigint not null,
    id uuid not null,
    kiosk text not null,
    incarnation integer not null,
    seq bigint not null,
    primary key (origin_kiosk, origin_incarnation, origin_seq, id))`,
  sql`create table holes (
    kiosk text not null,
    incarnation integer not null,
    from_seq bigint not null,
    to_seq bigint not null,
    reason text not null,
    declared_at timestamptz not null,
    primary key (kiosk, incarnation, from_seq),
    check (from_seq <= to_seq))`,
  // Everything written by a transaction below before_xid is in a finished backup or archive.
  sql`create table coverage (
    kind text primary key check (kind in ('backup', 'archive')),
    before_xid bigint not null,
    covered_at timestamptz not null,
    looked bigint not null default 0)`,
];

export const lines: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
