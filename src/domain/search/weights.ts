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
