import type pg from 'pg';
import { fromUtf8 } from '../../domain/basics/index.ts';
import {
  isSignedBy,
  nameKey,
  readMetadata,
  refreshTuf,
  rootSigned,
  trialMark,
  writeMetadata,
} from '../../domain/tuf/index.ts';
import type { SigningKey, TrialAuthority } from '../keys/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { signerOf } from './publish-targets.ts';
import { lockRepository, newestFile, putFile, storedSource } from './tuf-files.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Ten years: nobody holds a ceremony for a trial, and production refuses its root. */
const trialRootLifeMs = 3_652 * 86_400_000;
/** How many of the root's keys must sign, and of the publishers' (requirements P6). */
export const rootThreshold = 2;
export const targetsThreshold = 2;

/** A root that a hub will not stand on; the message says what to do. */
export class RootRefused extends Error {
  override readonly name = 'RootRefused';
}

interface RootChoice {
  readonly store: Store;
  readonly nowMs: number;
  /** The hub's key for snapshot and timestamp. */
  readonly online: SigningKey;
  /** A trial makes its own root from these. */
  readonly trial: TrialAuthority | undefined;
  /** `root.json` of a ceremony; may be left out once it was taken. */
  readonly given: Bytes | undefined;
}

/**
 * Sees to it that the repository has a root, and takes a newer one that was given.
 *
 * @throws RootRefused when there is none that a production hub may stand on
 */
export async function openRoot({ store, nowMs, online, trial, given }: RootChoice): Promise<void> {
  await inTransaction(store.pool, async (client) => {
    await lockRepository(client);
    const standing = await newestFile(client, 'root');
    if (trial !== undefined) {
      if (standing === undefined)
        await putFile(client, 'root', await trialRoot(trial, online, nowMs), nowMs);
      return;
    }
    if (standing !== undefined && isTrial(standing.bytes)) {
      throw new RootRefused('This database belongs to a trial. A production hub needs its own.');
    }
    if (given !== undefined) await takeRoot(client, given, nowMs);
    else if (standing === undefined) {
      throw new RootRefused(
        'A production hub needs its root: hold the ceremony of docs/ceremony.md, then give root.json.',
      );
    }
  });
}

/**
 * Takes a root: the first, which stands by itself, or the one after the newest, as a kiosk would.
 * The very one that stands is taken again and again.
 *
 * @throws RootRefused when a kiosk would refuse it, or it is of a trial
 */
export async function takeRoot(client: pg.PoolClient, given: Bytes, nowMs: number): Promise<void> {
  const read = readMetadata('root', given);
  if (!read.ok) throw new RootRefused('This file is no root.');
  const { version, roles } = read.value.signed;
  if (isTrial(given)) throw new RootRefused('This root is of a trial. Give the real one.');
  if (!(await isSignedBy(read.value.signed, read.value))) {
    throw new RootRefused('This root lacks signatures: see "motcham ceremony check".');
  }
  if (roles.root.threshold < rootThreshold || roles.targets.threshold < targetsThreshold) {
    throw new RootRefused('This root lets one person sign alone. Two must, for root and targets.');
  }
  const standing = await newestFile(client, 'root');
  if (standing === undefined) return putFile(client, 'root', given, nowMs);
  if (version < standing.version) return;
  if (version === standing.version) {
    if (Buffer.compare(standing.bytes, given) === 0) return;
    throw new RootRefused(`Another root of version ${version} stands already.`);
  }
  const over = new Map([[`${standing.version + 1}.root.json`, given]]);
  const { state } = await refreshTuf({ root: standing.bytes }, storedSource(client, over), nowMs);
  if (state.root !== given) {
    throw new RootRefused(
      `A kiosk that trusts root ${standing.version} would not believe this one. ` +
        'Its version must be one higher, and the keys of both roots must have signed.',
    );
  }
  await putFile(client, 'root', given, nowMs);
}

async function trialRoot(
  { roots, publishers }: TrialAuthority,
  online: SigningKey,
  nowMs: number,
): Promise<Bytes> {
  const named = (keys: readonly SigningKey[]) =>
    Promise.all(keys.map(({ publicKey }) => nameKey({ ...publicKey })));
  const hub = { keys: await named([online]), threshold: 1 };
  const signed = rootSigned({
    version: 1,
    expiresMs: nowMs + trialRootLifeMs,
    trial: true,
    roles: {
      root: { keys: await named(roots), threshold: rootThreshold },
      targets: { keys: await named(publishers), threshold: targetsThreshold },
      snapshot: hub,
      timestamp: hub,
    },
  });
  return writeMetadata(signed, await Promise.all(roots.slice(0, rootThreshold).map(signerOf)));
}

function isTrial(root: Bytes): boolean {
  const read = readMetadata('root', root);
  return read.ok && read.value.signed[trialMark] === true;
}

/** The root that kiosks are given at enrolment, as text. */
export async function rootText(store: Store): Promise<string> {
  const root = await newestFile(store.pool, 'root');
  if (root === undefined) throw new Error('broken invariant: a running hub has a root');
  return fromUtf8(root.bytes);
}
