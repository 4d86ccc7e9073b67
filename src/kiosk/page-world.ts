import type { Clock, FillRandom } from '../domain/basics/index.ts';

/** The page's clock, chance and timers: the one place where they are taken. */
export const clock: Clock = () => Date.now();
export const upMs = (): number => performance.now();
export const fillRandom: FillRandom = (array) => crypto.getRandomValues(array);

/** Runs once after some ms; the returned function calls it off. */
export function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
