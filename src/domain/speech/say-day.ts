import type { Language } from '../basics/index.ts';
import { sayNumber, sayOrdinal } from './numbers.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export function sayYear(year: number, language: Language): string {
  const tail = year % 100;
  if (
    language === 'vi' ||
    year < 1100 ||
    year >= 2100 ||
    (Math.floor(year / 100) % 10 === 0 && tail < 10)
  ) {
    return sayNumber(year, language);
  }
  const head = sayNumber(Math.floor(year / 100), 'en');
  if (tail === 0) return `${head} hundred`;
  return tail < 10 ? `${head} oh ${sayNumber(tail, 'en')}` : `${head} ${sayNumber(tail, 'en')}`;
}

export function sayDay(
  day: number,
  month: number,
  year: number | undefined,
  language: Language,
): string {
  if (language === 'en') {
    const said = `${sayOrdinal(day)} of ${months[month - 1]}`;
    return year === undefined ? said : `${said} ${sayYear(year, 'en')}`;
  }
  const head = `${day <= 10 ? 'mùng ' : ''}${sayNumber(day, 'vi')} tháng ${month === 4 ? 'tư' : sayNumber(month, 'vi')}`;
  return year === undefined ? head : `${head} năm ${sayYear(year, 'vi')}`;
}

export const isDay = (day: number, month: number): boolean =>
  day >= 1 && day <= 31 && month >= 1 && month <= 12;

/** "ngày" once, whether or not it was written. */
export function viDate(before: string, said: string): string {
  return before === '' ? `ngày ${said}` : `${before}${said}`;
}

export function sayTime(hour: number, minute: number, language: Language): string {
  if (language === 'vi') {
    return minute === 0
      ? `${sayNumber(hour, 'vi')} giờ`
      : `${sayNumber(hour, 'vi')} giờ ${sayNumber(minute, 'vi')}`;
  }
  if (hour === 0 && minute === 0) return 'midnight';
  if (hour === 12 && minute === 0) return 'noon';
  const half = hour < 12 ? 'a m' : 'p m';
  const shown = sayNumber(hour % 12 === 0 ? 12 : hour % 12, 'en');
  if (minute === 0) return `${shown} ${half}`;
  return minute < 10
    ? `${shown} oh ${sayNumber(minute, 'en')} ${half}`
    : `${shown} ${sayNumber(minute, 'en')} ${half}`;
}
