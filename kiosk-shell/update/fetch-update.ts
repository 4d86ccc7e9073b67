import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { chooseApp } from '../../src/domain/bundle/index.ts';
import { refreshTuf } from '../../src/domain/tuf/index.ts';
import { err, hubPaths, ok, type Result } from '../domain.ts';
import type { HubProxy } from '../proxy/index.ts';
import { ownArchitecture } from './app-target.ts';

/** Longest package, bytes, and longest time for it, ms: 50 MB over a bad mobile line. */
const debBytesMax = 500 * 1024 * 1024;
const debMs = 2 * 60 * 60_000;
const metadataMs = 30_000;

export interface FetchedUpdate {
  readonly version: string;
  readonly sha256: string;
}
export type FetchFailure = 'noTrustedRoot' | 'notBelieved' | 'nothingSigned' | 'notFetched';

export interface UpdateSource {
  readonly proxy: Pick<HubProxy, 'call' | 'bring'>;
  /** The root of trust that came with the machine; only root can change it. */
  readonly trustFile: string;
  /** Which kiosk this is: a package goes through the rings of content. */
  readonly kiosk: () => string | undefined;
  readonly nowMs: () => number;
}

/**
 * Brings the package that the publishers signed for this kind of machine into `spool`, together
 * with everything that was signed: root looks at it again by itself (verify-update.ts).
 */
export async function fetchUpdate(
  { proxy, trustFile, kiosk, nowMs }: UpdateSource,
  spool: string,
  signal: AbortSignal,
): Promise<Result<FetchedUpdate, FetchFailure>> {
  const root = await readFile(trustFile).catch(() => undefined);
  if (root === undefined) return err('noTrustedRoot');
  const tuf = join(spool, 'tuf');
  rmSync(tuf, { recursive: true, force: true });
  mkdirSync(tuf, { recursive: true, mode: 0o700 });
  const source = {
    fetch: async (name: string, bytesMax: number) => {
      const limits = {
        signal: AbortSignal.any([signal, AbortSignal.timeout(metadataMs)]),
        bytesMax,
      };
      const answer = await proxy.call('GET', hubPaths.tuf(name), {}, new Uint8Array(), limits);
      if (answer === undefined) throw new Error('unreachable');
      if (answer.status !== 200) return undefined;
      const bytes = new TextEncoder().encode(answer.text);
      await writeFile(join(tuf, name), bytes, { mode: 0o600 });
      return bytes;
    },
  };
  const { outcome } = await refreshTuf({ root: new Uint8Array(root) }, source, nowMs());
  if (!outcome.ok)
    return err(outcome.error.reason === 'unreachable' ? 'notFetched' : 'notBelieved');
  const wanted = await chooseApp(outcome.value, ownArchitecture, kiosk());
  if (wanted === undefined) return err('nothingSigned');
  const place = join(spool, 'package.deb');
  // What came of it before the line was cut is gone on with; of another package nothing is kept.
  const part = join(spool, `${wanted.sha256}.part`);
  for (const name of await readdir(spool)) {
    if (name.endsWith('.part') && join(spool, name) !== part) rmSync(join(spool, name));
  }
  const limits = {
    signal: AbortSignal.any([signal, AbortSignal.timeout(debMs)]),
    bytesMax: Math.min(debBytesMax, wanted.length),
  };
  if (!(await proxy.bring(hubPaths.section(wanted.sha256), part, limits))) return err('notFetched');
  if ((await hashOf(part)) !== wanted.sha256) {
    rmSync(part);
    return err('notFetched');
  }
  await rename(part, place);
  return ok({ version: wanted.version, sha256: wanted.sha256 });
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
