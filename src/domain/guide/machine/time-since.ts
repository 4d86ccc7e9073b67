/**
 * Whole units from one day to another (`YYYY-MM-DD`); negative when the day is still to come. A
 * month or a year has passed when its day of the month has come; of 29 February, on 1 March.
 */
export function timeSince(day: string, today: string, unit: 'days' | 'months' | 'years'): number {
  if (unit === 'days') return Math.round((noon(today) - noon(day)) / 86_400_000);
  if (day > today) return -timeSince(today, day, unit);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [yearNow = 0, monthNow = 0, dateNow = 0] = today.split('-').map(Number);
  const months = (yearNow - year) * 12 + (monthNow - month) - (dateNow < date ? 1 : 0);
  return unit === 'months' ? months : Math.floor(months / 12);
}

/** Noon, so that no change of clocks moves a day. */
const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);
