import pg from 'pg';
import { inTransaction, migrate, newEpoch, newPool, type StoreAddress } from '../store/index.ts';
import { copyKeys, listKeys, readManifest } from './durable-files.ts';
import { type BackedUpTable, BackupFailure, type Manifest } from './manifest.ts';
import { checkTable, readTable, tableFile } from './table-file.ts';

/** Rows written by one statement. */
const rowsAtOnce = 200;

/** Known anew in every place: which transactions a copy covers. */
const leftOut = new Set([
  'coverage',
  // Who was signed in, invited or confirmed then is not so now: everybody signs in again.
  'console_sessions',
  'ceremonies',
  'invites',
  'step_ups',
]);

export interface Restored {
  /** The new epoch: every kiosk looks again at what the hub holds. */
  readonly epoch: string;
  readonly takenAt: string;
  readonly rows: number;
  readonly requests: number;
}

/** Reads a backup through, and the keys that belong to it. @throws BackupFailure */
export async function checkBackup(directory: string, keysFrom: string): Promise<Manifest> {
  const manifest = await readManifest(directory);
  const found = await listKeys(keysFrom).catch(() => []);
  const missing = manifest.keys.filter(
    ({ name, sha256 }) => !found.some((key) => key.name === name && key.sha256 === sha256),
  );
  if (manifest.keys.length === 0 || missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    throw new BackupFailure(
      `The keys in ${keysFrom} do not belong to this backup (${names}): without them no request opens. ` +
        'Name the directory of keys that was made with it.',
    );
  }
  for (const table of manifest.tables) await checkTable(directory, table);
  return manifest;
}

/** Puts the keys of a checked backup where a hub looks for them. */
export function restoreKeys(manifest: Manifest, keysFrom: string, to: string): Promise<void> {
  return copyKeys(keysFrom, to, manifest.keys);
}

/**
 * Fills an empty database from a checked backup, in one transaction with a new random epoch: a hub
 * can only ever listen on all of it or on nothing.
 *
 * @throws BackupFailure when the database is not empty or this program is older than the backup.
 */
export async function restoreTables(
  address: StoreAddress,
  directory: string,
  manifest: Manifest,
): Promise<Restored> {
  const reach: pg.ClientConfig = 'url' in address ? { connectionString: address.url } : address;
  await refuseFull(reach);
  await migrate(reach, manifest.migrations);
  const pool = newPool({ ...reach, max: 1, application_name: 'motcham-restore' });
  try {
    const epoch = newEpoch();
    await inTransaction(pool, async (client) => {
      for (const table of manifest.tables) {
        if (!leftOut.has(table.name)) await fill(client, directory, table);
      }
      await client.query(
        `delete from meta where name in ('epoch', 'system', 'timeline', 'restored')`,
      );
      await client.query(`insert into meta (name, value) values ('epoch', $1), ('restored', $2)`, [
        epoch,
        JSON.stringify({ takenAt: manifest.takenAt, from: manifest.epoch }),
      ]);
      // From here on only a backup of this place settles anything.
      await client.query(
        `insert into coverage (kind, before_xid, covered_at) values ('backup', 0, $1)`,
        [manifest.takenAt],
      );
      // A code that was used after the backup must not be used again.
      await client.query('delete from enrolment_codes where used_at is null');
    });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const requests = manifest.tables.find(({ name }) => name === 'actions')?.rows ?? 0;
    return { epoch, takenAt: manifest.takenAt, rows, requests };
  } finally {
    await pool.end();
  }
}

async function refuseFull(reach: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(reach);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class
        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
          and relname not like 'kysely\\_%'`,
    );
    for (const { name } of rows) {
      const found = await client.query(`select from "${name}" limit 1`);
      if (found.rowCount !== 0) {
        throw new BackupFailure(
          'The database is not empty. A backup is restored into an empty place only: make a new database.',
        );
      }
    }
  } finally {
    await client.end();
  }
}

async function fill(client: pg.ClientBase, directory: string, table: BackedUpTable) {
  // The writing transaction is this one now, whatever it was where the rows come from.
  const columns = table.columns.filter((column) => column !== 'taken_xid');
  const list = columns.map((column) => `"${column}"`).join(', ');
  const text = `insert into "${table.name}" (${list}) overriding system value
    select ${list} from json_populate_recordset(null::"${table.name}", $1::json)`;
  let batch: string[] = [];
  const flush = async () => {
    if (batch.length > 0) await client.query(text, [`[${batch.join(',')}]`]);
    batch = [];
  };
  // Rows come as they were: numbers and hashes of the audit log among them, which only its own
  // trigger may give otherwise. The owner may do this, and the transaction undoes it when it fails.
  await client.query(`alter table "${table.name}" disable trigger user`);
  for await (const row of readTable(tableFile(directory, table.name))) {
    batch.push(row);
    if (batch.length === rowsAtOnce) await flush();
  }
  await flush();
  // Documents and their revisions are held together at commit: PostgreSQL changes no table whose rows
  // still wait for that. What a row refers to was filled before it, so it can be judged now.
  await client.query('set constraints all immediate');
  await client.query('set constraints all deferred');
  await client.query(`alter table "${table.name}" enable trigger user`);
  for (const column of columns) {
    const { rows } = await client.query<{ sequence: string | null }>(
      'select pg_get_serial_sequence($1, $2) as sequence',
      [`"${table.name}"`, column],
    );
    const sequence = rows[0]?.sequence;
    if (sequence === undefined || sequence === null) continue;
    await client.query(
      `select setval('${sequence}', max("${column}")) from "${table.name}" having count(*) > 0`,
    );
  }
}
