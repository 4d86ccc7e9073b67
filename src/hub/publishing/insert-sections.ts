import type pg from 'pg';
import { sha256, toHex } from '../../domain/basics/index.ts';

/** Sections in one statement: 5,665 details need 57 of them, and not 5,665. */
const rowsMax = 100;
/** Bytes in one statement, about: the index of a national catalogue goes alone. */
const bytesMax = 4 * 1024 * 1024;

/** Puts sections by hash; those that are there stay. Returns how many were new. */
export async function insertSections(
  client: pg.PoolClient,
  bytesOf: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Promise<number> {
  let inserted = 0;
  let hashes: string[] = [];
  let rows: Buffer[] = [];
  let size = 0;
  async function flush(): Promise<void> {
    const { rowCount } = await client.query(
      `insert into sections (sha256, bytes)
        select * from unnest($1::text[], $2::bytea[]) on conflict do nothing`,
      [hashes, rows],
    );
    inserted += rowCount ?? 0;
    hashes = [];
    rows = [];
    size = 0;
  }
  // In one order everywhere: two publications at once never wait for each other's rows.
  for (const hash of [...bytesOf.keys()].sort()) {
    const bytes = bytesOf.get(hash);
    if (bytes === undefined) continue;
    hashes.push(hash);
    rows.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    size += bytes.length;
    if (rows.length >= rowsMax || size >= bytesMax) await flush();
  }
  if (rows.length > 0) await flush();
  return inserted;
}

/** Puts what targets name where a kiosk fetches it: among the sections, by hash. */
export async function insertTargets(
  client: pg.PoolClient,
  targets: Iterable<{ readonly bytes: Uint8Array<ArrayBuffer> }>,
): Promise<void> {
  const bytesOf = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { bytes } of targets) bytesOf.set(toHex(await sha256(bytes)), bytes);
  await insertSections(client, bytesOf);
}
