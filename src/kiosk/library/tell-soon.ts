import { computed, type ReadonlySignal } from '@preact/signals';
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

/** Longest wait before disbelief in the repository, its end, or another version is told, ms. */
export const toldSoonMs = 30_000;

interface ToldParts {
  readonly after: After;
  readonly fillRandom: FillRandom;
  /** How the last look at the repository failed. */
  readonly problem: ReadonlySignal<string | undefined>;
  /** What is shown. */
  readonly content: ReadonlySignal<{ readonly version: number } | undefined>;
  /** Beats now. */
  readonly tell: () => void;
}

/**
 * Has three things told soon and not with the beat of five minutes: disbelief in the repository or a
 * refused version, the end of either, and another version on the screen. A rollout is stopped by the
 * first, and goes on by the last. By chance within half a minute: what happens to one kiosk may happen
 * to a whole city in the same second.
 */
export function tellSoon({ after, fillRandom, problem, content, tell }: ToldParts): void {
  const news = computed(() => `${!calm.has(problem.value)} ${content.value?.version}`);
  let told = news.peek();
  news.subscribe((now) => {
    if (now === told) return;
    told = now;
    after(toldSoonMs * randomUnit(fillRandom), tell);
  });
}
