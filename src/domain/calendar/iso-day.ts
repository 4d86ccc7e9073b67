/** Vietnam keeps UTC+7 all year (no summer time since 1975), ms. */
const hanoiOffsetMs = 7 * 3_600_000;
const dayMs = 86_400_000;

/** The ISO day and the minute after midnight in Hanoi. */
export interface HanoiMoment {
  readonly day: string;
  readonly minute: number;
}

/** Where an instant (ms since 1970, UTC) falls in Hanoi. Seconds are dropped. */
export function hanoiMoment(nowMs: number): HanoiMoment {
  const local = new Date(nowMs + hanoiOffsetMs);
  return {
    day: local.toISOString().slice(0, 10),
    minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}

/** The instant of a minute of a Hanoi day, ms since 1970. */
export function hanoiInstant({ day, minute }: HanoiMoment): number {
  return Date.parse(`${day}T00:00:00Z`) - hanoiOffsetMs + minute * 60_000;
}

/** The minute after midnight of `HH:MM`, as hours of offices and slots are written. */
export function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `HH:MM` of a minute after midnight; `24:00` is the end of a day. */
export function clockText(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The ISO day `days` after `day`; negative goes back. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Whether a text is a day that the calendar has: `2026-02-30` is not. */
export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}
