import { addDays } from '../calendar/index.ts';
import { type BuildingPage, type Standing, sitePlacesOf } from '../service/index.ts';

/** What is found is told of for so long, unless its keeper says otherwise, days. */
const foundDays = 60;
/** A page that nobody looked over for longer says so before anything else, days. */
const oldDays = 45;

/** A lift that does not run. `isLate`: the day it was expected back is over. */
export type LiftOut = BuildingPage['lifts'][number] & { readonly isLate: boolean };

/** What a building says on a day. */
export interface BuildingNow {
  readonly page: BuildingPage;
  /** Nobody looked over it for weeks. */
  readonly isOld: boolean;
  readonly works: BuildingPage['works'];
  readonly found: BuildingPage['found'];
  readonly lifts: readonly LiftOut[];
}

/** The page of the building that a kiosk stands in; undefined: none was written. */
export function buildingOf(
  pages: readonly BuildingPage[],
  site: Standing | undefined,
): BuildingPage | undefined {
  if (site === undefined) return undefined;
  const { building } = sitePlacesOf(site);
  return pages.find((page) => page.building === building);
}

/**
 * A page as of a day: works that are over and things that are no longer kept are left out. A lift
 * stays until somebody takes it out: that it should be back is no proof that it runs. Without a
 * believed day nothing is left out, and each line says its own day.
 */
export function buildingNow(page: BuildingPage, day: string | undefined): BuildingNow {
  if (day === undefined) {
    const lifts = page.lifts.map((lift) => ({ ...lift, isLate: false }));
    return { page, isOld: false, works: page.works, found: page.found, lifts };
  }
  return {
    page,
    isOld: addDays(page.updatedOn, oldDays) < day,
    works: page.works
      .filter(({ to }) => to >= day)
      .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
    found: page.found
      .filter(({ foundOn, until }) => (until ?? addDays(foundOn, foundDays)) >= day)
      .toSorted((a, b) => (a.foundOn > b.foundOn ? -1 : a.foundOn < b.foundOn ? 1 : 0)),
    lifts: page.lifts
      .filter(({ since }) => since <= day)
      .map((lift) => ({ ...lift, isLate: lift.back !== undefined && lift.back < day })),
  };
}
