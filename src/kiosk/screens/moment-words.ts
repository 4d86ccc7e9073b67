import type { Language } from '../../domain/basics/index.ts';
import { hanoiTime } from '../session/index.ts';
import { clockWords, longDay } from './dates.ts';

/** `8 giờ 42, 18/7/2026` or `8:42, 18 Jul 2026`: a moment in Hanoi, from ms. */
export function momentWords(ms: number, language: Language): string {
  const { day, minute } = hanoiTime(ms);
  return `${clockWords(minute, language)}, ${longDay(day, language)}`;
}
