/** A day in the Gregorian calendar, without time or zone. `month` and `day` count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days of a month; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return leap ? 29 : 28;
  }
  if (month < 1 || month > 12) return 0;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The date when it is a real one, else undefined. */
export function realDate(year: number, month: number, day: number): CalendarDate | undefined {
  const real = day >= 1 && day <= daysInMonth(year, month);
  return real ? { year, month, day } : undefined;
}

/** Negative when `a` is before `b`, 0 when equal, positive when after. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** `ddMMyyyy`, as printed into identity cards. Undefined when it is not a real date. */
export function readDayMonthYear(text: string): CalendarDate | undefined {
  const match = /^(\d{2})\/?(\d{2})\/?(\d{4})$/.exec(text);
  if (!match) return undefined;
  return realDate(Number(match[3]), Number(match[2]), Number(match[1]));
}

/** `yyMMdd` of this century, as in dossier codes. Undefined when it is not a real date. */
export function readYearMonthDay(text: string): CalendarDate | undefined {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  return realDate(2000 + Number(match[1]), Number(match[2]), Number(match[3]));
}

/** `dd/MM/yyyy`, the order Vietnamese readers expect. */
export function showDate(date: CalendarDate): string {
  const day = String(date.day).padStart(2, '0');
  const month = String(date.month).padStart(2, '0');
  return `${day}/${month}/${String(date.year).padStart(4, '0')}`;
}
