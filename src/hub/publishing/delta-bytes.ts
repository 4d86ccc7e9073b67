import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type pg from 'pg';
import { canonicalJson, fromUtf8 } from '../../domain/basics/index.ts';
import {
  type Manifest,
  readDetailsList,
  readFactsList,
  readGuidesList,
} from '../../domain/bundle/index.ts';
import { type Content, hashContent } from './content.ts';
import { standingContent } from './release-draft.ts';

type Queries = Pick<pg.ClientBase, 'query'>;
const pack = promisify(gzip);

/** What a kiosk of the content before will fetch of new content, packed. */
export interface Delta {
  readonly deltaBytes: number;
  readonly deltaSections: number;
  /** The very content that stands. */
  readonly isSame: boolean;
}

/** Everything that a manifest names, itself or by a list. */
async function namedBy(client: Queries, manifest: Manifest): Promise<ReadonlySet<string>> {
  const named = new Set(manifest.sections.map(({ sha256 }) => sha256));
  const readers = {
    detailsList: readDetailsList,
    factsList: readFactsList,
    guides: readGuidesList,
  } as const;
  const lists = manifest.sections.flatMap(({ kind, sha256 }) =>
    kind in readers ? [{ read: readers[kind as keyof typeof readers], sha256 }] : [],
  );
  const { rows } = await client.query<{ sha256: string; bytes: Buffer }>(
    'select sha256, bytes from sections where sha256 = any ($1)',
    [lists.map(({ sha256 }) => sha256)],
  );
  const bytesOf = new Map(rows.map(({ sha256, bytes }) => [sha256, new Uint8Array(bytes)]));
  for (const { read, sha256 } of lists) {
    const bytes = bytesOf.get(sha256);
    for (const ref of bytes === undefined ? [] : read(bytes)) named.add(ref.sha256);
  }
  return named;
}

/** Compares content with what every kiosk may show now; all of it is new where nothing is. */
export async function deltaOf(client: Queries, content: Content): Promise<Delta> {
  const { sections, bytesOf } = await hashContent(content);
  const standing = await standingContent(client);
  const manifest: Manifest | undefined = standing && JSON.parse(fromUtf8(standing.manifest));
  const known = manifest === undefined ? new Set() : await namedBy(client, manifest);
  const fresh = [...bytesOf].filter(([name]) => !known.has(name));
  let deltaBytes = 0;
  for (const [, bytes] of fresh) deltaBytes += (await pack(bytes)).length;
  const said = ({
    factsDate,
    minApp,
    sections: refs,
  }: Pick<Manifest, 'factsDate' | 'minApp' | 'sections'>) =>
    canonicalJson({ factsDate, minApp, sections: refs.map((ref) => ({ ...ref })) });
  const isSame =
    manifest !== undefined && said(manifest) === said({ ...content, sections: [...sections] });
  return { deltaBytes, deltaSections: fresh.length, isSame };
}
