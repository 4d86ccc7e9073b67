import { fromUtf8 } from '../../domain/basics/index.ts';
import { type KeptManifest, type LibraryStore, sectionRefs } from './library-store.ts';

/** Everything these versions name, themselves and through their lists. Rejects when storage fails. */
export async function usedHashes(
  store: LibraryStore,
  versions: readonly (KeptManifest | undefined)[],
): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  for (const ref of versions.flatMap(sectionRefs)) {
    used.add(ref.sha256);
    if (ref.kind !== 'detailsList' && ref.kind !== 'guides') continue;
    const bytes = await store.section(ref.sha256);
    const refs: readonly { readonly sha256: string }[] = bytes ? JSON.parse(fromUtf8(bytes)) : [];
    for (const { sha256 } of refs) used.add(sha256);
  }
  return used;
}
