/**
 * Whether a wish is about a procedure: log-odds. Written by `npm run generate:search-doors`, as are the
 * phrases of the lexicon that speak for doors; do not edit.
 */
export const evidenceWeights: readonly number[] = [
  1.02, -0.93, 0.93, 0.85, 0.17, 4.17, -0.01, 1.14, -1.23, 1.02, 0.04, -1.09, 5.98,
];
/** What speaks for each door before a word was read. */
export const doorBias: Readonly<Record<string, number>> = {
  procedure: -1.91,
  oos: 2.33,
  feedback: 0.85,
  track: -0.81,
  appointment: -0.25,
  provenance: -0.52,
  help: 0.27,
  greeting: -0.83,
  'emergency-113': 0.33,
  'emergency-114': 0.12,
  'emergency-115': 0.42,
};
