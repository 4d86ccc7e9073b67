import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type pg from 'pg';
import { toHex } from '../../domain/basics/index.ts';
import { cover } from '../intake/index.ts';
import type { Store } from '../store/index.ts';
import { fillRandom } from '../world.ts';
import { copyKeys, finishDirectory, listKeys, writeManifest } from './durable-files.ts';
import { type BackedUpTable, BackupFailure, type Manifest } from './manifest.ts';
import { readRows, readTables } from './read-tables.ts';
import { checkTable, tableFile, writeTable } from './table-file.ts';

/** Any number: one backup of a database at a time. */
const backupLock = 7_265_002;
const namePattern = /^backup-\d{8}T\d{6}Z-[0-9a-f]{6}$/;

export interface BackupOptions {
  /** Where backups are kept, one directory each. */
  readonly to: string;
  /** The hub's own keys. */
  readonly keys: string;
  /** Where the copies of the keys go: another place, so that neither is enough for a thief. */
  readonly keysTo: string;
  /** How many finished backups are kept; the newest always is. */
  readonly keep: number;
  readonly nowMs: number;
  readonly onProgress?: (table: string, rows: number) => void;
}

export interface Backup {
  readonly directory: string;
  readonly keysDirectory: string;
  readonly takenAt: string;
  readonly epoch: string;
  readonly rows: number;
  readonly bytes: number;
  /** Requests of residents in it. */
  readonly requests: number;
  /** Names of backups that were older than `keep` allows. */
  readonly removed: readonly string[];
}

/**
 * Copies the whole database in one snapshot while the hub serves, and the keys apart; reads it all
 * back, and only then calls what it holds settled, so that kiosks may delete it.
 *
 * @throws BackupFailure, or what disk and database say; nothing then counts as settled.
 */
export async function takeBackup(store: Store, options: BackupOptions): Promise<Backup> {
  const to = resolve(options.to);
  const keysTo = resolve(options.keysTo);
  if (keysTo === to || keysTo.startsWith(to + sep)) {
    throw new BackupFailure(
      'The keys would lie with the data, and one thief would have both. Name another place for them.',
    );
  }
  const takenAt = new Date(Math.floor(options.nowMs / 1000) * 1000);
  const stamp = takenAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const name = `backup-${stamp}-${toHex(fillRandom(new Uint8Array(3)))}`;
  const half = join(to, `${name}.part`);
  const client = await store.connect();
  try {
    if (!(await lock(client))) {
      throw new BackupFailure('Another backup of this database is under way. Wait for its end.');
    }
    await mkdir(half, { recursive: true, mode: 0o700 });
    const keys = await listKeys(options.keys);
    const { xmin, manifest } = await copyTables(client, half, options);
    const whole: Manifest = {
      ...manifest,
      takenAt: takenAt.toISOString(),
      epoch: store.epoch,
      keys,
    };
    for (const table of whole.tables) await checkTable(half, table);
    const keysDirectory = join(keysTo, name.replace('backup', 'keys'));
    await copyKeys(options.keys, keysDirectory, keys);
    await writeManifest(half, whole);
    const directory = join(to, name);
    await finishDirectory(half, directory);
    // Last: what is called settled is deleted by its kiosk.
    await cover(store, 'backup', xmin, options.nowMs);
    const total = (of: 'rows' | 'bytes') => whole.tables.reduce((sum, table) => sum + table[of], 0);
    return {
      directory,
      keysDirectory,
      takenAt: whole.takenAt,
      epoch: whole.epoch,
      rows: total('rows'),
      bytes: total('bytes'),
      requests: whole.tables.find((table) => table.name === 'actions')?.rows ?? 0,
      removed: await removeOld(to, name, options.keep),
    };
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function lock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock($1) as taken',
    [backupLock],
  );
  return rows[0]?.taken === true;
}

async function copyTables(client: pg.Client, directory: string, options: BackupOptions) {
  await client.query('begin isolation level repeatable read read only');
  // The first statement fixes the snapshot; whatever is below its oldest running one is in it.
  const { rows } = await client.query<{ xmin: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin',
  );
  const migrations = await client.query<{ name: string }>(
    'select name from kysely_migration order by name',
  );
  const tables: BackedUpTable[] = [];
  for (const table of await readTables(client)) {
    const file = tableFile(directory, table.name);
    const written = await writeTable(file, readRows(client, table));
    tables.push({ name: table.name, columns: [...table.columns], ...written });
    options.onProgress?.(table.name, written.rows);
  }
  await client.query('commit');
  const manifest = { v: 1 as const, migrations: migrations.rows.map((row) => row.name), tables };
  return { xmin: Number(rows[0]?.xmin), manifest };
}

/** Removes finished backups beyond `keep`, oldest first, and what earlier runs left half done. */
async function removeOld(to: string, newest: string, keep: number): Promise<readonly string[]> {
  const all = (await readdir(to)).sort();
  const finished = all.filter((name) => namePattern.test(name) && name !== newest);
  const old = finished.slice(0, Math.max(0, finished.length - Math.max(0, keep - 1)));
  const halves = all.filter(
    (name) => namePattern.test(name.replace(/\.part$/, '')) && name.endsWith('.part'),
  );
  for (const name of [...old, ...halves])
    await rm(join(to, name), { recursive: true, force: true });
  return old;
}
