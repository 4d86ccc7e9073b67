/** Requests called about at once, in one process: an office's server is small. */
export const callsMax = 8;
/** Longest wait for an office's answer, ms; it may have acted all the same. */
export const callMs = 10_000;
/** How long a claimed request stays with its claimer, ms: longer than a call can take. */
export const leaseMs = 30_000;
/** Calls about one request before an operator has to look: two nights of waits, see `waitMs`. */
export const attemptsMax = 48;
/**
 * Calls after which an office that answers what proves nothing is a person's trouble: one to two and
 * a half hours. Longer than a proxy shows its own page, shorter than an office that is away is given.
 */
export const unbelievedMax = 12;
/** First and longest wait between two calls about one request, ms. */
const waitFirstMs = 5_000;
const waitMaxMs = 3_600_000;
/** Share of a wait that chance takes away, so that requests of one outage do not come back at once. */
const waitJitter = 0.5;
/** How often the table is looked at without being told, ms. */
export const idleMs = 2_000;

/**
 * Wait after the given number of calls, ms: doubling from 5 s to an hour, minus up to a half.
 *
 * @param chance from 0 to 1
 */
export function waitMs(attempts: number, chance: number): number {
  const full = Math.min(waitFirstMs * 2 ** Math.min(attempts - 1, 20), waitMaxMs);
  return Math.round(full * (1 - waitJitter * chance));
}
