import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  sql`create sequence emergency_changes`,
  // Never deleted: what was said to a building, by whom, and when it ended.
  sql`create table emergencies (
    id uuid primary key,
    draft text not null,
    title jsonb not null,
    gravity text not null,
    target jsonb not null,
    kiosks int not null,
    reason text not null,
    sent_at timestamptz not null,
    ends_at timestamptz not null,
    sent_by text not null,
    signed jsonb not null,
    ended_at timestamptz,
    ended_by text,
    end_reason text,
    end_signed jsonb,
    change bigint not null,
    check (ends_at > sent_at and ends_at <= sent_at + interval '24 hours')
  )`,
  sql`create index on emergencies (ends_at)`,
  sql`create table emergency_kiosks (
    emergency uuid not null references emergencies (id),
    kiosk text not null references kiosks (id),
    state text not null,
    told_at timestamptz not null,
    shown_at timestamptz,
    primary key (emergency, kiosk)
  )`,
];

/** Emergency messages, and which kiosks showed them. */
export const emergencyMessages: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
