import type { Point } from '../service/index.ts';

/**
 * A box around Hanoi with some room, degrees WGS 84. The city reaches from 20.56 to 21.39 N and from
 * 105.28 to 106.02 E; the sea begins at 106.5 E, so that a point in it is never inside.
 */
const box = { south: 20.5, north: 21.45, west: 105.2, east: 106.1 } as const;

/** Whether a point can lie in Hanoi. */
export function isInHanoi({ lat, lon }: Point): boolean {
  return lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east;
}
