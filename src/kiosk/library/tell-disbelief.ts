import type { ReadonlySignal } from '@preact/signals';
import type { FillRandom } from '../../domain/basics/index.ts';
import { type After, randomUnit } from '../link/index.ts';

/** Ends of a look that nobody has to hear of before the next beat. */
const calm: ReadonlySet<string | undefined> = new Set([
  undefined,
  'offline',
  'notEnrolled',
  'nothingPublished',
  'nothingForUs',
]);

/** Longest wait before disbelief in the repository, or its end, is told, ms. */
export const disbeliefToldMs = 30_000;

interface DisbeliefParts {
  readonly after: After;
  readonly fillRandom: FillRandom;
  /** How the last look at the repository failed. */
  readonly problem: ReadonlySignal<string | undefined>;
  /** Beats now. */
  readonly tell: () => void;
}

/**
 * Has disbelief in the repository or a refused version, and the end of either, told soon and not with
 * the beat of five minutes: a rollout is stopped by it. By chance within half a minute: what deceives
 * one kiosk may deceive a whole city in the same second.
 */
export function tellDisbelief({ after, fillRandom, problem, tell }: DisbeliefParts): void {
  let told = false;
  problem.subscribe((now) => {
    const is = !calm.has(now);
    if (is === told) return;
    told = is;
    after(disbeliefToldMs * randomUnit(fillRandom), tell);
  });
}
