import { webcrypto } from 'node:crypto';
import type pg from 'pg';
import { err, newUuidV7, ok, type Result, toHex } from '../../domain/basics/index.ts';
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
import type { Noted, ReleaseError } from './release-error.ts';
import { publishRevisions, takeBackRevisions } from './release-revisions.ts';
import { fileOf, setState, told } from './release-steps.ts';
import { lockRepository } from './tuf-files.ts';

export type { Noted, ReleaseError } from './release-error.ts';
export { signRelease } from './sign-release.ts';

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
    byName = '',
    facts,
    alsoIn,
    noted,
  }: Hand & {
    readonly by: string;
    /** For people; empty for the command line. */
    readonly byName?: string;
    readonly note: string;
    readonly trial?: boolean;
    /** What was found and told, for people. */
    readonly facts?: (client: pg.PoolClient) => Promise<unknown>;
    /** What else belongs to the draft, in its transaction; false gives the draft up. */
    readonly alsoIn?: (client: pg.PoolClient, release: string) => Promise<boolean>;
  },
): Promise<Result<Release, ReleaseError>> {
  const hashed = await hashContent(content);
  const id = newUuidV7(() => nowMs, fillRandom);
  return inTransaction<Result<Release, ReleaseError>>(store.pool, async (client) => {
    await lockRepository(client);
    const open = await client.query(
      `select 1 from releases where state in ('draft', 'signed', 'running', 'held')`,
    );
    if (open.rowCount !== 0) return err('releaseOpen');
    const version = await nextVersion(client);
    const made = await makeContent(client, content, hashed, { version, trial, nowMs });
    await client.query(
      `insert into releases
          (id, content_version, note, made_by, made_by_name, made_at, state, changed_at)
        values ($1, $2, $3, $4, $5, $6, 'draft', $6)`,
      [id, version, note.slice(0, 500), by, byName, new Date(nowMs)],
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
    if (facts !== undefined) {
      await client.query('update releases set facts = $2 where id = $1', [
        id,
        JSON.stringify(await facts(client)),
      ]);
    }
    if (alsoIn !== undefined && !(await alsoIn(client, id))) throw new GivenUp();
    return told(client, await getRelease(client, id), noted);
  }).catch((error: unknown) => {
    if (error instanceof GivenUp) return err('editedMeanwhile' as const);
    throw error;
  });
}

/** Rolls the transaction back: the draft would carry what is not there any more. */
class GivenUp extends Error {
  override readonly name = 'GivenUp';
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
      const isFirst = release.documents.every(({ publishedAt }) => publishedAt === null);
      if (percent === undefined) await takeBackRevisions(client, id);
      else if (isFirst) await publishRevisions(client, id);
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
