import type { FeatureName } from './features.ts';

/** First pass: what adds up the postings, against a plain word of the query = 1. By hand. */
export const firstPass = {
  keyOfMarked: 0.6,
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
  first: 1.19,
  literalInTitle: -0.33,
  titleCovered: 0.17,
  meantInTitle: -0.11,
  alias: 0.53,
  aliasWhole: 0.4,
  aliasCoverage: 0.31,
  popularity: 0.24,
  hanoi: 0.11,
  actionAgrees: 0.18,
  actionMissing: -0.03,
  actionUnasked: -0.09,
  qualifierAgrees: 0.24,
  qualifierUnasked: 0.05,
  plainInTitle: 0.2,
  chain: 0.17,
  strong: 0.51,
  aliasMeant: 0,
  aliasChain: 0,
  known: 0,
  gateAlias: -0.32,
  gatePopularity: 0.08,
};

/** Whether a query is about a procedure: a logistic regression, log-odds. Fitted with the above. */
export const confidenceWeights = {
  bias: -1.92,
  known: 0.46,
  aliasMeant: 1.05,
  chain: 2.4,
  titleCovered: 1.5,
  raw: 1.71,
  outside: -10.11,
  unknown: -1.94,
  meant: -0.22,
  single: -0.13,
};

/** Below this a query is called no procedure: of queries for procedures 0.3 % are (limit 0.5 %). */
export const confidenceMin = -0.35;
