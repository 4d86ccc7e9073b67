import type { LocalText } from '../domain/basics/index.ts';

/** Vietnamese first, then English. */
export function t(vi: string, en: string): LocalText {
  return { vi, en };
}
