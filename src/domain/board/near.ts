import type { BoardStation, CityBoard, Point } from '../service/index.ts';

/** Where the reader stands, as far as that is known. */
export interface Here {
  /** Code of the ward, or empty. */
  readonly wardCode: string;
  readonly at?: Point | undefined;
}

/** Mean radius of the earth, m. */
const earthMetres = 6_371_000;

/** Distance between two points along the ground, m. */
export function metresBetween(one: Point, other: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const dLat = radians(other.lat - one.lat);
  const dLon = radians(other.lon - one.lon);
  const a =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(dLon / 2) ** 2;
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** The nearest first: by distance where both places are known, then those of the ward, then the rest. */
function farness(station: BoardStation, here: Here): readonly [rank: number, metres: number] {
  if (here.at !== undefined && station.at !== undefined) {
    return [0, metresBetween(here.at, station.at)];
  }
  const isOfWard = here.wardCode !== '' && station.wardCode === here.wardCode;
  return [isOfWard ? 0 : 1, 0];
}

const compare = (
  [rankA, metresA]: readonly [number, number],
  [rankB, metresB]: readonly [number, number],
): number => rankA - rankB || metresA - metresB;

/** Stations, the nearest first; where nothing is known, as the content has them. */
export function nearestStations(
  { stations }: Pick<CityBoard, 'stations'>,
  here: Here,
): readonly BoardStation[] {
  return stations.toSorted((a, b) => compare(farness(a, here), farness(b, here)));
}

/** Boards, the one with the nearest station first; where nothing is known, as the content has them. */
export function nearestBoards(boards: readonly CityBoard[], here: Here): readonly CityBoard[] {
  const nearest = (board: CityBoard) =>
    board.stations
      .map((station) => farness(station, here))
      .reduce((best, one) => (compare(one, best) < 0 ? one : best));
  return boards.toSorted((a, b) => compare(nearest(a), nearest(b)));
}
