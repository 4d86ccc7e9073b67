import { type Here, metresBetween } from '../board/index.ts';
import type { Place } from '../service/index.ts';

/** A place as seen from the kiosk. */
export interface NearPlace {
  readonly place: Place;
  /** Along the ground; undefined where one of the two positions is not known. */
  readonly metres: number | undefined;
  /** It is in the kiosk's own ward, or is for it. */
  readonly isOwnWard: boolean;
}

/** Whether a place is of a ward or for it. */
function isOfWard({ wardCode, serves }: Place, here: Here): boolean {
  if (here.wardCode === '') return false;
  return wardCode === here.wardCode || serves?.includes(here.wardCode) === true;
}

/**
 * Offices that serve wards: one's own first, whatever is nearer. Then what has a distance, the
 * nearest first; then the own ward without one; then the rest, as the content has them.
 */
function rankOf({ place, metres, isOwnWard }: NearPlace): number {
  const isWards = place.kind === 'servicePoint' || place.kind === 'police';
  if (isOwnWard && isWards) return 0;
  if (metres !== undefined) return 1;
  return isOwnWard ? 2 : 3;
}

/**
 * The places that are first to be told of, at most `countMax`.
 *
 * @returns the nearest, and how many there are in all
 */
export function nearPlaces(
  places: readonly Place[],
  here: Here,
  countMax: number,
): { readonly near: readonly NearPlace[]; readonly count: number } {
  const near: Ranked[] = [];
  for (const place of places) {
    const metres = here.at && place.at && metresBetween(here.at, place.at);
    const one = { place, metres, isOwnWard: isOfWard(place, here) };
    const ranked: Ranked = { one, rank: rankOf(one), far: metres ?? 0 };
    const last = near.at(-1);
    // Ten thousand are looked at under a finger: a place behind all that are kept costs one look.
    if (near.length === countMax && last && !isBefore(ranked, last)) continue;
    const at = near.findIndex((kept) => isBefore(ranked, kept));
    near.splice(at < 0 ? near.length : at, 0, ranked);
    if (near.length > countMax) near.pop();
  }
  return { near: near.map(({ one }) => one), count: places.length };
}

interface Ranked {
  readonly one: NearPlace;
  readonly rank: number;
  readonly far: number;
}

/** Equal ones stay as the content has them. */
const isBefore = (a: Ranked, b: Ranked): boolean =>
  a.rank === b.rank ? a.far < b.far : a.rank < b.rank;
