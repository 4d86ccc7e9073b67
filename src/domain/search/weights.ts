/**
 * Weights of the ranking. Found by random search over our own development queries, half of
 * the practice set and half of its tail; the other halves were kept for measuring.
 */
export const weights = {
  // First pass, against a plain word of the query = 1.
  keyOfMarked: 0.5,
  word: 0.5,
  pair: 0.8,
  otherReading: 0.4,
  prefixKnown: 0.3,
  prefixOnly: 1,
  concept: 0.9,
  rule: 1.3,
  english: 1,
  meaningWords: 4,
  // Second pass, each on a feature of 0..1.
  first: 1,
  literalInTitle: 0.7,
  titleCovered: 0.4,
  meantInTitle: 0.5,
  alias: 0.9,
  aliasWhole: 0.3,
  popularity: 0.15,
  hanoi: 0.1,
  actionAgrees: 0.25,
  actionMissing: 0.1,
  actionUnasked: 0.12,
  qualifierUnasked: 0.25,
  qualifierAgrees: 0.15,
};
