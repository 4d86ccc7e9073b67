import { webcrypto } from 'node:crypto';
import type { Clock, FillRandom } from '../domain/basics/index.ts';

/** The one place where the hub reads the wall clock. */
export const systemClock: Clock = () => Date.now();

/** The one source of randomness of the hub: the system's. */
export const fillRandom: FillRandom = (array) => webcrypto.getRandomValues(array);
