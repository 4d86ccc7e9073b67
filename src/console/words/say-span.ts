import type { Words } from './typed-key.ts';

/** A length of time in one unit: `42 phút`. */
export function saySpan(t: Words, ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 1) return t('fleet.seconds', { count: Math.max(0, Math.round(ms / 1000)) });
  if (minutes < 120) return t('fleet.minutes', { count: Math.round(minutes) });
  if (minutes < 48 * 60) return t('fleet.hours', { count: Math.round(minutes / 60) });
  return t('fleet.days', { count: Math.round(minutes / 1440) });
}
