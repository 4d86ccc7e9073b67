import { addDays, weekdayOf } from '../../../domain/calendar/index.ts';
import {
  aboutMetres,
  bearingOf,
  directionOf,
  type NearPlace,
  openNow,
} from '../../../domain/place/index.ts';
import type { Opening, Place, Point } from '../../../domain/service/index.ts';
import { clockWords } from '../dates.ts';
import type { Say } from '../say.ts';
import { weekdayWords } from '../weekday-words.ts';

/** `600 m`, `1,2 km`. */
export function sayDistance({ t, language }: Say, metres: number): string {
  const about = aboutMetres(metres);
  if (about < 1_000) return t('places.metres', { count: about });
  const km = String(about / 1_000);
  return t('places.km', { count: language === 'vi' ? km.replace('.', ',') : km });
}

/** `Về phía tây bắc, khoảng 600 m`; undefined where one of the positions is not known. */
export function sayWay(
  say: Say,
  { place, metres }: Pick<NearPlace, 'place' | 'metres'>,
  here: Point | undefined,
): string | undefined {
  if (here === undefined || place.at === undefined || metres === undefined) return undefined;
  return say.t('places.way', {
    direction: say.t(`places.${directionOf(bearingOf(here, place.at))}`),
    distance: sayDistance(say, metres),
  });
}

/** Whether it is open now, and until or from when; unknown is said as unknown. */
export function sayOpen(say: Say, { opening }: Pick<Place, 'opening'>): string | undefined {
  const { t, language, view } = say;
  const { time } = view.context.facts;
  const now = openNow(opening, time);
  switch (now.state) {
    case 'open':
      return now.untilMinute === 1440
        ? t('places.openAllDay')
        : t('places.openUntil', { time: clockWords(now.untilMinute, language) });
    case 'closed': {
      if (now.next === undefined || time === undefined) return t('places.closed');
      const { inDays, minute } = now.next;
      const clock = { time: clockWords(minute, language) };
      const day = addDays(time.day, inDays);
      return t('places.closedUntil', {
        when:
          inDays === 0
            ? t('places.today', clock)
            : inDays === 1
              ? t('places.tomorrow', clock)
              : t('places.onWeekday', { ...clock, weekday: weekdayWords(say, day) }),
      });
    }
    case 'unknown':
      if (now.why === 'noHours') return undefined;
      return t(now.why === 'clock' ? 'places.clockUnknown' : 'places.holidayUnknown');
  }
}

/** A Sunday, so that a weekday can be counted on from it. */
const sunday = '2026-11-22';

/** `Thứ Hai đến Thứ Sáu`, `Thứ Ba, Thứ Năm`. Monday comes first. */
export function sayWeekdays(say: Say, weekdays: readonly number[]): string {
  const days = [...new Set(weekdays)].toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  const name = (weekday: number) => weekdayWords(say, addDays(sunday, weekday));
  const [first = 0] = days;
  const last = days.at(-1) ?? first;
  const isRun = days.length > 2 && ((last + 6) % 7) - ((first + 6) % 7) === days.length - 1;
  return isRun
    ? say.t('places.dayRange', { from: name(first), to: name(last) })
    : days.map(name).join(', ');
}

/** Every span of the week in words, and what holidays do. */
export function sayWeek(say: Say, { spans, holidays }: Opening): readonly string[] {
  const { t, language } = say;
  return [
    ...spans.map(({ weekdays, from, to }) =>
      t('places.span', {
        days: sayWeekdays(say, weekdays),
        from: clockWords(from, language),
        to: clockWords(to, language),
      }),
    ),
    t(
      holidays === 'closed'
        ? 'places.holidaysClosed'
        : holidays === 'asUsual'
          ? 'places.holidaysOpen'
          : 'places.holidaysUnknown',
    ),
  ];
}

/** Whether an ISO day is one of these weekdays. */
export const isOn = (day: string | undefined, weekdays: readonly number[]): boolean =>
  day !== undefined && weekdays.includes(weekdayOf(day));
