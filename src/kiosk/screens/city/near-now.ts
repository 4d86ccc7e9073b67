import type { Here } from '../../../domain/board/index.ts';
import { type NearPlace, nearPlaces } from '../../../domain/place/index.ts';
import type { Place } from '../../../domain/service/index.ts';

/** Places that one list shows: nobody walks to the thirteenth pharmacy. */
const listMax = 12;

interface Near {
  readonly near: readonly NearPlace[];
  /** How many there are in all. */
  readonly count: number;
}

/** What was found for a list, and from where it was looked. A list that is replaced takes it along. */
const found = new WeakMap<readonly Place[], { readonly from: string; readonly near: Near }>();

/**
 * The places of a list that are first to be told of from here. Ten thousand distances are worked out
 * once, while a resident still chooses a kind, and not under the finger.
 */
export function nearNow(places: readonly Place[], here: Here): Near {
  const from = `${here.wardCode} ${here.at?.lat} ${here.at?.lon}`;
  const known = found.get(places);
  if (known?.from === from) return known.near;
  const near = nearPlaces(places, here, listMax);
  found.set(places, { from, near });
  return near;
}
