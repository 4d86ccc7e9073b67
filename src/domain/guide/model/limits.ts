/**
 * What a flow may be at most. A kiosk checks a flow again before it installs it, in a browser tab
 * with 80 MB to spare, so every one of these is held before the next, dearer step begins.
 */
export const guideLimits = {
  /** Characters of the file. The longest shipped flow has about 40,000; 5 MB is an attack. */
  fileChars: 400_000,
  /** Braces within braces: a condition of depth 8 inside a part ends at 20. */
  depth: 24,
  /** Values of every kind in the file, so that no later step walks more. */
  values: 40_000,
  states: 200,
  variables: 80,
  /** Options of one question: R25 wants no scrolling; twelve are three pages at XL. */
  options: 12,
  /** Choices of a question with several answers: 2^10 subsets are still tried one by one. */
  setValues: 10,
  routes: 16,
  lists: 40,
  entries: 80,
  items: 200,
  conditionParts: 24,
  invariants: 60,
  tests: 200,
  sources: 60,
  facts: 30,
  factValues: 12,
  texts: 1_500,
  /** Characters of one text; longer is a mistake in the content. */
  textChars: 600,
  /** Problems told of one file; the rest show after the first are mended. */
  problems: 50,
  /** Copies of a repeated part. Requirements §3.1 */
  repeats: 3,
} as const;
