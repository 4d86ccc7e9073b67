import type { GreyImage } from './grey-image.ts';

/** What the light does to a code held before the camera. */
export type Light = 'good' | 'dark' | 'glare';

/** Only the middle of a frame, where the code is held, as a share of each side. */
const middleShare = 0.6;
/** Every so many pixels are looked at, in both directions. */
const stride = 4;
/** Where nine tenths of the middle are darker than this, print drowns in noise. Grey levels. */
const darkBelow = 70;
/** As bright as a camera tells: what is printed there is gone. Grey levels. */
const clippedFrom = 252;
/** A lamp's reflex covers this share of the middle before it hides more than a code can miss. */
const clippedShareMax = 0.12;

/** Judges the light in the middle of a frame. */
export function lightOf({ width, height, data }: GreyImage): Light {
  const counts = new Uint32Array(256);
  let total = 0;
  const [left, top] = [width, height].map((side) => Math.floor((side * (1 - middleShare)) / 2));
  for (let y = top as number; y < height - (top as number); y += stride) {
    for (let x = left as number; x < width - (left as number); x += stride) {
      const value = data[y * width + x] as number;
      counts[value] = (counts[value] as number) + 1;
      total += 1;
    }
  }
  const from = (value: number) => counts.subarray(value).reduce((sum, count) => sum + count, 0);
  if (from(clippedFrom) > clippedShareMax * total) return 'glare';
  return from(darkBelow) < 0.1 * total ? 'dark' : 'good';
}
