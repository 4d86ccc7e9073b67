import { err, ok, type Result } from '../basics/index.ts';
import { type Point, pointSchema } from '../service/index.ts';
import { isInHanoi } from './hanoi.ts';

/** What can be wrong with a position that somebody gave. */
export type PointFault =
  /** No two numbers. */
  | 'notAPoint'
  /** Longitude stands before latitude. */
  | 'swapped'
  /** The place where degrees begin, in the sea off Africa: what programs write for "unknown". */
  | 'nowhere'
  | 'outsideVietnam'
  /** In the country, or in the sea before it, and not in Hanoi. */
  | 'outsideHanoi';

/** Digits behind the point that are kept: a metre. */
const digits = 5;

/** Holds two numbers against the world; degrees WGS 84. */
export function checkPoint(lat: number, lon: number): Result<Point, PointFault> {
  if (!Number.isFinite(lat) || !Number.isFinite(lon)) return err('notAPoint');
  if (lat === 0 && lon === 0) return err('nowhere');
  const point = { lat: Number(lat.toFixed(digits)), lon: Number(lon.toFixed(digits)) };
  if (pointSchema.safeParse(point).success)
    return isInHanoi(point) ? ok(point) : err('outsideHanoi');
  const turned = pointSchema.safeParse({ lat: point.lon, lon: point.lat }).success;
  return err(turned ? 'swapped' : 'outsideVietnam');
}

/** Reads a position as maps on phones give it: `21.02851, 105.80421`. */
export function readPoint(text: string): Result<Point, PointFault> {
  const match = /^\s*(-?\d{1,3}(?:\.\d{1,15})?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d{1,15})?)\s*$/.exec(
    text,
  );
  return match === null ? err('notAPoint') : checkPoint(Number(match[1]), Number(match[2]));
}
