import { webcrypto } from 'node:crypto';
import type pg from 'pg';
import { err, newUuidV7, ok, type Result, toHex, toUtf8 } from '../../domain/basics/index.ts';
import {
  holds,
  isSignedBy,
  metadataFile,
  type ParsedObject,
  readMetadata,
  type Signed,
} from '../../domain/tuf/index.ts';
import type { Keyring } from '../keys/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { fillRandom } from '../world.ts';
import { type Content, hashContent } from './content.ts';
import { makeContent } from './make-content.ts';
import { publishTargets, RefusedByKiosks } from './publish-targets.ts';
import {
  findRelease,
  getRelease,
  type Release,
  type ReleaseDocument,
  type ReleaseState,
} from './read-releases.ts';
import { draftDocuments, nextVersion } from './release-draft.ts';
import { lockRepository, newestFile } from './tuf-files.ts';

export type ReleaseError =
  | 'unknownRelease'
  /** Another release is open: void it, or bring it to its end. */
  | 'releaseOpen'
  /** Not in this state. */
  | 'wrongState'
  /** A key that the root does not name for publishers. */
  | 'unknownKey'
  /** Not one signature for each document, or one that does not hold. */
  | 'badSignature'
  /** There was nothing before it. */
  | 'noWayBack'
  /** Whoever made it, or has signed it with another key. */
  | 'samePerson'
  /** A kiosk would refuse it. */
  | 'refused';

/** Writes a line of the record, in the transaction of what it tells of. */
export interface Noted {
  readonly noted?: (client: pg.PoolClient, release: Release) => Promise<void>;
}

interface Hand extends Noted {
  readonly keys: Pick<Keyring, 'online' | 'sealing' | 'command'>;
  readonly nowMs: number;
}

/** Makes a draft of everything that publishers shall sign. Nothing is published. */
export async function prepareRelease(
  store: Store,
  content: Content,
  {
    keys,
    nowMs,
    by,
    note,
    trial = false,
    noted,
  }: Hand & {
    readonly by: string;
    readonly note: string;
    readonly trial?: boolean;
  },
): Promise<Result<Release, ReleaseError>> {
  const hashed = await hashContent(content);
  const id = newUuidV7(() => nowMs, fillRandom);
  return inTransaction(store.pool, async (client) => {
    await lockRepository(client);
    const open = await client.query(
      `select 1 from releases where state in ('draft', 'signed', 'running', 'held')`,
    );
    if (open.rowCount !== 0) return err('releaseOpen');
    const version = await nextVersion(client);
    const made = await makeContent(client, content, hashed, { version, trial, nowMs });
    await client.query(
      `insert into releases (id, content_version, note, made_by, made_at, state, changed_at)
        values ($1, $2, $3, $4, $5, 'draft', $5)`,
      [id, version, note.slice(0, 500), by, new Date(nowMs)],
    );
    const salt = toHex(webcrypto.getRandomValues(new Uint8Array(8)));
    const documents = await draftDocuments(client, made, { keys, salt, nowMs });
    for (const [place, { version: at, percent, signed }] of documents.entries()) {
      await client.query(
        `insert into release_documents (release, place, version, percent, signed)
          values ($1, $2, $3, $4, $5)`,
        [id, place, at, percent ?? null, signed],
      );
    }
    return told(client, await getRelease(client, id), noted);
  });
}

/**
 * Takes one publisher's signatures, one for each document in order. When as many distinct keys as
 * the root asks have signed everything, the release is signed.
 */
