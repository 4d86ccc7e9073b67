import { between } from './vi/between.ts';
import { common } from './vi/common.ts';
import { home } from './vi/home.ts';

/** The words of the first file: what is said before a resident's first touch, and on home. */
export const first = { between, common, home } as const;
