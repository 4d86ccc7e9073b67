import type { Place, PlaceKind } from '../../domain/service/index.ts';
import type { InstalledContent } from '../services.ts';

/** The places of one kind: offices stand among those that are booked, the others on their shelf. */
export function placesOfKind(
  content: Pick<InstalledContent, 'places' | 'nearby'> | undefined,
  kind: PlaceKind | undefined,
): readonly Place[] {
  if (content === undefined || kind === undefined) return [];
  const offices = content.places.filter((place) => place.kind === kind);
  return offices.length > 0 ? offices : (content.nearby?.of(kind) ?? []);
}
