import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // A week that is over, by its Monday. No count is added to it from `closed_at` on.
  sql`create table insight_weeks (
    week date primary key check (extract(isodow from week) = 1),
    is_pilot boolean not null,
    closed_at timestamptz not null,
    summed_at timestamptz
  )`,
  // What of it may be shown; null: kept back, and then nothing but its name is stored.
  sql`create table insight_cells (
    week date not null references insight_weeks (week) on delete cascade,
    part text not null check (part in ('name', 'sum', 'day', 'ward')),
    measure text not null,
    cell text not null,
    count bigint,
    kiosks int,
    wards int,
    primary key (week, part, measure, cell),
    check ((count is null) = (kiosks is null) and (count is null) = (wards is null))
  )`,
];

/** Sums of whole weeks: a look at a city adds up no single counts. */
export const insightWeeks: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
