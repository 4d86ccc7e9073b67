import { isFor, type Season, type Standing } from '../service/index.ts';

/** How a season stands on a day. */
export type SeasonState =
  | { readonly state: 'open'; readonly daysLeft: number }
  | { readonly state: 'soon'; readonly daysUntil: number }
  /** Nobody has said when. */
  | { readonly state: 'notAnnounced' }
  /** Its days are known, and today is not. */
  | { readonly state: 'clockUnknown' };

export interface SeasonNow {
  readonly season: Season;
  readonly now: SeasonState;
}

interface Reading {
  /** ISO day in Hanoi; undefined while the clock is not believed. */
  readonly day: string | undefined;
  /** Undefined: the kiosk does not know where it stands. */
  readonly site: Standing | undefined;
}

const dayMs = 86_400_000;
const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

const order = { open: 0, clockUnknown: 1, soon: 2, notAnnounced: 3 } as const;

/** How a season stands; undefined: it is over, or too far ahead to be told of. */
export function seasonState({ dates }: Season, day: string | undefined): SeasonState | undefined {
  if (dates.kind === 'notAnnounced') return { state: 'notAnnounced' };
  if (day === undefined) return { state: 'clockUnknown' };
  if (day > dates.closes) return undefined;
  if (day >= dates.opens) return { state: 'open', daysLeft: daysBetween(day, dates.closes) };
  const daysUntil = daysBetween(day, dates.opens);
  return daysUntil <= dates.daysAhead ? { state: 'soon', daysUntil } : undefined;
}

/**
 * The seasons of this day and this place: those that end first before the others, then those that
 * begin soon. What is over is gone by itself.
 */
export function seasonsNow(
  seasons: readonly Season[],
  { day, site }: Reading,
): readonly SeasonNow[] {
  return seasons
    .flatMap((season): readonly SeasonNow[] => {
      const now = isFor(season, site) ? seasonState(season, day) : undefined;
      return now === undefined ? [] : [{ season, now }];
    })
    .toSorted((a, b) => order[a.now.state] - order[b.now.state] || daysOf(a) - daysOf(b));
}

const daysOf = ({ now }: SeasonNow): number =>
  now.state === 'open' ? now.daysLeft : now.state === 'soon' ? now.daysUntil : 0;

/** Rows of a season's calendar that are for this place. */
export function calendarFor({ calendar }: Season, site: Standing | undefined): Season['calendar'] {
  return calendar.filter((row) => isFor(row, site));
}
