import { fromUtf8 } from '../../domain/basics/index.ts';
import { contentEntry } from '../../domain/bundle/index.ts';
import { type MetadataSigner, targetsSigned, writeMetadata } from '../../domain/tuf/index.ts';
import type { Keyring } from '../keys/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { readyApps } from './apps.ts';
import { withClips } from './clips.ts';
import { type Content, hashContent } from './content.ts';
import { hubKeyTargets } from './hub-keys.ts';
import { insertTargets } from './insert-sections.ts';
import { makeContent } from './make-content.ts';
import { publishTargets } from './publish-targets.ts';
import { nextVersion } from './release-draft.ts';
import { lockRepository, newestFile } from './tuf-files.ts';

export interface PublishOptions {
  /** Those of a trial: in production they are with people, and `releases` is the way. */
  readonly publishers: readonly MetadataSigner[];
  readonly keys: Pick<Keyring, 'online' | 'sealing' | 'command'>;
  readonly trial: boolean;
  readonly nowMs: number;
}

export interface Published {
  readonly version: number;
  /** False when the same content stands already. */
  readonly isNew: boolean;
  /** Sections whose bytes the hub had not seen. */
  readonly newSections: number;
}

/** A month: a kiosk that was off for its holidays still installs. */
const validMs = 30 * 86_400_000;

/**
 * Publishes content at once to every kiosk as a new version, signed by every publisher given. The
 * same content again is the version that stands, unless half of its time to install has passed.
 *
 * @throws when a section is over the limits, a kind and key stand twice, or the signatures would
 * not satisfy a kiosk: then nothing is published.
 */
export async function publish(
  store: Store,
  content: Content,
  { publishers, keys, trial, nowMs }: PublishOptions,
): Promise<Published> {
  const whole = await withClips(store.pool, content);
  const hashed = await hashContent(whole);
  return inTransaction(store.pool, async (client) => {
    await lockRepository(client);
    const before = await newestFile(client, 'targets');
    const { rows } = await client.query<{ version: number; content_hash: string }>(
      `select version, content_hash from contents where published_at is not null
        order by version desc limit 1`,
    );
    const [last] = rows;
    const apps = await readyApps(client);
    const named = before ? fromUtf8(before.bytes) : '';
    const isSame =
      last?.content_hash === hashed.hash && [...apps.keys()].every((path) => named.includes(path));
    if (last && before && isSame && before.expiresMs > nowMs + validMs / 2) {
      return { version: last.version, isNew: false, newSections: 0 };
    }
    const version = await nextVersion(client);
    const made = await makeContent(client, whole, hashed, { version, trial, nowMs });
    const { path, custom } = contentEntry(version, undefined);
    const targets = new Map([...hubKeyTargets(keys), [path, { bytes: made.manifest, custom }]]);
    await insertTargets(client, targets.values());
    const signed = await targetsSigned({
      version,
      expiresMs: nowMs + validMs,
      targets: new Map([...targets, ...apps]),
    });
    const file = await writeMetadata(signed, publishers);
    await publishTargets(client, file, { key: keys.online, nowMs });
    await client.query('update contents set published_at = $2 where version = $1', [
      version,
      new Date(nowMs),
    ]);
    return { version, isNew: true, newSections: made.newSections };
  });
}
