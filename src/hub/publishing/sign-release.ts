import type pg from 'pg';
import { err, type Result, toUtf8 } from '../../domain/basics/index.ts';
import { holds, isSignedBy, readMetadata, type Signed } from '../../domain/tuf/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { findRelease, getRelease, type Release } from './read-releases.ts';
import type { Noted, ReleaseError } from './release-error.ts';
import { approveRevisions, carriesRevisions, countUnapproved } from './release-revisions.ts';
import { fileOf, setState, told } from './release-steps.ts';
import { lockRepository, newestFile } from './tuf-files.ts';

/** Of the console: the command line names whoever it likes, and approves nothing by it. */
const isPerson = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Takes one publisher's signatures, one for each document in order. When as many distinct keys as
 * the root asks have signed everything, and nobody but its authors has to approve it any more, the
 * release is signed. To sign what another wrote is to approve it (docs/publishing.md).
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
      'select 1 from release_signatures where release = $1 and (signed_by = $2) <> (keyid = $3)',
      [id, by, keyid],
    );
    if (others.rowCount !== 0) return err('samePerson');
    // Of content that no editor wrote, whoever made it is its author.
    const isEdited = await carriesRevisions(client, id);
    if (!isEdited && release.madeBy === by) return err('samePerson');
    const root = await standingRoot(client);
    const key = root.roles.targets.keyids.includes(keyid) ? root.keys.get(keyid) : undefined;
    if (key === undefined) return err('unknownKey');
    if (sigs.length !== release.documents.length) return err('badSignature');
    for (const { place, signed } of release.documents) {
      const sig = sigs[place] ?? '';
      if (sig.length > 512 || !(await holds(key, sig, toUtf8(signed)))) return err('badSignature');
    }
    for (const { place } of release.documents) {
      await client.query(
        `insert into release_signatures (release, place, keyid, sig, signed_by, signed_at)
          values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
        [id, place, keyid, sigs[place], by, new Date(nowMs)],
      );
    }
    if (isEdited && isPerson.test(by)) await approveRevisions(client, id, by, nowMs);
    const after = await getRelease(client, id);
    for (const document of after.documents) {
      const read = readMetadata('targets', await fileOf(client, id, document));
      if (!read.ok || !(await isSignedBy(root, read.value))) return told(client, after, noted);
    }
    // Two authors make two signatures, and no second look: somebody else has to sign as well (P6).
    if ((await countUnapproved(client, id)) > 0) return told(client, after, noted);
    await setState(client, id, 'signed', null, nowMs);
    return told(client, await getRelease(client, id), noted);
  });
}

async function standingRoot(client: pg.PoolClient): Promise<Signed<'root'>> {
  const root = await newestFile(client, 'root');
  const read = root && readMetadata('root', root.bytes);
  if (!read?.ok) throw new Error('broken invariant: a running hub has a root');
  return read.value.signed;
}
