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
  const seen = places.map(
    (place): NearPlace => ({
      place,
      metres: here.at && place.at && metresBetween(here.at, place.at),
      isOwnWard: isOfWard(place, here),
    }),
  );
  // Numbers are compared, and no names: ten thousand of them are sorted under a finger.
  const order = seen.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.metres ?? 0) - (b.metres ?? 0));
  return { near: order.slice(0, countMax), count: places.length };
}
