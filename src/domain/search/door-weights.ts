/**
 * Whether a wish is about a procedure: log-odds. Written by `npm run generate:search-doors`, as are the
 * phrases of the lexicon that speak for doors; do not edit.
 */
export const evidenceWeights: readonly number[] = [
  0.86, -0.03, 3.82, 1.03, 4.43, 4.76, -2.73, 1.79, -1.59, -0.01, 0.07, -1.1, 6.65,
];
/** What speaks for each door before a word was read. */
export const doorBias: Readonly<Record<string, number>> = {
  procedure: -4.75,
  oos: 2.45,
  feedback: 1.1,
  track: -0.79,
  appointment: 0.23,
  provenance: -0.31,
  help: 0.65,
  greeting: -0.66,
  'emergency-113': 0.72,
  'emergency-114': 0.54,
  'emergency-115': 0.83,
};
