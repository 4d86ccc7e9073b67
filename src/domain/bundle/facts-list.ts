import * as z from 'zod/mini';
import { fromUtf8 } from '../basics/index.ts';
import { isInManifest, type SectionKind, type SectionRef, SectionRefSchema } from './manifest.ts';

/** Most shards that one list names. */
const shardsMax = 64;

const factsListSchema = z.array(SectionRefSchema).check(z.minLength(1), z.maxLength(shardsMax));

/**
 * Reads a section manifest of facts: some of the shards of a large catalogue, so that a changed fee
 * moves a short manifest, one such list and one shard.
 *
 * @throws when it is none
 */
export function readFactsList(bytes: Uint8Array): SectionRef[] {
  const refs = factsListSchema.parse(JSON.parse(fromUtf8(bytes)));
  if (refs.some(({ kind }) => kind !== 'facts')) throw new Error('a list of facts names others');
  return refs;
}

/** Tells which of these sections their manifest names itself: no facts, where lists name them. */
export function namedByManifest(
  sections: readonly { readonly kind: SectionKind }[],
): (kind: SectionKind) => kind is SectionRef['kind'] {
  const areListed = sections.some(({ kind }) => kind === 'factsList');
  return (kind): kind is SectionRef['kind'] =>
    isInManifest(kind) && !(areListed && kind === 'facts');
}
