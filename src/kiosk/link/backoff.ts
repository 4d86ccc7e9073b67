import type { FillRandom } from '../../domain/basics/index.ts';

/** First wait after a failure, ms. */
const backoffFirstMs = 2_000;
/** Longest wait between two tries, ms: a hub that returns hears every kiosk within this. */
export const backoffMaxMs = 5 * 60_000;

/** A number in [0, 1) from 32 random bits. */
export function randomUnit(fillRandom: FillRandom): number {
  const [a = 0, b = 0, c = 0, d = 0] = fillRandom(new Uint8Array(4));
  return (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / 2 ** 32;
}

/**
 * Wait before try number `failures + 1`, ms: doubles up to the longest, and half of it is chance,
 * so that ten thousand kiosks do not come back in the same second.
 */
export function backoffMs(failures: number, fillRandom: FillRandom): number {
  const full = Math.min(
    backoffMaxMs,
    backoffFirstMs * 2 ** Math.min(Math.max(failures - 1, 0), 20),
  );
  return full / 2 + (full / 2) * randomUnit(fillRandom);
}

/** `ms`, a share `jitter` earlier or later by chance. */
export function jitteredMs(ms: number, jitter: number, fillRandom: FillRandom): number {
  return ms * (1 - jitter + 2 * jitter * randomUnit(fillRandom));
}
