import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One statement each: the extended protocol takes no more. PostgreSQL 15 and 18. */
const statements = [
  // Manifests that carried their own signatures: no kiosk believes them any more (decision 016).
  sql`drop table publications`,
  // The repository as it is served. Every root, snapshot and targets stays; one timestamp stands.
  sql`create table tuf_files (
    name text primary key,
    role text not null check (role in ('root', 'timestamp', 'snapshot', 'targets')),
    version integer not null check (version > 0),
    bytes bytea not null,
    expires_at timestamptz not null,
    written_at timestamptz not null
  )`,
  sql`create index tuf_files_newest on tuf_files (role, version desc)`,
  // Content versions: what was in each, so that the same content again makes no new one.
  sql`create table contents (
    version integer primary key check (version > 0),
    content_hash text not null,
    sha256 text not null references sections (sha256),
    made_at timestamptz not null,
    -- Since when it is for every kiosk; null while it is for a ring, or for none.
    published_at timestamptz
  )`,
];

/** Trust by TUF: metadata files in the place of signed manifests. */
export const trust: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(db);
  },
};
