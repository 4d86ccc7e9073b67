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

/** Whether a query is about a procedure: a logistic regression, log-odds. Fitted on our own wishes of
 * both kinds, each outside wish once more with little of the outside vocabulary known;
 * `story` by hand: whoever tells a long story to this kiosk has a matter for an office. */
export const confidenceWeights = {
  bias: -4.1,
  known: 2.18,
  aliasMeant: 1.23,
  chain: 2.57,
  titleCovered: 2.39,
  raw: 1.61,
  outside: -9.75,
  unknown: -2.44,
  meant: -0.44,
  single: -0.24,
  story: 1.5,
};

/** Below this a query is called no procedure: cross-validated, 0.5 % of queries for procedures are. */
export const confidenceMin = -0.75;
