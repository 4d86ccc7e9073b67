import type { Missed } from '../../domain/api/console/index.ts';
import { type ServiceName, syllablesOf } from './service-names.ts';

/** Suggestions a line: a person chooses with one press. */
const suggestionsMax = 3;
/** Share of a query's weight that a name must hold to be proposed at all, and to be called likely. */
const shareMin = 0.35;
const shareHigh = 0.75;

/**
 * Which services residents may have meant by words that found nothing: names that share syllables
 * with them, rare syllables counting more than common ones. A proposal to a person, never a fact.
 */
export function suggestServices(
  words: string,
  names: readonly ServiceName[],
  most = suggestionsMax,
): Missed['candidates'] {
  const asked = [...syllablesOf(words)];
  const held = new Map(
    asked.map((syllable) => [
      syllable,
      names.reduce((count, { syllables }) => count + Number(syllables.has(syllable)), 0),
    ]),
  );
  const weight = (syllable: string) =>
    Math.log((names.length + 1) / ((held.get(syllable) ?? 0) + 0.5));
  const whole = asked.reduce((sum, syllable) => sum + weight(syllable), 0);
  if (whole <= 0) return [];
  return names
    .map(({ code, name, syllables }) => ({
      code,
      name,
      share: asked.reduce((sum, one) => sum + (syllables.has(one) ? weight(one) : 0), 0) / whole,
      length: syllables.size,
    }))
    .filter(({ share }) => share >= shareMin)
    .sort((a, b) => b.share - a.share || a.length - b.length || (a.code < b.code ? -1 : 1))
    .slice(0, most)
    .map(({ code, name, share }) => ({
      service: code,
      name,
      sure: share >= shareHigh ? ('high' as const) : ('middle' as const),
    }));
}
