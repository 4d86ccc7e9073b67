import type { ReadonlySignal } from '@preact/signals';
import type { FillRandom } from '../../domain/basics/index.ts';
import { isUnbelieved } from '../../domain/fleet/index.ts';
import { type After, randomUnit } from '../link/index.ts';

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
 * Has disbelief in the repository, and its end, told soon and not with the beat of five minutes. By
 * chance within half a minute: what deceives one kiosk may deceive a whole city in the same second.
 */
export function tellDisbelief({ after, fillRandom, problem, tell }: DisbeliefParts): void {
  let told = false;
  problem.subscribe((now) => {
    const is = isUnbelieved(now);
    if (is === told) return;
    told = is;
    after(disbeliefToldMs * randomUnit(fillRandom), tell);
  });
}
