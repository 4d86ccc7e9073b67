/** Most events of one message: a city in the dark is a few messages, not ten thousand. */
export const eventsMax = 100;
/** Messages sent at once by one process. */
export const sendsMax = 4;
/** How often a process looks for messages without being told, ms. */
export const idleMs = 5_000;
/** Longest wait for a target, ms. */
export const sendMs = 10_000;
/** Longest wait for a mail server to take one message, ms: shorter than the claim on it. */
export const mailMs = 30_000;
/** A claim of a process that died runs out after this, ms: longer than any send. */
export const leaseMs = 60_000;
/** Tries before a message is given up: with the waits below about two days. */
export const attemptsMax = 60;
const firstWaitMs = 5_000;
const longestWaitMs = 3_600_000;

/** Wait before the next try, ms: doubled each time, up to an hour, less up to a quarter by chance. */
export function waitMs(attempts: number, chance: number): number {
  const wait = Math.min(firstWaitMs * 2 ** Math.min(attempts - 1, 20), longestWaitMs);
  return Math.round(wait * (1 - chance / 4));
}
