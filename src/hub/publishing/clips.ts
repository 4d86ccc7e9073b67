import type pg from 'pg';
import { err, ok, type Result, sha256, toHex } from '../../domain/basics/index.ts';
import { sectionBytesMax } from '../../domain/bundle/index.ts';
import { readClipPack } from '../../domain/speech/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import type { Content } from './content.ts';
import { insertSections } from './insert-sections.ts';

/** Clips of one language whose keys begin with the same figure: `vi.0` to `en.f`. */
export interface ClipPack {
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const packKey = /^(vi|en)\.[0-9a-f]$/;

/** Whether a kiosk would take it: else it would refuse the whole of the content that brings it. */
function isClipPack({ key, bytes }: ClipPack): boolean {
  const clips = packKey.test(key) && bytes.length <= sectionBytesMax ? readClipPack(bytes) : err(0);
  return clips.ok && clips.value.every(({ language }) => language === key.slice(0, 2));
}

/**
 * Puts the kiosks' voice: from the next release on, all content takes these packs along, and no
 * others. `malformed` names the first that no kiosk would take; then nothing has changed.
 */
export async function putClips(
  store: Store,
  packs: readonly ClipPack[],
): Promise<Result<void, { readonly malformed: string }>> {
  const wrong = packs.find((pack) => !isClipPack(pack));
  if (wrong !== undefined) return err({ malformed: wrong.key });
  const named: { key: string; hash: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const { key, bytes } of packs) named.push({ key, hash: toHex(await sha256(bytes)), bytes });
  await inTransaction(store.pool, async (client) => {
    await insertSections(client, new Map(named.map(({ hash, bytes }) => [hash, bytes])));
    await client.query('delete from clip_packs');
    await client.query(
      'insert into clip_packs (key, sha256) select * from unnest($1::text[], $2::text[])',
      [named.map(({ key }) => key), named.map(({ hash }) => hash)],
    );
  });
  return ok(undefined);
}

/** What names the packs that stand: another voice is another release. */
export async function clipMarks(pool: Pick<pg.Pool, 'query'>): Promise<readonly string[]> {
  const { rows } = await pool.query<{ key: string; sha256: string }>(
    'select key, sha256 from clip_packs order by key',
  );
  return rows.map((row) => `audio/${row.key}/${row.sha256}`);
}

/** Content with the voice that stands; content that brings one of its own keeps that. */
export async function withClips(pool: Pick<pg.Pool, 'query'>, content: Content): Promise<Content> {
  if (content.sections.some(({ kind }) => kind === 'audio')) return content;
  const { rows } = await pool.query<{ key: string; bytes: Buffer }>(
    'select c.key, s.bytes from clip_packs c join sections s using (sha256) order by c.key',
  );
  const packs = rows.map(({ key, bytes }) => ({
    kind: 'audio' as const,
    key,
    bytes: new Uint8Array(bytes),
  }));
  return packs.length === 0 ? content : { ...content, sections: [...content.sections, ...packs] };
}
