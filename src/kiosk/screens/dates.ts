import type { ScreenLanguage } from '../../domain/basics/index.ts';
import { minuteOf } from '../../domain/calendar/index.ts';
import { isGuest } from '../words/index.ts';

const englishMonths = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

function partsOf(day: string): readonly [year: number, month: number, date: number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
}

/** As the readers of a guest's language write it: `7월 18일`, `18 juil.` */
function guestDay(
  day: string,
  language: ScreenLanguage,
  form: Pick<Intl.DateTimeFormatOptions, 'year' | 'month' | 'day'>,
): string {
  return new Date(day).toLocaleDateString(language, { ...form, timeZone: 'UTC' });
}

/** `18/7` or `18 Jul`, from an ISO day. */
export function shortDay(day: string, language: ScreenLanguage): string {
  const [, month, date] = partsOf(day);
  if (isGuest(language)) return guestDay(day, language, { month: 'short', day: 'numeric' });
  return language === 'vi' ? `${date}/${month}` : `${date} ${englishMonths[month - 1] ?? month}`;
}

/** `18/7/2026` or `18 Jul 2026`. */
export function longDay(day: string, language: ScreenLanguage): string {
  const [year] = partsOf(day);
  if (isGuest(language)) {
    return guestDay(day, language, { year: 'numeric', month: 'long', day: 'numeric' });
  }
  return language === 'vi' ? `${shortDay(day, 'vi')}/${year}` : `${shortDay(day, 'en')} ${year}`;
}

/** `8 giờ 42`, elsewhere `8:42`, from minutes after midnight: times in words in the lobby (visual.md). */
export function clockWords(minute: number, language: ScreenLanguage): string {
  const hour = Math.floor(minute / 60);
  const rest = minute % 60;
  if (language !== 'vi') return `${hour}:${String(rest).padStart(2, '0')}`;
  return rest === 0 ? `${hour} giờ` : `${hour} giờ ${String(rest).padStart(2, '0')}`;
}

/** The same from `HH:MM`. */
export function slotWords(slot: string, language: ScreenLanguage): string {
  return clockWords(minuteOf(slot), language);
}
