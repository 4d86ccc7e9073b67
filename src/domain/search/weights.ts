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
  tellingMin: 0.2,
  everywhere: 5,
};

/** Second pass: what a procedure loses that does what is denied. By hand. */
export const deniedAction = 0.2;

/** Whether a query is about a procedure: a logistic regression, log-odds. Fitted on our own wishes of
 * both kinds, each outside wish once more with little of the outside vocabulary known;
 * `story` by hand: whoever tells a long story to this kiosk has a matter for an office. */
export const confidenceWeights = {
  bias: -4.9,
  known: 3.36,
  aliasMeant: -4.85,
  chain: 1.85,
  titleCovered: 0.98,
  ordered: 2.29,
  aliasWhole: 5.16,
  raw: 2.28,
  outside: -5.44,
  anyOutside: -2.35,
  unknown: -1.31,
  action: 0.86,
  meant: -0.79,
  single: -0.41,
  story: 4,
};

/** Below this a query is called no procedure: 0.3 % of queries for procedures are. */
export const confidenceMin = -0.75;

/** Below this a door that is near is likelier meant than the procedure that was found. */
export const nearbyMax = 0.5;
