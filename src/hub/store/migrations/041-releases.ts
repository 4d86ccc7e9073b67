import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  sql`create table releases (
    id uuid primary key,
    content_version integer not null references contents (version),
    note text not null,
    made_by text not null,
    made_at timestamptz not null,
    state text not null check (state in
      ('draft', 'signed', 'running', 'held', 'done', 'rolledBack', 'void')),
    -- Why it is held or void, for people; a code of the rollout's judge or free words.
    reason text,
    changed_at timestamptz not null
  )`,
  // One office, one release at a time: two open ones would promise the same versions.
  sql`create unique index releases_open on releases ((true))
    where state in ('draft', 'signed', 'running', 'held')`,
  // Everything that publishers sign at once: each ring, and the way back.
  sql`create table release_documents (
    release uuid not null references releases (id),
    place integer not null,
    version integer not null unique,
    -- Of kiosks; null for the way back.
    percent integer,
    signed text not null,
    published_at timestamptz,
    primary key (release, place)
  )`,
  sql`create table release_signatures (
    release uuid not null,
    place integer not null,
    keyid text not null,
    sig text not null,
    signed_by text not null,
    signed_at timestamptz not null,
    primary key (release, place, keyid),
    foreign key (release, place) references release_documents (release, place)
  )`,
  // What kiosks say of their sessions by the content version that they showed, added up.
  sql`create table version_use (
    kiosk text not null references kiosks (id),
    version integer not null,
    sessions bigint not null,
    abandoned bigint not null,
    faults bigint not null,
    -- As last told: a page that was loaded anew begins at 0 again.
    told jsonb not null,
    since timestamptz not null,
    primary key (kiosk, version)
  )`,
];

/** Releases: what two publishers sign, and how far it went. */
export const releases: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
