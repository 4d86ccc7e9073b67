import type { ContentSection } from '../../content/index.ts';
import { type Clip, packClips } from '../../domain/speech/index.ts';

/**
 * Clips as sections of content, sixteen to a language by the first figure of their keys: a changed
 * text moves one of them, and none comes near the largest section there may be.
 */
export function clipSections(clips: readonly Clip[]): readonly ContentSection[] {
  const packs = Map.groupBy(
    clips.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    ({ language, key }) => `${language}.${key[0]}`,
  );
  return [...packs]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, pack]) => ({ kind: 'audio' as const, key, bytes: packClips(pack) }));
}
