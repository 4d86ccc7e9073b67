import { fold } from '../vietnamese/index.ts';
import { usageSyllablesMax, usageWordsLengthMax } from './usage-counts.ts';

/** What every query is called that holds anything not known. */
export const otherWords = 'other';

/**
 * What of a query may be counted (contracts.md, Insight; R66): its folded syllables when all of
 * them are known, there are at most five and no digit is among them; else `other`. Undefined for a
 * query without a word.
 */
export function countedWords(
  query: string,
  isKnown: (syllable: string) => boolean,
): string | undefined {
  const folded = fold(query).trim();
  if (folded === '') return undefined;
  const syllables = folded.split(/\s+/);
  const words = syllables.join(' ');
  const fits =
    syllables.length <= usageSyllablesMax &&
    words.length <= usageWordsLengthMax &&
    syllables.every((syllable) => /^[a-z]{1,7}$/.test(syllable) && isKnown(syllable));
  return fits ? words : otherWords;
}
