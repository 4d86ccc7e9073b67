import { addDays, type OfficeDay, officeDay, weekdayOf } from '../calendar/index.ts';
import type { Opening } from '../service/index.ts';

/** What may be said of a place's doors now. */
export type OpenNow =
  | { readonly state: 'open'; readonly untilMinute: number }
  /** `next`: when it opens again, within a week; undefined where that is not known. */
  | {
      readonly state: 'closed';
      readonly next: { readonly inDays: number; readonly minute: number } | undefined;
    }
  /** `holiday`: nobody said whether it is open on one. */
  | { readonly state: 'unknown'; readonly why: 'noHours' | 'clock' | 'holiday' };

interface Moment {
  /** ISO day in Hanoi. */
  readonly day: string;
  /** Minutes after midnight. */
  readonly minute: number;
}

/** A day off in place of another one is a holiday to whoever stands before a closed door. */
const isHoliday = (day: OfficeDay | undefined): boolean =>
  day?.kind === 'holiday' || day?.kind === 'compensation' || day?.kind === 'swapped';

/** Spans of a day, the earliest first; undefined: nobody said. */
function spansOn({ spans, holidays }: Opening, day: string) {
  if (isHoliday(officeDay(day)) && holidays !== 'asUsual') {
    return holidays === 'closed' ? [] : undefined;
  }
  const weekday = weekdayOf(day);
  return spans
    .filter(({ weekdays }) => weekdays.includes(weekday))
    .toSorted((a, b) => a.from - b.from);
}

/** Whether a place is open at a moment, by what it said of itself; never by a guess. */
export function openNow(opening: Opening | undefined, now: Moment | undefined): OpenNow {
  if (opening === undefined) return { state: 'unknown', why: 'noHours' };
  if (now === undefined) return { state: 'unknown', why: 'clock' };
  const today = spansOn(opening, now.day);
  if (today === undefined) return { state: 'unknown', why: 'holiday' };
  const span = today.find(({ from, to }) => from <= now.minute && now.minute < to);
  if (span !== undefined) return { state: 'open', untilMinute: lastOf(today, span.to) };
  for (let inDays = 0; inDays <= 7; inDays += 1) {
    const spans = inDays === 0 ? today : spansOn(opening, addDays(now.day, inDays));
    // Behind a holiday of which nobody knows, nothing is promised.
    if (spans === undefined) break;
    const next = spans.find(({ from }) => inDays > 0 || from > now.minute);
    if (next !== undefined) return { state: 'closed', next: { inDays, minute: next.from } };
  }
  return { state: 'closed', next: undefined };
}

/** Spans that touch are one. */
function lastOf(spans: readonly { readonly from: number; readonly to: number }[], to: number) {
  let end = to;
  for (const span of spans) if (span.from <= end && span.to > end) end = span.to;
  return end;
}
