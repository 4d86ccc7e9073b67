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

const dayMs = 86_400_000;

/** Calendar arithmetic on ISO days; noon keeps it clear of any change of zone. */
function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

/** Today and the days ahead. A day without an hour left is closed. */
export function offeredDays(offer: AppointmentOffer, now: BelievedTime): readonly OfferedDay[] {
  return Array.from({ length: offer.daysAhead + 1 }, (_, ahead) => {
    const day = addDays(now.day, ahead);
    return { day, weekday: weekdayOf(day), open: offeredSlots(offer, now, day).length > 0 };
  });
}

/** The hours of a day as `HH:MM`, without those that have begun; none on a closed day. */
export function offeredSlots(
  offer: AppointmentOffer,
  now: BelievedTime,
  day: string,
): readonly string[] {
  if (day < now.day || day > addDays(now.day, offer.daysAhead)) return [];
  if (offer.closedWeekdays.includes(weekdayOf(day))) return [];
  const slots: string[] = [];
  for (const { fromMinute, toMinute } of offer.hours) {
    for (let at = fromMinute; at + offer.slotMinutes <= toMinute; at += offer.slotMinutes) {
      if (day > now.day || at > now.minute) slots.push(clockText(at));
    }
  }
  return slots;
}

function clockText(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** An ISO day with the hour of day, in Hanoi (UTC+7, no summer time since 1975). */
export function hanoiTime(nowMs: number): BelievedTime {
  const local = new Date(nowMs + 7 * 3_600_000);
  return {
    day: local.toISOString().slice(0, 10),
    minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}
