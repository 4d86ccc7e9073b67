/**
 * Runs a function after `ms` milliseconds; returns what cancels it. Passed in, so that a test can
 * live through a day in a millisecond.
 */
export type After = (ms: number, run: () => void) => () => void;

/** The browser's timers: the one place of the kiosk's data rooms that touches them. */
export const browserAfter: After = (ms, run) => {
  const id = setTimeout(run, ms);
  return () => clearTimeout(id);
};
