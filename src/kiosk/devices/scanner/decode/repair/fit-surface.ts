import type { GreyImage } from '../grey-image.ts';
import { sampleAll } from './sample.ts';
import { type Placement, sidePx, surfaceOf, toPixels } from './surface.ts';
import type { QrSymbol } from './symbol.ts';

/** Rounds at each step width; each tries every number up and down. */
const roundsAStep = 3;
/** Step widths in modules, wide to narrow. */
const fineSteps: readonly number[] = [1.2, 0.6, 0.3, 0.15, 0.08];

/**
 * How well the patterns that every symbol of the version has are found where `placement` says: 0 by
 * chance, towards 100 in a sharp image. Expects light to be evened out around 128.
 *
 * @param places of `symbol.landmarks` or its `fewLandmarks`
 */
export function scoreOf(
  image: GreyImage,
  symbol: QrSymbol,
  placement: Placement,
  { places, expected } = symbol.landmarks,
): number {
  const pixels = scratch(places.length);
  toPixels(surfaceOf(placement, symbol.side), places, pixels);
  const values = scratchValues(expected.length);
  sampleAll(image, pixels, values);
  let score = 0;
  for (let i = 0; i < expected.length; i += 1) {
    score -= (expected[i] as number) * ((values[i] as number) - 128);
  }
  return score / expected.length;
}

// Thousands of guesses are scored for one frame: their room is used again.
let pixelRoom = new Float32Array(0);
let valueRoom = new Float32Array(0);
function scratch(length: number): Float32Array {
  if (pixelRoom.length < length) pixelRoom = new Float32Array(length);
  return pixelRoom.subarray(0, length);
}
function scratchValues(length: number): Float32Array {
  if (valueRoom.length < length) valueRoom = new Float32Array(length);
  return valueRoom.subarray(0, length);
}

/** Moves corners and bends, one at a time, until the known patterns are found best. */
export function fitPlacement(
  image: GreyImage,
  symbol: QrSymbol,
  from: Placement,
  steps: readonly number[] = fineSteps,
): Placement {
  const best = Float64Array.from(from);
  let score = scoreOf(image, symbol, best);
  const modulePx = sidePx(best) / symbol.side;
  for (const step of steps) {
    for (let round = 0; round < roundsAStep; round += 1) {
      const before = score;
      for (let i = 0; i < best.length; i += 1) {
        const width = i < 8 ? step * modulePx : step;
        const start = best[i] as number;
        let kept = start;
        for (const value of [start + width, start - width]) {
          best[i] = value;
          const next = scoreOf(image, symbol, best);
          if (next > score) {
            score = next;
            kept = value;
          }
        }
        best[i] = kept;
      }
      if (score <= before + 0.02) break;
    }
  }
  return best;
}
