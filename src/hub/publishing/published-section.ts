import { fromUtf8 } from '../../domain/basics/index.ts';
import { contentTargets, type Manifest, type ManifestKind } from '../../domain/bundle/index.ts';
import { readMetadata } from '../../domain/tuf/index.ts';
import type { Store } from '../store/index.ts';

/**
 * A section, of which there is one, of the content that is published for all kiosks; undefined when
 * there is none. What only a first ring has is not yet meant for everybody.
 */
export async function publishedSection(store: Store, kind: ManifestKind): Promise<unknown> {
  const targets = await store.db
    .selectFrom('tuf_files')
    .select('bytes')
    .where('role', '=', 'targets')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const read = targets && readMetadata('targets', new Uint8Array(targets.bytes));
  if (read === undefined || !read.ok) return undefined;
  const forAll = contentTargets({ targets: read.value.signed }).find(
    ({ ring }) => ring === undefined || ring.percent === 100,
  );
  const manifest = forAll && (await sectionOf(store, forAll.sha256));
  const ref = (manifest as Manifest | undefined)?.sections.find((one) => one.kind === kind);
  return ref && sectionOf(store, ref.sha256);
}

async function sectionOf(store: Store, sha256: string): Promise<unknown> {
  const row = await store.db
    .selectFrom('sections')
    .select('bytes')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row && JSON.parse(fromUtf8(new Uint8Array(row.bytes)));
}
