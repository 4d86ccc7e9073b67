import type pg from 'pg';
import { canonicalJson, sha256, toHex, toUtf8 } from '../../domain/basics/index.ts';
import { type Manifest, manifestBytesMax } from '../../domain/bundle/index.ts';
import { metadataInstant } from '../../domain/tuf/index.ts';
import type { Content, HashedContent } from './content.ts';
import { insertSections } from './insert-sections.ts';

/** A content version that lies ready: its manifest is among the sections, and nobody signed yet. */
export interface MadeContent {
  readonly version: number;
  readonly manifest: Uint8Array<ArrayBuffer>;
  /** Sections whose bytes the hub had not seen. */
  readonly newSections: number;
}

/** Puts the sections and the manifest of a new content version. */
export async function makeContent(
  client: pg.PoolClient,
  content: Content,
  { sections, bytesOf, hash }: HashedContent,
  {
    version,
    trial,
    nowMs,
  }: { readonly version: number; readonly trial: boolean; readonly nowMs: number },
): Promise<MadeContent> {
  const said: Manifest = {
    type: 'motcham-manifest',
    v: 2,
    version,
    publishedAt: metadataInstant(nowMs),
    factsDate: content.factsDate,
    minApp: content.minApp,
    trial,
    sections: [...sections],
  };
  const manifest = toUtf8(
    canonicalJson({ ...said, sections: sections.map((ref) => ({ ...ref })) }),
  );
  if (manifest.length > manifestBytesMax) throw new Error('the manifest is too long for a kiosk');
  const newSections = await insertSections(client, bytesOf);
  const name = toHex(await sha256(manifest));
  await insertSections(client, new Map([[name, manifest]]));
  await client.query(
    'insert into contents (version, content_hash, sha256, made_at) values ($1, $2, $3, $4)',
    [version, hash, name, new Date(nowMs)],
  );
  return { version, manifest, newSections };
}

/** The manifest of a content version. */
export async function manifestOf(
  client: Pick<pg.ClientBase, 'query'>,
  version: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { rows } = await client.query<{ bytes: Buffer }>(
    'select s.bytes from contents c join sections s on s.sha256 = c.sha256 where c.version = $1',
    [version],
  );
  return rows[0] && new Uint8Array(rows[0].bytes);
}
