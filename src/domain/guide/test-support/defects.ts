import type { Defect } from './defect-kit.ts';
import { nameDefects } from './defects-of-names.ts';
import { resultDefects } from './defects-of-results.ts';
import { wayDefects } from './defects-of-ways.ts';
import { wordDefects } from './defects-of-words.ts';

/** Every kind of mistake that is seeded. */
export const defects: readonly Defect[] = [
  ...nameDefects,
  ...wayDefects,
  ...resultDefects,
  ...wordDefects,
];
