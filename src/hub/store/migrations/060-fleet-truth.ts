import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // Signs of life by wake poll, unsigned. Rewritten all the time: room for it in each page.
  sql`create table presence (
    kiosk text primary key,
    page_at timestamptz,
    shell_at timestamptz
  ) with (fillfactor = 60)`,
  // A row for each hour of a kiosk: 10,000 kiosks and 31 days are 7.4 million rows of some 90 bytes.
  sql`create table beat_hours (
    kiosk text not null,
    hour timestamptz not null,
    pages smallint not null,
    shells smallint not null,
    queue_max integer not null,
    oldest_max_s integer,
    clock_off_max_ms bigint,
    screens integer,
    disk_free_min_mb integer,
    browser_max_mb integer,
    primary key (kiosk, hour)
  ) with (fillfactor = 80)`,
  sql`create index beat_hours_hour on beat_hours (hour)`,
  // What the last look made of each kiosk; alarms go on from here after a restart.
  sql`create table kiosk_truths (
    kiosk text primary key references kiosks (id),
    truth text not null,
    reason text,
    since timestamptz not null,
    bad_since timestamptz,
    good_since timestamptz,
    alarm uuid,
    alarm_truth text,
    line text not null,
    serial bigint not null
  ) with (fillfactor = 60)`,
  sql`create index kiosk_truths_serial on kiosk_truths (serial)`,
  sql`create table truth_changes (
    kiosk text not null,
    at timestamptz not null,
    truth text not null,
    reason text
  )`,
  sql`create index truth_changes_kiosk on truth_changes (kiosk, at)`,
  sql`create index truth_changes_at on truth_changes (at)`,
  sql`create table alarms (
    id uuid primary key,
    kiosk text not null references kiosks (id),
    truth text not null,
    reason text,
    bad_since timestamptz not null,
    raised_at timestamptz not null,
    cleared_at timestamptz,
    acked_at timestamptz,
    acked_by text,
    ack_reason text
  )`,
  sql`create index alarms_raised on alarms (raised_at)`,
  sql`create index alarms_kiosk on alarms (kiosk, raised_at)`,
  sql`create index alarms_open on alarms (raised_at) where cleared_at is null`,
  sql`create table alarm_deliveries (
    id uuid primary key,
    channel text not null check (channel in ('webhook', 'mail')),
    target text not null,
    events jsonb not null,
    state text not null check (state in ('waiting', 'done', 'dead')),
    attempts integer not null default 0,
    due_at timestamptz not null,
    made_at timestamptz not null,
    problem text
  )`,
  sql`create index alarm_deliveries_due on alarm_deliveries (due_at) where state = 'waiting'`,
  // A revocation can be taken back for 30 days (P17).
  sql`alter table kiosks add column revoked_at timestamptz`,
];

/** The truth about each kiosk, its history, and the alarms that come of it. */
export const fleetTruth: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