export async function signRelease(
  store: Store,
  id: string,
  {
    keyid,
    sigs,
    by,
    nowMs,
    noted,
  }: Noted & {
    readonly keyid: string;
    readonly sigs: readonly string[];
    readonly by: string;
    readonly nowMs: number;
  },
): Promise<Result<Release, ReleaseError>> {
  return inTransaction(store.pool, async (client) => {
    await lockRepository(client);
    const release = await findRelease(client, id);
    if (release === undefined) return err('unknownRelease');
    if (release.state !== 'draft') return err('wrongState');
    const others = await client.query(
      'select 1 from release_signatures where release = $1 and signed_by = $2 and keyid <> $3',
      [id, by, keyid],
    );
    if (release.madeBy === by || others.rowCount !== 0) return err('samePerson');
    const root = await standingRoot(client);
    const key = root.roles.targets.keyids.includes(keyid) ? root.keys.get(keyid) : undefined;
    if (key === undefined) return err('unknownKey');
    if (sigs.length !== release.documents.length) return err('badSignature');
    for (const { place, signed } of release.documents) {
      const sig = sigs[place] ?? '';
      if (sig.length > 512 || !(await holds(key, sig, toUtf8(signed)))) return err('badSignature');
      await client.query(
        `insert into release_signatures (release, place, keyid, sig, signed_by, signed_at)
          values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
        [id, place, keyid, sig, by, new Date(nowMs)],
      );
    }
    const after = await getRelease(client, id);
    for (const document of after.documents) {
      const read = readMetadata('targets', await fileOf(client, id, document));
      if (!read.ok || !(await isSignedBy(root, read.value))) return told(client, after, noted);
    }
    await setState(client, id, 'signed', null, nowMs);
    return told(client, await getRelease(client, id), noted);
  });
}

/** Publishes the next ring of a release; the last one is every kiosk. */
export function releaseNext(
  store: Store,
  id: string,
  hand: Hand,
): Promise<Result<Release, ReleaseError>> {
  return publishOne(store, id, hand, (release) => {
    if (!['signed', 'running', 'held'].includes(release.state)) return err('wrongState');
    const next = release.documents.find(
      ({ percent, publishedAt }) => percent !== undefined && publishedAt === null,
    );
    return next === undefined ? err('wrongState') : ok(next);
  });
}

/** Publishes the way back: the content of before, as a higher version, to every kiosk at once. */
export function rollBack(
  store: Store,
  id: string,
  hand: Hand,
): Promise<Result<Release, ReleaseError>> {
  return publishOne(store, id, hand, (release) => {
    if (!['running', 'held', 'done'].includes(release.state)) return err('wrongState');
    const back = release.documents.find(({ percent }) => percent === undefined);
    return back === undefined ? err('noWayBack') : ok(back);
  });
}

/** Holds a running release: the next ring waits for somebody. */
export function holdRelease(
  store: Store,
  id: string,
  reason: string,
  { nowMs, noted }: Noted & { readonly nowMs: number },
): Promise<Result<Release, ReleaseError>> {
  return change(store, id, ['signed', 'running'], 'held', reason, { nowMs, noted });
}

/** Gives a release up before anything of it was published. */
export function voidRelease(
  store: Store,
  id: string,
  reason: string,
  { nowMs, noted }: Noted & { readonly nowMs: number },
): Promise<Result<Release, ReleaseError>> {
  return change(store, id, ['draft', 'signed'], 'void', reason, { nowMs, noted });
}

async function change(
  store: Store,
  id: string,
  from: readonly ReleaseState[],
  to: ReleaseState,
  reason: string,
  { nowMs, noted }: { readonly nowMs: number; readonly noted: Noted['noted'] | undefined },
): Promise<Result<Release, ReleaseError>> {
  return inTransaction(store.pool, async (client) => {
    await lockRepository(client);
    const release = await findRelease(client, id);
    if (release === undefined) return err('unknownRelease');
    if (!from.includes(release.state)) return err('wrongState');
    await setState(client, id, to, reason.slice(0, 500), nowMs);
    return told(client, await getRelease(client, id), noted);
  });
}

async function publishOne(
  store: Store,
  id: string,
  { keys, nowMs, noted }: Hand,
  choose: (release: Release) => Result<ReleaseDocument, ReleaseError>,
): Promise<Result<Release, ReleaseError>> {
  try {
    return await inTransaction(store.pool, async (client) => {
      await lockRepository(client);
      const release = await findRelease(client, id);
      if (release === undefined) return err('unknownRelease');
      const chosen = choose(release);
      if (!chosen.ok) return chosen;
      const { place, version, percent } = chosen.value;
      const file = await fileOf(client, id, chosen.value);
      await publishTargets(client, file, { key: keys.online, nowMs });
      const now = new Date(nowMs);
      await client.query(
        'update release_documents set published_at = $3 where release = $1 and place = $2',
        [id, place, now],
      );
      const isAll = percent === undefined || percent === 100;
      if (isAll) {
        await client.query('update contents set published_at = $2 where version = $1', [
          percent === undefined ? version : release.contentVersion,
          now,
        ]);
      }
      const state = percent === undefined ? 'rolledBack' : isAll ? 'done' : 'running';
      await setState(client, id, state, null, nowMs);
      return told(client, await getRelease(client, id), noted);
    });
  } catch (error) {
    if (error instanceof RefusedByKiosks) return err('refused');
    throw error;
  }
}

async function told(
  client: pg.PoolClient,
  release: Release,
  noted: Noted['noted'] | undefined,
): Promise<Result<Release, never>> {
  await noted?.(client, release);
  return ok(release);
}

async function setState(
  client: pg.PoolClient,
  id: string,
  state: ReleaseState,
  reason: string | null,
  nowMs: number,
): Promise<void> {
  await client.query('update releases set state = $2, reason = $3, changed_at = $4 where id = $1', [
    id,
    state,
    reason,
    new Date(nowMs),
  ]);
}

async function standingRoot(client: pg.PoolClient): Promise<Signed<'root'>> {
  const root = await newestFile(client, 'root');
  const read = root && readMetadata('root', root.bytes);
  if (!read?.ok) throw new Error('broken invariant: a running hub has a root');
  return read.value.signed;
}

/** A document as a kiosk would fetch it, with the signatures that are there. */
async function fileOf(
  client: pg.PoolClient,
  id: string,
  { place, signed }: ReleaseDocument,
): Promise<Uint8Array<ArrayBuffer>> {
  const { rows } = await client.query<{ keyid: string; sig: string }>(
    'select keyid, sig from release_signatures where release = $1 and place = $2 order by keyid',
    [id, place],
  );
  const said: ParsedObject = JSON.parse(signed);
  return metadataFile(said, rows);
}
