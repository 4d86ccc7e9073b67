export { aboutMetres } from './about-metres.ts';
export { bearingOf, type Direction, directionOf } from './direction.ts';
export { isInHanoi } from './hanoi.ts';
export { type NearPlace, nearPlaces } from './near-places.ts';
export { type OpenNow, openNow } from './open-now.ts';
export { checkPoint, type PointFault, readPoint } from './read-point.ts';
