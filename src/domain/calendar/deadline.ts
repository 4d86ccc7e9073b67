import { addDays, hanoiInstant, hanoiMoment } from './iso-day.ts';
import { isWorkingDay } from './office-days.ts';

/** A stretch of office time within a day, minutes after midnight in Hanoi. */
export interface OfficeHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Eight hours a day: 8-12 and 13-17, the city's administrative hours. An office may have others. */
export const cityOfficeHours: readonly OfficeHours[] = [
  { fromMinute: 8 * 60, toMinute: 12 * 60 },
  { fromMinute: 13 * 60, toMinute: 17 * 60 },
];

/**
 * The instant when `minutes` of working time have passed since `fromMs`, ms since 1970. What comes
 * in outside office hours begins with the next office hour. Undefined when it falls outside the
 * years whose holidays are known.
 */
export function addWorkingMinutes(
  fromMs: number,
  minutes: number,
  hours: readonly OfficeHours[] = cityOfficeHours,
): number | undefined {
  let { day, minute } = hanoiMoment(fromMs);
  let left = minutes;
  for (;;) {
    const working = isWorkingDay(day);
    if (working === undefined) return undefined;
    if (working) {
      for (const { fromMinute, toMinute } of hours) {
        const start = Math.max(minute, fromMinute);
        if (start >= toMinute) continue;
        if (left <= toMinute - start) return hanoiInstant({ day, minute: start + left });
        left -= toMinute - start;
      }
    }
    day = addDays(day, 1);
    minute = 0;
  }
}

/**
 * The day that is `days` working days after `day` (ISO, Hanoi): the day of receipt does not count.
 * Undefined outside the years whose holidays are known.
 */
export function addWorkingDays(day: string, days: number): string | undefined {
  let at = day;
  for (let left = days; left > 0; ) {
    at = addDays(at, 1);
    const working = isWorkingDay(at);
    if (working === undefined) return undefined;
    if (working) left -= 1;
  }
  return isWorkingDay(at) === undefined ? undefined : at;
}

/** Decision 1207/QĐ-UBND of 28/2/2025: a report is received within 8 working hours, checks included. */
export const feedbackReceptionMinutes = 8 * 60;
/** The same: an urgent one is solved within 4 working hours of its receipt. */
export const feedbackUrgentMinutes = 4 * 60;

/** By when a report is received and, when urgent, solved; ms since 1970. */
export interface FeedbackDeadlines {
  readonly receiveByMs: number;
  /** Null for one that is not urgent: the decision's general time depends on the field. */
  readonly solveByMs: number | null;
}

/**
 * Deadlines of a report that came in at `fromMs`. Urgent counts from the moment it came in, because
 * an office that receives it late must not gain time by that.
 */
export function feedbackDeadlines(fromMs: number, urgent: boolean): FeedbackDeadlines | undefined {
  const receiveByMs = addWorkingMinutes(fromMs, feedbackReceptionMinutes);
  const solveByMs = urgent ? addWorkingMinutes(fromMs, feedbackUrgentMinutes) : null;
  if (receiveByMs === undefined || solveByMs === undefined) return undefined;
  // A report that must be solved within four hours is received by then too.
  return {
    receiveByMs: solveByMs === null ? receiveByMs : Math.min(receiveByMs, solveByMs),
    solveByMs,
  };
}
