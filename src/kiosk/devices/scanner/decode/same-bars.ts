import type { Corners } from './decoded.ts';

/** A bar code that was read, and where. */
export interface ReadBars {
  readonly text: string;
  readonly symbology: string;
  readonly corners: Corners;
}

/** Codes whose only check is one digit; the others have better ones. */
const oneCheckDigit = /^(?:EAN|UPC)/;
/** Of the longer one's length, along x or y, both lie beside each other. */
const besideShare = 0.8;

/**
 * True when two bar codes are the same bars, read in two ways: one half of their digits is the same,
 * and they begin and end at the same height or width. One of them has a check digit that is right by
 * chance, one time in ten, and nothing tells which. Two products of one maker that lie exactly one
 * above the other look like that, too: they are read when one of them is moved.
 */
export function areSameBars(a: ReadBars, b: ReadBars): boolean {
  if (!oneCheckDigit.test(a.symbology) || a.symbology !== b.symbology) return false;
  if (a.text === b.text || a.text.length !== b.text.length) return false;
  const half = a.text.length >> 1;
  const sharesHalf =
    a.text.slice(-half) === b.text.slice(-half) || a.text.slice(0, half) === b.text.slice(0, half);
  return sharesHalf && (liesBeside(a, b, 'x') || liesBeside(a, b, 'y'));
}

function liesBeside(a: ReadBars, b: ReadBars, axis: 'x' | 'y'): boolean {
  const [fromA, toA] = spanOf(a.corners, axis);
  const [fromB, toB] = spanOf(b.corners, axis);
  const shared = Math.min(toA, toB) - Math.max(fromA, fromB);
  return shared > 0 && shared >= besideShare * Math.max(toA - fromA, toB - fromB);
}

function spanOf(corners: Corners, axis: 'x' | 'y'): readonly [number, number] {
  const places = corners.map((corner) => corner[axis]);
  return [Math.min(...places), Math.max(...places)];
}
