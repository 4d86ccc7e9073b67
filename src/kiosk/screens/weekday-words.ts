import { weekdayOf } from '../../domain/calendar/index.ts';
import type { Say } from './say.ts';

const weekdayKeys = [
  'common.weekday0',
  'common.weekday1',
  'common.weekday2',
  'common.weekday3',
  'common.weekday4',
  'common.weekday5',
  'common.weekday6',
] as const;

/** `Thứ Hai`, of an ISO day. */
export function weekdayWords({ t }: Say, day: string): string {
  return t(weekdayKeys[weekdayOf(day)] ?? 'common.weekday0');
}
