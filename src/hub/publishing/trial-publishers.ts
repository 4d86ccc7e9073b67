import type pg from 'pg';
import {
  metadataFile,
  nameKey,
  type ParsedObject,
  readMetadata,
  signMetadata,
} from '../../domain/tuf/index.ts';
import type { TrialAuthority } from '../keys/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { signerOf } from './publish-targets.ts';
import { rootThreshold } from './root.ts';
import { lockRepository, newestFile, putFile } from './tuf-files.ts';

/** Publishers that a trial's root names at most. */
const trialPublishersMax = 12;

/**
 * A trial's ceremony: the next root names one publisher more. Only a trial has keys of its root on
 * the machine of its hub, and everything that hangs on them says TRIAL.
 *
 * @returns the version of the root that names the key
 */
export async function nameTrialPublisher(
  store: Store,
  authority: TrialAuthority,
  key: JsonWebKey,
  {
    nowMs,
    noted,
  }: { readonly nowMs: number; readonly noted: (client: pg.PoolClient) => Promise<void> },
): Promise<number> {
  const named = await nameKey(key);
  return inTransaction(store.pool, async (client) => {
    await lockRepository(client);
    const standing = await newestFile(client, 'root');
    const read = standing && readMetadata('root', standing.bytes);
    if (standing === undefined || !read?.ok) throw new Error('broken invariant: a hub has a root');
    if (read.value.signed.roles.targets.keyids.includes(named.keyid)) return standing.version;
    const said: { readonly signed: RootText } = JSON.parse(
      new TextDecoder().decode(standing.bytes),
    );
    const { signed } = said;
    const keyids = [...signed.roles.targets.keyids, named.keyid];
    // The oldest of those that browsers brought goes: a trial is tried again and again.
    const kept =
      keyids.length <= trialPublishersMax
        ? keyids
        : [
            ...keyids.slice(0, authority.publishers.length),
            ...keyids.slice(authority.publishers.length + 1),
          ];
    const next: ParsedObject = {
      ...signed,
      version: standing.version + 1,
      keys: { ...signed.keys, [named.keyid]: named.key },
      roles: { ...signed.roles, targets: { ...signed.roles.targets, keyids: kept } },
    };
    const signers = await Promise.all(authority.roots.slice(0, rootThreshold).map(signerOf));
    const signatures = await Promise.all(signers.map((one) => signMetadata(next, one)));
    await putFile(client, 'root', metadataFile(next, signatures), nowMs);
    await noted(client);
    return standing.version + 1;
  });
}

/** Root metadata as it is written: signed by us, so that its form is known. */
type RootText = ParsedObject & {
  readonly keys: ParsedObject;
  readonly roles: ParsedObject & {
    readonly targets: ParsedObject & { readonly keyids: readonly string[] };
  };
};
