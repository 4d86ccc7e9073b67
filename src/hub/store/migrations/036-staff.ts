import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // `city`, `w` and a ward's code, or a kiosk's id: the narrowest one counts.
  sql`create table staff_settings (
    scope text primary key,
    pin jsonb,
    phone text,
    changed_at timestamptz not null
  )`,
  sql`create table revoked_badges (
    serial text primary key,
    revoked_at timestamptz not null
  )`,
  // Where kiosks find this hub: what a provisioning code says. One row.
  sql`create table hub_address (
    only_row boolean primary key default true check (only_row),
    url text not null,
    key_pin text,
    changed_at timestamptz not null
  )`,
];

/** Who opens staff mode, and what makes a bare machine a kiosk of this hub. */
export const staff: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
