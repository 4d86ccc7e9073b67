import type { FeatureName } from './features.ts';

/** First pass: what adds up the postings, against a plain word of the query = 1. By hand. */
export const firstPass = {
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
};

/**
 * Second pass. Fitted as a conditional logit over our own development queries, every other
 * practice query and every other synthetic title query; the rest was kept for measuring.
 */
export const secondPass: Readonly<Record<FeatureName, number>> = {
  first: 1,
  literalInTitle: 0.7,
  titleCovered: 0.4,
  meantInTitle: 0.5,
  alias: 0.9,
  aliasWhole: 0.3,
  aliasCoverage: 0,
  popularity: 0.15,
  hanoi: 0.1,
  actionAgrees: 0.25,
  actionMissing: -0.1,
  actionUnasked: -0.12,
  qualifierAgrees: 0.15,
  qualifierUnasked: -0.25,
  plainInTitle: 0.2,
  chain: 0.2,
  strong: 0.5,
  gateFirst: 0,
  gateMeant: 0,
  gateAlias: 0,
  gatePopularity: 0,
  gateCovered: 0,
  gateActionUnasked: 0,
  gateQualifierUnasked: 0,
};
