import { fromUtf8 } from '../../domain/basics/index.ts';
import type { Place } from '../../domain/service/index.ts';
import type { NearbyShelf } from '../services.ts';

/** `pharmacy.1` is the second section of pharmacies. */
export function kindOfNearby(key: string): string {
  return key.split('.')[0] ?? '';
}

/**
 * Places by kind, each kind read when it is first looked for: ten thousand of them are a tenth of a
 * second on a slow processor, which a cold boot has no room for.
 *
 * @param sections of the kind `nearby`, checked when they were downloaded
 */
export function nearbyShelf(
  sections: readonly { readonly key: string; readonly bytes: Uint8Array<ArrayBuffer> }[],
): NearbyShelf {
  const byKind = Map.groupBy(sections, ({ key }) => kindOfNearby(key));
  const pieces = new Map<string, readonly Place[]>();
  const lists = new Map<string, readonly Place[]>();
  const read = ({ key, bytes }: (typeof sections)[number]): readonly Place[] => {
    const known = pieces.get(key);
    if (known !== undefined) return known;
    const places = JSON.parse(fromUtf8(bytes)) as Place[];
    pieces.set(key, places);
    return places;
  };
  return {
    kinds: [...byKind.keys()],
    of(kind) {
      const known = lists.get(kind);
      if (known !== undefined) return known;
      const places = (byKind.get(kind) ?? []).flatMap(read);
      lists.set(kind, places);
      return places;
    },
    readAhead() {
      const next = sections.find(({ key }) => !pieces.has(key));
      if (next !== undefined) read(next);
      return next !== undefined;
    },
  };
}

/** The same out of a list in memory. */
export function nearbyOf(places: readonly Place[]): NearbyShelf {
  const byKind = Map.groupBy(places, ({ kind }) => kind as string);
  return {
    kinds: [...byKind.keys()],
    of: (kind) => byKind.get(kind) ?? [],
    readAhead: () => false,
  };
}
