/** Longest query that is read, in UTF-16 units; the rest is ignored. A spoken wish is ~100. */
export const queryCharsMax = 240;
/** Most words of a query that are read. */
export const queryTokensMax = 40;
/** Most documents in one index: ids are 16 bits. The national catalogue has about 6,300. */
export const documentsMax = 60_000;
/** Results returned when the caller does not say, and at most. */
export const hitsDefault = 20;
export const hitsMax = 100;
/** Documents that the first pass hands to the second, at most. */
export const candidatesMax = 80;
/** The same of a small catalogue, and from how many documents on one is large. */
const candidatesSmall = 24;
const largeSize = 5000;
/** Fewer words tell too little for the first pass to know the best. */
const tellingWords = 3;

/** How many documents the second pass looks at: what it costs is most of a keystroke. */
export function candidatesOf(size: number, words: number): number {
  if (words < tellingWords) return candidatesMax;
  const share = Math.min(1, size / largeSize);
  return candidatesSmall + Math.round((candidatesMax - candidatesSmall) * share);
}
/** Most vocabulary entries that an unfinished last word stands for. */
export const prefixTermsMax = 24;
/** Longest phrase of the lexicon, in syllables. */
export const phraseSyllablesMax = 8;
