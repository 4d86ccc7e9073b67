import type pg from 'pg';
import {
  type AppRefusal,
  appPartBytes,
  broughtAppBytesMax,
} from '../../domain/api/console/index.ts';
import { err, newUuidV7, ok, type Result } from '../../domain/basics/index.ts';
import { readAppTarget } from '../../domain/bundle/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { fillRandom } from '../world.ts';
import { putMs, type ReadyApp, setReadyApp } from './apps.ts';
import { isWholeDeb } from './deb-members.ts';

/** A package that nobody went on with is dropped after this, ms. */
const keptMs = 3_600_000;
/** Packages that are on their way at once: each may fill a disk by 200 MB. */
const openMax = 4;

interface Person {
  readonly id: string;
  readonly name: string;
}

/** What somebody is about to bring. */
export interface TellApp {
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Opens a package that is brought in parts. Nothing of it counts until it is whole. */
export async function beginApp(
  store: Store,
  { fileName, bytes, sha256 }: TellApp,
  person: Person,
  nowMs: number,
): Promise<Result<{ readonly id: string }, AppRefusal | 'tooMany'>> {
  if (readAppTarget(`app/${fileName}`) === undefined) return err('otherName');
  if (bytes > broughtAppBytesMax) return err('tooLarge');
  const id = newUuidV7(() => nowMs, fillRandom);
  return inTransaction(store.pool, async (client) => {
    // Two that begin at the same moment are counted one after the other.
    await client.query('lock table app_uploads in exclusive mode');
    await client.query('delete from app_uploads where begun_at < $1 or begun_by = $2', [
      new Date(nowMs - keptMs),
      person.id,
    ]);
    const { rowCount } = await client.query('select 1 from app_uploads');
    if ((rowCount ?? 0) >= openMax) return err('tooMany');
    await client.query(
      `insert into app_uploads (id, file_name, sha256, length, begun_by, begun_by_name, begun_at)
        values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, fileName, sha256, bytes, person.id, person.name, new Date(nowMs)],
    );
    return ok({ id });
  });
}

/** Takes one part; again, when it was sent again. @returns false where nobody waits for it */
export async function putAppPart(
  store: Store,
  { id, part, by }: { readonly id: string; readonly part: number; readonly by: string },
  bytes: Uint8Array,
): Promise<boolean> {
  if (bytes.length > appPartBytes) return false;
  const { rowCount } = await store.pool.query(
    `insert into app_parts (upload, part, bytes)
      select id, $2::int, $3 from app_uploads
        where id::text = $1 and begun_by = $4 and $2::int < (length + ${appPartBytes - 1}) / ${appPartBytes}
      on conflict (upload, part) do update set bytes = excluded.bytes`,
    [id, part, Buffer.from(bytes), by],
  );
  return rowCount === 1;
}

/**
 * Puts the parts together, inside the database. The package lies ready then, and the next release
 * names it; what is broken or no package is dropped.
 */
export async function finishApp(
  store: Store,
  { id, by }: { readonly id: string; readonly by: string },
  nowMs: number,
  noted: (client: pg.PoolClient, app: ReadyApp, fileName: string) => Promise<void>,
): Promise<Result<ReadyApp, AppRefusal | 'notAwaited'>> {
  return inTransaction<Result<ReadyApp, AppRefusal | 'notAwaited'>>(store.pool, async (client) => {
    await client.query(`set local statement_timeout = ${putMs}`);
    const { rows } = await client.query<{
      file_name: string;
      sha256: string;
      length: string;
      begun_by_name: string;
    }>('select * from app_uploads where id::text = $1 and begun_by = $2 for update', [id, by]);
    const [upload] = rows;
    if (upload === undefined) return err('notAwaited');
    const length = Number(upload.length);
    const put = await client.query<{ sha256: string; length: number }>(
      `with whole as materialized (
          select string_agg(bytes, ''::bytea order by part) as bytes from app_parts where upload = $1),
        right_one as (
          select bytes from whole where octet_length(bytes) = $3
            and encode(sha256(bytes), 'hex') = $2::text),
        kept as (
          insert into sections (sha256, bytes) select $2::text, bytes from right_one on conflict do nothing)
        select $2::text as sha256, octet_length(bytes) as length from right_one`,
      [id, upload.sha256, length],
    );
    await client.query('delete from app_uploads where id = $1', [id]);
    if (put.rows.length === 0) return err('broken');
    const app = readAppTarget(`app/${upload.file_name}`);
    if (app === undefined) return err('otherName');
    const isWhole = await isWholeDeb(length, async (offset, count) => {
      const read = await client.query<{ bytes: Buffer }>(
        'select substring(bytes from $2::int for $3::int) as bytes from sections where sha256 = $1',
        [upload.sha256, offset + 1, count],
      );
      return read.rows[0]?.bytes ?? Buffer.alloc(0);
    });
    if (!isWhole) throw new NoPackage();
    const ready = await setReadyApp(client, app, upload.sha256, length, {
      by: upload.begun_by_name,
      nowMs,
    });
    await noted(client, ready, upload.file_name);
    return ok(ready);
  }).catch(async (error: unknown) => {
    if (!(error instanceof NoPackage)) throw error;
    await store.pool.query('delete from app_uploads where id::text = $1', [id]);
    return err('noPackage' as const);
  });
}

/** Rolls the transaction back: a section that others name may have the same bytes, and stays. */
class NoPackage extends Error {
  override readonly name = 'NoPackage';
}
