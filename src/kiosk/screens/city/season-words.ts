import type { SeasonNow } from '../../../domain/season/index.ts';
import type { Season } from '../../../domain/service/index.ts';
import { longDay } from '../dates.ts';
import type { Say } from '../say.ts';

/** From when to when it is open. */
export function sayDays({ t, language }: Say, { dates }: Season): string {
  if (dates.kind === 'notAnnounced') return t('seasons.notAnnounced');
  return t('seasons.from', {
    from: longDay(dates.opens, language),
    to: longDay(dates.closes, language),
  });
}

/** How it stands today, in one line. */
export function sayState(say: Say, season: Season, now: SeasonNow['now'] | undefined): string {
  const { t } = say;
  switch (now?.state) {
    case 'open':
      return now.daysLeft === 0
        ? t('seasons.openLast')
        : t('seasons.open', { count: now.daysLeft });
    case 'soon':
      return t('seasons.soon', { count: now.daysUntil });
    case undefined:
      return t('seasons.over');
    default:
      return sayDays(say, season);
  }
}
