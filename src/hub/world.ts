import { webcrypto } from 'node:crypto';
import type { Clock, FillRandom } from '../domain/basics/index.ts';

/** The one place where the hub reads the wall clock. */
export const systemClock: Clock = () => Date.now();

/** The one source of randomness of the hub: the system's. */
export const fillRandom: FillRandom = (array) => webcrypto.getRandomValues(array);

/** A number from 0 to 1, for jitter. */
export function chance(): number {
  const [drawn = 0] = webcrypto.getRandomValues(new Uint32Array(1));
  return drawn / 2 ** 32;
}
