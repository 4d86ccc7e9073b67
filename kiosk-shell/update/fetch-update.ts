import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { refreshTuf, type Trusted } from '../../src/domain/tuf/index.ts';
import { err, hubPaths, ok, type Result } from '../domain.ts';
import type { HubProxy } from '../proxy/index.ts';
import { ownArchitecture, readAppTarget } from './app-target.ts';

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
  readonly nowMs: () => number;
}

/**
 * Brings the package that the publishers signed for this kind of machine into `spool`, together
 * with everything that was signed: root looks at it again by itself (verify-update.ts).
 */
export async function fetchUpdate(
  { proxy, trustFile, nowMs }: UpdateSource,
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
  const wanted = findApp(outcome.value);
  if (wanted === undefined) return err('nothingSigned');
  const place = join(spool, 'package.deb');
  const limits = {
    signal: AbortSignal.any([signal, AbortSignal.timeout(debMs)]),
    bytesMax: Math.min(debBytesMax, wanted.length),
  };
  if (!(await proxy.bring(hubPaths.section(wanted.sha256), place, limits)))
    return err('notFetched');
  return (await hashOf(place)) === wanted.sha256
    ? ok({ version: wanted.version, sha256: wanted.sha256 })
    : err('notFetched');
}

/** The one package for this kind of machine. Two would leave it to chance: neither is taken. */
export function findApp({
  targets,
}: Pick<Trusted, 'targets'>): (FetchedUpdate & { length: number }) | undefined {
  const found = [...targets.targets].flatMap(([path, file]) => {
    const app = readAppTarget(path);
    const sha256 = file.hashes.get('sha256');
    return app?.architecture === ownArchitecture && sha256 !== undefined
      ? [{ version: app.version, sha256, length: file.length }]
      : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
