import type { FeatureName } from './features.ts';

/** First pass: what adds up the postings, against a plain word of the query = 1. By hand. */
export const firstPass = {
  keyOfMarked: 0.6,
  word: 0.5,
  otherMarks: 0.25,
  noMarks: 0.5,
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
  first: 0.68,
  literalInTitle: 0.05,
  titleCovered: 0.18,
  meantInTitle: 0.08,
  alias: 0.2,
  aliasWhole: 0.24,
  aliasCoverage: 0.1,
  popularity: 0.13,
  hanoi: 0,
  actionAgrees: 0.04,
  actionMissing: -0.03,
  actionUnasked: -0.06,
  qualifierAgrees: 0.1,
  qualifierUnasked: 0,
  plainInTitle: 0.15,
  chain: 0.1,
  strong: 0.15,
  aliasMeant: 0.23,
  aliasChain: 0.24,
  known: 0.35,
  gateAlias: -0.02,
  gatePopularity: 0.05,
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
