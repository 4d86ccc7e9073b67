import {
  countedWords,
  otherWords,
  type UsageCountsBody,
  usageBytesMax,
  usageNamesMax,
} from '../../domain/action/index.ts';
import { ownValue } from '../../domain/basics/index.ts';

/** How the kiosk was used on one day, so far. */
export interface DayCounts {
  /** ISO day in Hanoi. */
  readonly day: string;
  readonly sessions: number;
  readonly screens: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly words: Readonly<Record<string, number>>;
  /** Absent in what a page before this one has kept. */
  readonly missed?: Readonly<Record<string, number>>;
  readonly services?: Readonly<Record<string, number>>;
  readonly steps?: Readonly<Record<string, number>>;
}

/** What one session did: each name once, so that ten counts are ten sessions. */
export interface SessionUse {
  readonly screens: ReadonlySet<string>;
  readonly outcomes: ReadonlySet<string>;
  /** As typed: they become counted words before anything is kept. */
  readonly queries: ReadonlySet<string>;
  /** Those after which nothing was found. */
  readonly missed: ReadonlySet<string>;
  /** Codes of the services that were opened. */
  readonly services: ReadonlySet<string>;
  /** `flow/state` of what was reached in guided flows. */
  readonly steps: ReadonlySet<string>;
}

/** Names of words kept in a day: the rarest go when more are used, into `other`. */
const wordsKeptMax = 500;
/** The same for services and for steps of flows. */
const namesKeptMax = 500;

export function emptyDay(day: string): DayCounts {
  return { day, sessions: 0, screens: {}, outcomes: {}, words: {} };
}

/** The day with one session more. */
export function addSession(
  day: DayCounts,
  use: SessionUse,
  isKnown: (syllable: string) => boolean,
): DayCounts {
  const words = wordsOf(use.queries, isKnown);
  return {
    day: day.day,
    sessions: day.sessions + 1,
    screens: withNames(day.screens, use.screens),
    outcomes: withNames(day.outcomes, use.outcomes),
    words: foldRare(withNames(day.words, words), wordsKeptMax),
    missed: foldRare(withNames(day.missed ?? {}, wordsOf(use.missed, isKnown)), wordsKeptMax),
    services: commonest(withNames(day.services ?? {}, use.services), namesKeptMax),
    steps: commonest(withNames(day.steps ?? {}, use.steps), namesKeptMax),
  };
}

function wordsOf(
  queries: ReadonlySet<string>,
  isKnown: (syllable: string) => boolean,
): ReadonlySet<string> {
  const counted = [...queries].map((query) => countedWords(query, isKnown));
  return new Set(counted.filter((words) => words !== undefined));
}

/** What is sent of a day: the most used names, within what one sealed body holds. */
export function toBody(day: DayCounts): Omit<UsageCountsBody, 'follow'> {
  const { [otherWords]: other = 0, ...words } = foldRare(day.words, usageNamesMax.words);
  const { [otherWords]: _, ...missed } = day.missed ?? {};
  return fitted({
    kind: 'usageCounts',
    day: day.day,
    sessions: day.sessions,
    screens: named(day.screens, usageNamesMax.screens),
    outcomes: named(day.outcomes, usageNamesMax.outcomes),
    words: Object.entries(words).map(([name, count]) => ({ words: name, count })),
    otherWords: other,
    missed: named(missed, usageNamesMax.missed).map(({ name, count }) => ({ words: name, count })),
    services: named(day.services ?? {}, usageNamesMax.services).map(({ name, count }) => ({
      code: name,
      count,
    })),
    steps: named(day.steps ?? {}, usageNamesMax.steps).map(({ name, count }) => ({
      step: name,
      count,
    })),
  });
}

/** What fits into one sealed body: the rarest of the longest list go first. */
function fitted(body: Omit<UsageCountsBody, 'follow'>): Omit<UsageCountsBody, 'follow'> {
  const { missed = [], services = [], steps = [] } = body;
  while (JSON.stringify(body).length > usageBytesMax) {
    const longest = [steps, services, missed].sort((a, b) => b.length - a.length)[0];
    if (longest?.pop() === undefined) break;
  }
  return body;
}

function withNames(
  counts: Readonly<Record<string, number>>,
  names: ReadonlySet<string>,
): Readonly<Record<string, number>> {
  const next = { ...counts };
  for (const name of names) next[name] = (ownValue(next, name) ?? 0) + 1;
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

function commonest(counts: Readonly<Record<string, number>>, max: number) {
  return Object.fromEntries(Object.entries(counts).sort(byCount).slice(0, max));
}

function named(counts: Readonly<Record<string, number>>, max: number) {
  return Object.entries(counts)
    .sort(byCount)
    .slice(0, max)
    .map(([name, count]) => ({ name, count }));
}
