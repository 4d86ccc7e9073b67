import { language } from './words-for.ts';

const locale = { vi: 'vi-VN', en: 'en-GB' } as const;
/** The console shows the time of Hà Nội wherever it is opened. */
export const timeZone = 'Asia/Ho_Chi_Minh';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language.value + JSON.stringify(options);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale[language.value], { ...options, timeZone });
  formats.set(key, made);
  return made;
}

/** `9.571` in Vietnamese, `9,571` in English. */
export function sayNumber(value: number): string {
  return value.toLocaleString(locale[language.value]);
}

/** `10:24:05`, Hà Nội. Takes an ISO date-time or milliseconds. */
export function sayTime(when: string | number, seconds = true): string {
  return format({
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    ...(seconds && { second: '2-digit' }),
  }).format(new Date(when));
}

/** `22/11/2026`, Hà Nội. */
export function sayDate(when: string | number): string {
  return format({ day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(when));
}

/** `22/11`, Hà Nội: a place on an axis of days. */
export function sayDay(when: string | number): string {
  return format({ day: '2-digit', month: '2-digit' }).format(new Date(when));
}

/** `22/11/2026 10:24`, Hà Nội. */
export function sayDateTime(when: string | number): string {
  return `${sayDate(when)} ${sayTime(when, false)}`;
}
