import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  findTarget,
  refreshTuf,
  type TufSource,
  type TufState,
} from '../../src/domain/tuf/index.ts';
import { log } from '../log.ts';
import { realWorld, type World } from '../world.ts';
import { appTargetPath, ownArchitecture } from './app-target.ts';

const parts = ['root', 'timestamp', 'snapshot', 'targets'] as const;
type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Root's own look at an update (`kiosk-update` calls it): that the publishers signed for exactly
 * this file, judged by a root of trust that only root can change, whatever the shell says. What it
 * believed it keeps, so that an older repository is not believed later.
 *
 * Exit status 0 when they did, 1 otherwise, with the reason on standard error.
 */
async function main({ nowMs }: Pick<World, 'nowMs'>): Promise<number> {
  const { values } = parseArgs({
    options: {
      trust: { type: 'string' },
      kept: { type: 'string' },
      spool: { type: 'string' },
      version: { type: 'string' },
      sha256: { type: 'string' },
    },
  });
  const { trust, kept, spool, version, sha256 } = values;
  if (
    trust === undefined ||
    kept === undefined ||
    spool === undefined ||
    version === undefined ||
    sha256 === undefined
  ) {
    return refuse('usage');
  }
  const before = await readState(kept, trust);
  if (before === undefined) return refuse('noTrustedRoot');
  const { state, outcome } = await refreshTuf(before, filesIn(spool), nowMs());
  if (state !== before) await writeState(kept, state);
  if (!outcome.ok) return refuse(`${outcome.error.role}.${outcome.error.reason}`);
  const found = findTarget(outcome.value, appTargetPath(version, ownArchitecture));
  if (found === undefined) return refuse('notATarget');
  // Its bytes were hashed by the caller, whose copy no one else can write.
  return found.file.hashes.get('sha256') === sha256 ? 0 : refuse('otherHash');
}

function refuse(reason: string): number {
  log('error', 'update.refused', { reason });
  return 1;
}

async function readState(kept: string, trust: string): Promise<TufState | undefined> {
  const read = (path: string): Promise<Bytes | undefined> =>
    readFile(path).then(
      (bytes) => new Uint8Array(bytes),
      () => undefined,
    );
  const root = (await read(join(kept, 'root.json'))) ?? (await read(trust));
  if (root === undefined) return undefined;
  let state: TufState = { root };
  for (const part of parts.slice(1)) {
    const bytes = await read(join(kept, `${part}.json`));
    if (bytes !== undefined) state = { ...state, [part]: bytes };
  }
  return state;
}

async function writeState(kept: string, state: TufState): Promise<void> {
  await mkdir(kept, { recursive: true, mode: 0o700 });
  // What counts no more goes first: behind a new root it would be held against what comes.
  for (const part of parts) {
    if (state[part] === undefined) await rm(join(kept, `${part}.json`), { force: true });
  }
  for (const part of parts) {
    const bytes = state[part];
    if (bytes === undefined) continue;
    const path = join(kept, `${part}.json`);
    const file = await open(`${path}.new`, 'w', 0o600);
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    await rename(`${path}.new`, path);
  }
}

/** Metadata that the shell fetched: not believed, only read. */
function filesIn(directory: string): TufSource {
  return {
    fetch: async (name, bytesMax) => {
      if (!/^[\w.-]{1,80}$/.test(name) || name.startsWith('.')) return undefined;
      const file = await open(join(directory, name), 'r').catch(() => undefined);
      if (file === undefined) return undefined;
      try {
        const { size } = await file.stat();
        if (size > bytesMax) throw new Error('too long');
        return new Uint8Array(await file.readFile());
      } finally {
        await file.close();
      }
    },
  };
}

process.exitCode = await main(realWorld);
