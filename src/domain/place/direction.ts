import type { Point } from '../service/index.ts';

/** The eight directions, clockwise from north. */
export const directions = [
  'north',
  'northEast',
  'east',
  'southEast',
  'south',
  'southWest',
  'west',
  'northWest',
] as const;
export type Direction = (typeof directions)[number];

/** Bearing from one point to another, degrees clockwise from north, 0 to 360. */
export function bearingOf(from: Point, to: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const dLon = radians(to.lon - from.lon);
  const y = Math.sin(dLon) * Math.cos(radians(to.lat));
  const x =
    Math.cos(radians(from.lat)) * Math.sin(radians(to.lat)) -
    Math.sin(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.cos(dLon);
  return ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360;
}

/** The nearest of the eight directions. */
export function directionOf(bearing: number): Direction {
  return directions[Math.round((((bearing % 360) + 360) % 360) / 45) % 8] ?? 'north';
}
