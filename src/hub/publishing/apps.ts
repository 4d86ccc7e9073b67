import type pg from 'pg';
import { err, ok, type Result, sha256, toHex } from '../../domain/basics/index.ts';
import {
  appBytesMax,
  appCustom,
  appTargetPath,
  appTargets,
  type Ring,
  readAppTarget,
} from '../../domain/bundle/index.ts';
import { type PlannedTarget, readMetadata } from '../../domain/tuf/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { newestFile } from './tuf-files.ts';

/** How a Debian package begins: it is an `ar` archive. */
const packageBegins = '!<arch>\ndebian-binary';

/** Longest write of a package into the database, ms. */
export const putMs = 5 * 60_000;

/** A package that lies ready to be signed for. */
export interface ReadyApp {
  readonly path: string;
  readonly sha256: string;
  readonly length: number;
}

/**
 * Puts a package beside the sections. Nobody has signed for it then: the next release names it, with
 * everything else that publishers sign, and no kiosk takes it before.
 *
 * @param name as `npm run package:deb` names it: `motcham-kiosk_VERSION_ARCH.deb`
 */
export async function putApp(
  store: Store,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  nowMs: number,
): Promise<Result<ReadyApp, 'otherName' | 'noPackage' | 'tooLarge'>> {
  const app = readAppTarget(`app/${name}`);
  if (app === undefined) return err('otherName');
  const begin = new TextDecoder('latin1').decode(bytes.subarray(0, packageBegins.length));
  if (begin !== packageBegins) return err('noPackage');
  if (bytes.length > appBytesMax) return err('tooLarge');
  const hash = toHex(await sha256(bytes));
  return ok(
    await inTransaction(store.pool, async (client) => {
      // Sixty megabytes on a slow disk take longer than any question that a page may ask.
      await client.query(`set local statement_timeout = ${putMs}`);
      // One value of its own: bytes in an array would be sent as hexadecimal text.
      await client.query(
        'insert into sections (sha256, bytes) values ($1, $2) on conflict do nothing',
        [hash, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)],
      );
      return setReadyApp(client, app, hash, bytes.length, { by: '', nowMs });
    }),
  );
}

/**
 * Says that a package whose bytes lie there is the one that the next release names for its machines.
 *
 * @param told who brought it, for people; empty for the command line
 */
export async function setReadyApp(
  client: Pick<pg.ClientBase, 'query'>,
  { version, architecture }: { readonly version: string; readonly architecture: string },
  hash: string,
  length: number,
  told: { readonly by: string; readonly nowMs: number },
): Promise<ReadyApp> {
  const path = appTargetPath(version, architecture);
  await client.query(
    `insert into app_packages (architecture, path, sha256, length, added_at, added_by_name)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (architecture) do update set path = excluded.path, sha256 = excluded.sha256,
        length = excluded.length, added_at = excluded.added_at,
        added_by_name = excluded.added_by_name`,
    [architecture, path, hash, length, new Date(told.nowMs), told.by],
  );
  return { path, sha256: hash, length };
}

/**
 * Takes a package out that is not for every kiosk yet: the next release names again what stands, or
 * none. What was signed already stays signed.
 *
 * @returns the name of what was taken out; undefined where nothing lay ready
 */
export async function takeAppBack(
  client: pg.PoolClient,
  architecture: string,
  nowMs: number,
): Promise<string | undefined> {
  const { rows } = await client.query<{ path: string; sha256: string }>(
    'select path, sha256 from app_packages where architecture = $1 for update',
    [architecture],
  );
  const [ready] = rows;
  if (ready === undefined) return undefined;
  const standing = [...(await standingApps(client))].find(
    ([path]) => readAppTarget(path)?.architecture === architecture,
  );
  if (standing === undefined) {
    await client.query('delete from app_packages where architecture = $1', [architecture]);
    return nameOf(ready.path);
  }
  const [path, target] = standing;
  if (!('sha256' in target) || target.sha256 === ready.sha256) return undefined;
  const app = readAppTarget(path);
  if (app === undefined) return undefined;
  await setReadyApp(client, app, target.sha256, target.length, { by: '', nowMs });
  return nameOf(ready.path);
}

const nameOf = (path: string): string => path.slice(path.indexOf('/') + 1);

/** The packages that every kiosk may have now: named without a ring by what is published. */
export async function standingApps(
  client: Pick<pg.ClientBase, 'query'>,
): Promise<ReadonlyMap<string, PlannedTarget>> {
  const newest = await newestFile(client, 'targets');
  const read = newest && readMetadata('targets', newest.bytes);
  if (!read?.ok) return new Map();
  return new Map(
    appTargets({ targets: read.value.signed }).flatMap(({ path, sha256, length, ring }) =>
      ring === undefined ? [[path, { sha256, length, custom: appCustom() }] as const] : [],
    ),
  );
}

/** A package that the next release would bring to kiosks. */
export interface FreshApp {
  readonly version: string;
  readonly architecture: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Packages that lie ready and are not what every kiosk may have already. */
export async function freshApps(
  client: Pick<pg.ClientBase, 'query'>,
): Promise<readonly FreshApp[]> {
  const standing = await standingApps(client);
  return [...(await readyApps(client))].flatMap(([path, app]) => {
    const named = readAppTarget(path);
    if (named === undefined || !('sha256' in app) || isSameFile(app, standing.get(path))) return [];
    return [{ ...named, bytes: app.length, sha256: app.sha256 }];
  });
}

const isSameFile = (a: PlannedTarget, b: PlannedTarget | undefined): boolean =>
  b !== undefined && 'sha256' in a && 'sha256' in b && a.sha256 === b.sha256;

/**
 * The packages of a document: what stands, and beside it what goes through the rings.
 *
 * @param ring undefined: a document for every kiosk
 */
export function appsInRing(
  ready: ReadonlyMap<string, PlannedTarget>,
  standing: ReadonlyMap<string, PlannedTarget>,
  ring: Ring | undefined,
): ReadonlyMap<string, PlannedTarget> {
  if (ring === undefined) return ready;
  const named = new Map(standing);
  for (const [path, app] of ready) {
    if (!isSameFile(app, standing.get(path))) named.set(path, { ...app, custom: appCustom(ring) });
  }
  return named;
}

/** The packages that the next document names: one for each kind of machine. */
export async function readyApps(
  client: Pick<pg.ClientBase, 'query'>,
): Promise<ReadonlyMap<string, PlannedTarget>> {
  const { rows } = await client.query<{ path: string; sha256: string; length: string | number }>(
    'select path, sha256, length from app_packages order by architecture',
  );
  return new Map(
    rows.map(({ path, sha256, length }) => [
      path,
      { sha256, length: Number(length), custom: appCustom() },
    ]),
  );
}
