import {
  countedWords,
  otherWords,
  type UsageCountsBody,
  usageNamesMax,
} from '../../domain/action/index.ts';

/** How the kiosk was used on one day, so far. */
export interface DayCounts {
  /** ISO day in Hanoi. */
  readonly day: string;
  readonly sessions: number;
  readonly screens: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly words: Readonly<Record<string, number>>;
}

/** What one session did: each name once, so that ten counts are ten sessions. */
export interface SessionUse {
  readonly screens: ReadonlySet<string>;
  readonly outcomes: ReadonlySet<string>;
  /** As typed: they become counted words before anything is kept. */
  readonly queries: ReadonlySet<string>;
}

/** Names of words kept in a day: the rarest go when more are used, into `other`. */
const wordsKeptMax = 500;

export function emptyDay(day: string): DayCounts {
  return { day, sessions: 0, screens: {}, outcomes: {}, words: {} };
}

/** The day with one session more. */
export function addSession(
  day: DayCounts,
  use: SessionUse,
  isKnown: (syllable: string) => boolean,
): DayCounts {
  const words = new Set<string>();
  for (const query of use.queries) {
    const counted = countedWords(query, isKnown);
    if (counted !== undefined) words.add(counted);
  }
  return {
    day: day.day,
    sessions: day.sessions + 1,
    screens: withNames(day.screens, use.screens),
    outcomes: withNames(day.outcomes, use.outcomes),
    words: foldRare(withNames(day.words, words), wordsKeptMax),
  };
}

/** What is sent of a day: the most used names, within what one sealed body holds. */
export function toBody(day: DayCounts): Omit<UsageCountsBody, 'follow'> {
  const { [otherWords]: other = 0, ...words } = foldRare(day.words, usageNamesMax.words);
  return {
    kind: 'usageCounts',
    day: day.day,
    sessions: day.sessions,
    screens: named(day.screens, usageNamesMax.screens),
    outcomes: named(day.outcomes, usageNamesMax.outcomes),
    words: Object.entries(words).map(([name, count]) => ({ words: name, count })),
    otherWords: other,
  };
}

function withNames(
  counts: Readonly<Record<string, number>>,
  names: ReadonlySet<string>,
): Readonly<Record<string, number>> {
  const next = { ...counts };
  for (const name of names) next[name] = (next[name] ?? 0) + 1;
  return next;
}

const byCount = ([, a]: [string, number], [, b]: [string, number]) => b - a;

/** At most `max` names beside `other`, which takes the rarest. */
function foldRare(
  counts: Readonly<Record<string, number>>,
  max: number,
): Readonly<Record<string, number>> {
  const { [otherWords]: other = 0, ...words } = counts;
  const sorted = Object.entries(words).sort(byCount);
  const rare = sorted.slice(max).reduce((sum, [, count]) => sum + count, other);
  return { ...Object.fromEntries(sorted.slice(0, max)), ...(rare > 0 && { [otherWords]: rare }) };
}

function named(counts: Readonly<Record<string, number>>, max: number) {
  return Object.entries(counts)
    .sort(byCount)
    .slice(0, max)
    .map(([name, count]) => ({ name, count }));
}
