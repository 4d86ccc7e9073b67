import type pg from 'pg';
import { fromUtf8 } from '../../domain/basics/index.ts';
import {
  type MetadataSigner,
  nameKey,
  readMetadata,
  refreshTuf,
  snapshotSigned,
  type Trusted,
  timestampSigned,
  writeMetadata,
} from '../../domain/tuf/index.ts';
import type { SigningKey } from '../keys/index.ts';
import { publishedChannel } from './published-version.ts';
import { fileName, newestFile, putFile, storedSource, type TufFile } from './tuf-files.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** How long a kiosk believes that nothing newer is published, ms: one off for a week may ask why. */
export const onlineLifeMs = 7 * 86_400_000;
/** Signed again when a day of that has passed, ms: six days are left for a hub that is down. */
export const onlineRenewMs = 6 * 86_400_000;

/** What the hub may sign with: nothing but snapshot and timestamp. */
export interface Online {
  /** The one key of the hub that the root names. */
  readonly key: SigningKey;
  readonly nowMs: number;
}

/** Nothing is published: a kiosk would refuse it, and this is what it would say. */
export class RefusedByKiosks extends Error {
  override readonly name = 'RefusedByKiosks';
}

/** A key of the hub as a signer of metadata. */
export async function signerOf({ publicKey, privateKey }: SigningKey): Promise<MetadataSigner> {
  const { keyid, scheme } = await nameKey({ ...publicKey });
  return { keyid, scheme, privateKey };
}

/** The root that stands, read. */
async function standingRoot(client: pg.PoolClient): Promise<TufFile> {
  const root = await newestFile(client, 'root');
  if (root === undefined) throw new Error('There is no root: see docs/ceremony.md.');
  return root;
}

/** The next snapshot and timestamp over these targets. */
async function writeOnline(
  client: pg.PoolClient,
  targets: Pick<TufFile, 'version' | 'bytes'>,
  { key, nowMs }: Online,
): Promise<ReadonlyMap<'snapshot' | 'timestamp', Bytes>> {
  const root = readMetadata('root', (await standingRoot(client)).bytes);
  const signer = await signerOf(key);
  const named = root.ok ? root.value.signed.roles.timestamp.keyids : [];
  if (!named.includes(signer.keyid)) {
    throw new Error(
      `The root does not name the online key of this hub (${signer.keyid.slice(0, 8)}). ` +
        'Give it the keys directory that belongs to its database, or rotate the key: docs/ceremony.md.',
    );
  }
  const expiresMs = nowMs + onlineLifeMs;
  const version = 1 + ((await newestFile(client, 'snapshot'))?.version ?? 0);
  const snapshot = await writeMetadata(await snapshotSigned(version, expiresMs, targets), [signer]);
  const stamp = 1 + ((await newestFile(client, 'timestamp'))?.version ?? 0);
  const over = { version, bytes: snapshot };
  const timestamp = await writeMetadata(await timestampSigned(stamp, expiresMs, over), [signer]);
  return new Map([
    ['snapshot', snapshot],
    ['timestamp', timestamp],
  ]);
}

/**
 * Publishes signed targets with a snapshot and a timestamp over them, once a kiosk that has
 * everything published so far would believe all of it. Under the repository's lock, in the
 * caller's transaction: it stands with everything else there, or not at all.
 *
 * @throws RefusedByKiosks when a kiosk would not believe it
 */
export async function publishTargets(
  client: pg.PoolClient,
  bytes: Bytes,
  online: Online,
): Promise<Trusted> {
  const read = readMetadata('targets', bytes);
  if (!read.ok) throw new RefusedByKiosks('a kiosk would refuse this: targets malformed');
  const { version } = read.value.signed;
  const before = await newestFile(client, 'targets');
  if (before !== undefined && version <= before.version) {
    throw new RefusedByKiosks('a kiosk would refuse this: targets rollback');
  }
  const written = await writeOnline(client, { version, bytes }, online);
  const over = new Map<string, Bytes>([[fileName('targets', version), bytes]]);
  for (const [role, file] of written) {
    const signed = readMetadata(role, file);
    if (signed.ok) over.set(fileName(role, signed.value.signed.version), file);
  }
  const kept = await keptByKiosk(client);
  const { outcome } = await refreshTuf(kept, storedSource(client, over), online.nowMs);
  if (!outcome.ok) {
    const { role, reason } = outcome.error;
    throw new RefusedByKiosks(`a kiosk would refuse this: ${role} ${reason}`);
  }
  await putFile(client, 'targets', bytes, online.nowMs);
  for (const [role, file] of written) await putFile(client, role, file, online.nowMs);
  // Delivered at commit, and never before.
  await client.query(`notify ${publishedChannel}`);
  return outcome.value;
}

/** What a kiosk holds that saw everything so far. */
async function keptByKiosk(client: pg.PoolClient) {
  const root = await standingRoot(client);
  // One after the other: a client has one conversation.
  const timestamp = await newestFile(client, 'timestamp');
  const snapshot = await newestFile(client, 'snapshot');
  const targets = await newestFile(client, 'targets');
  return {
    root: root.bytes,
    ...(timestamp && { timestamp: timestamp.bytes }),
    ...(snapshot && { snapshot: snapshot.bytes }),
    ...(targets && { targets: targets.bytes }),
  };
}

/**
 * Signs snapshot and timestamp again when a day of their time has passed, or when another root
 * took their key away. Several hubs at once make one of it: each looks again under the lock.
 *
 * @returns whether it signed
 */
export async function renewOnline(client: pg.PoolClient, online: Online): Promise<boolean> {
  const targets = await newestFile(client, 'targets');
  const timestamp = await newestFile(client, 'timestamp');
  if (targets === undefined || timestamp === undefined) return false;
  const signer = await signerOf(online.key);
  const isMine = fromUtf8(timestamp.bytes).includes(signer.keyid);
  if (isMine && timestamp.expiresMs - online.nowMs > onlineRenewMs) return false;
  for (const [role, file] of await writeOnline(client, targets, online)) {
    await putFile(client, role, file, online.nowMs);
  }
  return true;
}
