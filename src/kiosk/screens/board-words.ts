import type { JudgedReading } from '../../domain/board/index.ts';
import type { CityBoard, CityBoardKind } from '../../domain/service/index.ts';
import { hanoiTime } from '../session/index.ts';
import type { PictogramName } from '../ui/index.ts';
import { clockWords, longDay } from './dates.ts';
import type { Say } from './say.ts';

/** What stands for a board before its name. */
export const boardIcons: Readonly<Record<CityBoardKind, PictogramName>> = {
  air: 'air',
  water: 'lake',
  rain: 'rain',
  flood: 'flood',
  parking: 'car',
};

const minuteMs = 60_000;

/** `lúc 14 giờ 05 hôm nay`, or with its day where it is another one or today is not known. */
export function sayWhen({ t, language, view }: Say, atMs: number): string {
  const { day, minute } = hanoiTime(atMs);
  const time = clockWords(minute, language);
  return view.context.facts.time?.day === day
    ? t('boards.today', { time })
    : t('boards.onDay', { time, day: longDay(day, language) });
}

/** `40 phút trước`, from an hour on `3 giờ trước`. */
export function sayAge({ t }: Say, ageMs: number): string {
  const minutes = Math.floor(ageMs / minuteMs);
  return minutes < 60
    ? t('boards.minutesAgo', { count: minutes })
    : t('boards.hoursAgo', { count: Math.floor(minutes / 60) });
}

/** `5,5` or `5.5`. */
export function sayValue({ language }: Say, { digits }: CityBoard, value: number): string {
  const text = value.toFixed(digits);
  return language === 'vi' ? text.replace('.', ',') : text;
}

/** What a board says of itself in the list: how new it is, never a number. */
export function sayNewest(say: Say, judged: readonly JudgedReading[]): string {
  const { t } = say;
  const shown = judged.flatMap((one) => ('value' in one ? [one] : []));
  const [newest] = shown.toSorted((one, other) => other.atMs - one.atMs);
  if (newest === undefined) {
    const hadSome = judged.some(({ state }) => state === 'gone');
    return t(hadSome ? 'boards.noneLonger' : 'boards.noneYet');
  }
  return newest.state === 'old'
    ? t('boards.oldNewest', { age: sayAge(say, newest.ageMs) })
    : t('boards.newest', { when: sayWhen(say, newest.atMs) });
}
