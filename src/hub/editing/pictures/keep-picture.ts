import type pg from 'pg';
import { picturesKeptMax } from '../../../domain/api/console/index.ts';
import type { MadePicture } from './make-picture.ts';

/** One that no text names is kept this long: somebody may still be writing it, ms. */
const unusedMsMax = 30 * 86_400_000;

/** Keeps a picture by its hash. False when the hub has no room for more of them. */
export async function keepPicture(
  client: pg.ClientBase,
  { sha256, data, width, height }: MadePicture,
  { by, nowMs }: { readonly by: string; readonly nowMs: number },
): Promise<boolean> {
  // Two at once count one after the other.
  await client.query('lock table pictures in share row exclusive mode');
  await client.query(
    `delete from pictures p where p.brought_at < $1 and not exists (
      select 1 from document_revisions r where r.body #>> '{picture,sha256}' = p.sha256)`,
    [new Date(nowMs - unusedMsMax)],
  );
  const { rows } = await client.query<{ count: number; known: boolean }>(
    `select count(*)::integer as count, coalesce(bool_or(sha256 = $1), false) as known from pictures`,
    [sha256],
  );
  const [row] = rows;
  if (row?.known !== true && (row?.count ?? 0) >= picturesKeptMax) return false;
  // Brought once more, it is young again: whoever brought it is about to name it.
  await client.query(
    `insert into pictures (sha256, bytes, width, height, brought_by, brought_at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (sha256) do update set brought_at = excluded.brought_at`,
    [sha256, Buffer.from(data), width, height, by, new Date(nowMs)],
  );
  return true;
}

/** The bytes of those that are kept, by hash. */
export async function findPictures(
  client: Pick<pg.ClientBase, 'query'>,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  if (hashes.length === 0) return new Map();
  const { rows } = await client.query<{ sha256: string; bytes: Buffer }>(
    'select sha256, bytes from pictures where sha256 = any ($1)',
    [[...new Set(hashes)]],
  );
  return new Map(rows.map(({ sha256, bytes }) => [sha256, Uint8Array.from(bytes)]));
}
