import type { DocumentKind, WordDocument } from '../../domain/check/index.ts';
import type {
  BuildingPage,
  Catalogue,
  CityBoard,
  Leaflet,
  Notice,
  Place,
  PublicService,
  Season,
} from '../../domain/service/index.ts';
import { boards as starterBoards } from '../boards.ts';
import { buildings as starterBuildings } from '../buildings.ts';
import { emergencies as starterEmergencies } from '../emergencies.ts';
import { leaflets as starterLeaflets } from '../leaflets.ts';
import { notices as starterNotices } from '../notices.ts';
import { places as starterPlaces } from '../places.ts';
import { seasons as starterSeasons } from '../seasons.ts';
import { catalogueFrom } from '../whole-catalogue.ts';
import type { SourceDocument, WithdrawnDocument } from './source-document.ts';

/**
 * The catalogue that documents make. Each has its form: nothing is checked here. What came with the
 * product stands where a hub never had such documents; what editors withdrew stays away.
 */
export function catalogueOf(
  documents: readonly SourceDocument[],
  withdrawn: readonly WithdrawnDocument[] = [],
): Catalogue {
  const touched = [...documents, ...withdrawn];
  const hasHad = (wanted: readonly DocumentKind[]) =>
    touched.some(({ kind }) => wanted.includes(kind));
  const bodies = <T>(wanted: DocumentKind) =>
    documents.flatMap(({ kind, body }) => (kind === wanted ? [body as T] : []));
  /** Without what only editors read: an older application takes no member that it does not know. */
  const shown = <T extends { readonly upkeep?: unknown }>(wanted: DocumentKind) =>
    bodies<T>(wanted).map(({ upkeep: _, ...rest }) => rest as T);
  const words = bodies<WordDocument>('word').map(({ key, vi, en, enOne }) => ({
    ...{ key, vi, en },
    ...(enOne !== undefined && { enOne }),
  }));
  const emergencies = bodies<NonNullable<Catalogue['emergencies']>[number]>('emergency');
  return catalogueFrom(bodies<PublicService>('procedure'), {
    places: inOrder(
      bodies<Place>('place'),
      starterPlaces.map(({ key }) => key),
      ({ key }) => key,
    ),
    notices: inOrder(
      bodies<Notice>('notice'),
      starterNotices.map(({ id }) => id),
      ({ id }) => id,
    ),
    // Those that no editor touched stand as they came: none of them may fall away unseen.
    emergencies: inOrder(
      [
        ...starterEmergencies.filter(
          ({ id }) => !touched.some((one) => one.kind === 'emergency' && one.id === id),
        ),
        ...emergencies,
      ],
      starterEmergencies.map(({ id }) => id),
      ({ id }) => id,
    ),
    ...(hasHad(['season', 'leaflet', 'building']) &&
      keyed({
        seasons: shown<Season>('season'),
        leaflets: shown<Leaflet>('leaflet'),
        buildings: shown<BuildingPage>('building'),
      })),
    ...(hasHad(['board']) && boardsOf(bodies<CityBoard>('board'))),
    ...(words.length > 0 && { words }),
  });
}

/** In the order in which the starter has them, so that a screen keeps its order; new ones after. */
function inOrder<T>(found: readonly T[], order: readonly string[], keyOf: (one: T) => string): T[] {
  const at = new Map(order.map((key, place) => [key, place]));
  const placeOf = (one: T) => at.get(keyOf(one)) ?? order.length;
  return found.toSorted((a, b) => placeOf(a) - placeOf(b) || (keyOf(a) < keyOf(b) ? -1 : 1));
}

interface Keyed {
  readonly seasons: readonly Season[];
  readonly leaflets: readonly Leaflet[];
  readonly buildings: readonly BuildingPage[];
}

/** Seasons, leaflets and buildings as editors have them, also where they have none any more. */
function keyed(own: Keyed): Pick<Catalogue, 'seasons' | 'leaflets' | 'buildings'> {
  const ordered = <T extends { readonly key: string }>(
    starter: readonly { readonly key: string }[],
    written: readonly T[],
  ): T[] =>
    inOrder(
      written,
      starter.map(({ key }) => key),
      ({ key }) => key,
    );
  return {
    seasons: ordered(starterSeasons, own.seasons),
    leaflets: ordered(starterLeaflets, own.leaflets),
    buildings: ordered(starterBuildings, own.buildings),
  };
}

/** Boards as editors have them. */
function boardsOf(own: readonly CityBoard[]): Pick<Catalogue, 'boards'> {
  const order = starterBoards.map(({ key }) => key);
  return { boards: inOrder(own, order, ({ key }) => key) };
}
