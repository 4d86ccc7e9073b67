import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type pg from 'pg';
import { migrations } from './migrations/index.ts';
import { newPool } from './pool.ts';
import type { Database } from './schema.ts';

/** Any number: the lock under which the schema changes. */
const migrationLock = 7_265_000;
/** A step may rewrite a large table; a hub that waits longer, ms, had better say so. */
const stepMsMax = 600_000;

/**
 * Brings the schema up to date, one process at a time: several hubs may start at once.
 *
 * @param steps exactly these, for data that was taken from a database that had no more
 * @throws when the database is newer than this program, or a step fails (nothing of it stays).
 */
export async function migrate(reach: pg.ClientConfig, steps?: readonly string[]): Promise<void> {
  const unknown = steps?.find((step) => !(step in migrations));
  if (unknown !== undefined) {
    throw new Error(
      `The data is newer than this program (${unknown}). Use the program it came from.`,
    );
  }
  const pool = newPool({ ...reach, max: 2, statement_timeout: stepMsMax });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const client = await pool.connect();
  try {
    // Kysely's own lock stands in a table, which two processes would make at once.
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const wanted = Object.entries(migrations).filter(([name]) => steps?.includes(name) ?? true);
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => Object.fromEntries(wanted) },
      // Rooms number their own steps: a new one of a lower room comes after older ones of a higher.
      allowUnorderedMigrations: true,
    });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  } finally {
    // The lock ends with its connection.
    client.release(true);
    await db.destroy();
  }
}
