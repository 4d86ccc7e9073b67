import type pg from 'pg';
import { fromUtf8 } from '../../domain/basics/index.ts';
import { readMetadata, type TopLevelRole, type TufSource } from '../../domain/tuf/index.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** A client in a transaction, or the pool itself. */
type Queries = Pick<pg.ClientBase, 'query'>;

/** A file of the repository as it is served. */
export interface TufFile {
  readonly version: number;
  readonly bytes: Bytes;
  readonly expiresMs: number;
}

/** Any number: one writer of the repository at a time, over all hub processes. */
const repositoryLock = 7_265_001;

/** Held until the transaction ends: versions rise by one, whoever writes. */
export async function lockRepository(client: pg.PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [repositoryLock]);
}

/** How a kiosk asks for it (consistent snapshots). */
export function fileName(role: TopLevelRole, version: number): string {
  return role === 'timestamp' ? 'timestamp.json' : `${version}.${role}.json`;
}

/** The newest file of a role; undefined while there is none. */
export async function newestFile(
  client: Queries,
  role: TopLevelRole,
): Promise<TufFile | undefined> {
  const { rows } = await client.query<{ version: number; bytes: Buffer; expires_at: Date }>(
    'select version, bytes, expires_at from tuf_files where role = $1 order by version desc limit 1',
    [role],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { version, bytes, expires_at } = row;
  return { version, bytes: new Uint8Array(bytes), expiresMs: expires_at.getTime() };
}

/** One file by the name a kiosk asks with. */
export async function findFile(client: Queries, name: string): Promise<Bytes | undefined> {
  const { rows } = await client.query<{ bytes: Buffer }>(
    'select bytes from tuf_files where name = $1',
    [name],
  );
  return rows[0] && new Uint8Array(rows[0].bytes);
}

/**
 * Puts a file of metadata. A version that is there already is never written over; the timestamp,
 * which has one name, is.
 *
 * @throws when it is no metadata of this role, or its version is there already
 */
export async function putFile(
  client: Queries,
  role: TopLevelRole,
  bytes: Bytes,
  nowMs: number,
): Promise<void> {
  const read = readMetadata(role, bytes);
  if (!read.ok) throw new Error(`not ${role} metadata: ${fromUtf8(bytes.subarray(0, 60))}`);
  const { version, expires } = read.value.signed;
  const again =
    role === 'timestamp'
      ? `on conflict (name) do update set version = excluded.version, bytes = excluded.bytes,
          expires_at = excluded.expires_at, written_at = excluded.written_at`
      : '';
  await client.query(
    `insert into tuf_files (name, role, version, bytes, expires_at, written_at)
      values ($1, $2, $3, $4, $5, $6) ${again}`,
    [
      fileName(role, version),
      role,
      version,
      Buffer.from(bytes),
      new Date(expires),
      new Date(nowMs),
    ],
  );
}

/** The repository as a client sees it that asks the database, with some files laid over it. */
export function storedSource(
  client: Queries,
  over: ReadonlyMap<string, Bytes> = new Map(),
): TufSource {
  return { fetch: async (name) => over.get(name) ?? findFile(client, name) };
}
