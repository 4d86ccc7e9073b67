import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // How many visitors a branch takes in one hour; without a row, the usual number.
  sql`create table hour_limits (
    branch text primary key,
    places smallint not null check (places between 1 and 200),
    set_by text not null,
    set_at timestamptz not null
  )`,
  // The key is the rule: two officers cannot both give the last place of an hour away.
  sql`create table hour_places (
    branch text not null,
    day date not null,
    slot text not null,
    place smallint not null,
    kiosk text not null,
    incarnation integer not null,
    seq bigint not null,
    primary key (branch, day, slot, place),
    unique (kiosk, incarnation, seq)
  )`,
  sql`create index hour_places_day on hour_places (day)`,
  // What was promised before places were counted has one, too.
  sql`insert into hour_places (branch, day, slot, place, kiosk, incarnation, seq)
    select result->>'branch', (result->>'day')::date, result->>'slot',
        row_number() over (
          partition by result->>'branch', result->>'day', result->>'slot'
          order by changed_at, kiosk, incarnation, seq),
        kiosk, incarnation, seq
      from follows
      where kind = 'appointment' and status in ('confirmed', 'moved')
        and result->>'kind' = 'appointment' and (result->>'day')::date >= current_date`,
];

/** Places of the hours that are promised. */
export const deskHours: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
