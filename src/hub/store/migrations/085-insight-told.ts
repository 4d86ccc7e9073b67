import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // The day a count belongs to in insight: none is added to a day that may have been looked at.
  // What has no such day is in no insight.
  sql`alter table usage_counts add column told date not null default '-infinity'`,
  // Where the kiosk stood: a kiosk that moves takes nothing along, or two looks would tell it apart.
  sql`alter table usage_counts add column ward text not null default ''`,
  sql`alter table usage_counts add column ward_code text not null default ''`,
  sql`update usage_counts set told = day`,
  sql`update usage_counts u set ward = coalesce(k.site->>'ward', ''),
    ward_code = coalesce(k.site->>'wardCode', '') from kiosks k where k.id = u.kiosk`,
  sql`alter table usage_counts drop constraint usage_counts_pkey`,
  sql`alter table usage_counts add primary key (told, dimension, name, kiosk, day)`,
  sql`create index usage_counts_day on usage_counts (day)`,
];

/** Counts of past days stand still: two insights cannot be subtracted down to one kiosk. */
export const insightTold: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
