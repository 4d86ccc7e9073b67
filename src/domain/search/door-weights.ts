/**
 * Whether a wish is about a procedure: log-odds. Written by `npm run generate:search-doors`, as are the
 * phrases of the lexicon that speak for doors; do not edit.
 */
export const evidenceWeights: readonly number[] = [
  0.99, -0.88, 0.91, 0.78, 0.18, 4.11, -0.01, 1.17, -1.27, 1.03, 0.03, -1.1, 5.98,
];
/** What speaks for each door before a word was read. */
export const doorBias: Readonly<Record<string, number>> = {
  procedure: -1.91,
  oos: 2.33,
  feedback: 0.85,
  track: -0.8,
  appointment: -0.25,
  provenance: -0.54,
  help: 0.26,
  greeting: -0.83,
  'emergency-113': 0.33,
  'emergency-114': 0.12,
  'emergency-115': 0.43,
};
