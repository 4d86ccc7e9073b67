import {
  addDays,
  clockText,
  hanoiMoment,
  officeDay,
  weekdayOf,
} from '../../domain/calendar/index.ts';
import type { AppointmentOffer } from '../../domain/service/index.ts';
import type { BelievedTime } from './facts.ts';

/** A day as offered: closed days are shown as closed, not left out (E1). */
export interface OfferedDay {
  /** ISO day in Hanoi. */
  readonly day: string;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly open: boolean;
}

/** Today and the days ahead. A day without an hour left is closed. */
export function offeredDays(offer: AppointmentOffer, now: BelievedTime): readonly OfferedDay[] {
  return Array.from({ length: offer.daysAhead + 1 }, (_, ahead) => {
    const day = addDays(now.day, ahead);
    return { day, weekday: weekdayOf(day), open: offeredSlots(offer, now, day).length > 0 };
  });
}

/**
 * The hours of a day as `HH:MM`, without those that have begun; none on a closed day. Which weekdays
 * are closed is content; public holidays are the law's.
 */
export function offeredSlots(
  offer: AppointmentOffer,
  now: BelievedTime,
  day: string,
): readonly string[] {
  if (day < now.day || day > addDays(now.day, offer.daysAhead)) return [];
  if (offer.closedWeekdays.includes(weekdayOf(day))) return [];
  const { kind } = officeDay(day) ?? { kind: 'working' };
  if (kind !== 'working' && kind !== 'weekend') return [];
  const slots: string[] = [];
  for (const { fromMinute, toMinute } of offer.hours) {
    for (let at = fromMinute; at + offer.slotMinutes <= toMinute; at += offer.slotMinutes) {
      if (day > now.day || at > now.minute) slots.push(clockText(at));
    }
  }
  return slots;
}

/** An ISO day with the minute of day, in Hanoi. */
export function hanoiTime(nowMs: number): BelievedTime {
  return hanoiMoment(nowMs);
}
