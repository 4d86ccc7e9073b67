import { randomFillSync } from 'node:crypto';
import type { Clock, FillRandom } from './domain.ts';

/** Time and chance of the machine, passed in: a test may bring its own. */
export interface World {
  /** The machine's clock, ms since 1970. It may jump, and may be wrong by years. */
  readonly nowMs: Clock;
  /** Milliseconds from some moment on, of a clock that never jumps. */
  readonly monotonicMs: () => number;
  /** From 0 to 1, for jitter; never for secrets. */
  readonly chance: () => number;
  /** Fills with random bytes that nobody can guess. */
  readonly fillRandom: FillRandom;
}

/** The one place of the shell that asks the machine itself. */
export const realWorld: World = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  chance: () => Math.random(),
  fillRandom: (bytes) => randomFillSync(bytes),
};
