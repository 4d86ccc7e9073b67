import { expect, test } from 'vitest';
import { drawHardFrame } from '../../../../../test/support/hard-frames.ts';
import { type GreyImage, newGreyImage } from './grey-image.ts';
import { createSteadyMean, noiseOf } from './steady-mean.ts';

/** Seeded numbers about 0, of deviation 1: twelve evens make a bell. */
function bellOf(seed: number) {
  let state = seed;
  const even = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return () => Array.from({ length: 12 }, even).reduce((sum, one) => sum + one, -6);
}

/** Blocks of print at grey 90 and 170, moved to the right, with noise. */
function printed(seed: number, deviation: number, moved = 0, blockPx = 9): GreyImage {
  const image = newGreyImage(160, 120);
  const bell = bellOf(seed);
  for (let i = 0; i < image.data.length; i += 1) {
    const [x, y] = [(i % 160) - moved + 90, Math.floor(i / 160)];
    const [column, row] = [Math.floor(x / blockPx), Math.floor(y / blockPx)];
    const dark = ((column * 7 + row * 13 + column * row) & 3) < 2;
    image.data[i] = Math.max(0, Math.min(255, (dark ? 90 : 170) + deviation * bell()));
  }
  return image;
}

/** Root of the mean square between two images, away from the edges. */
function apart(one: GreyImage, other: GreyImage): number {
  let sum = 0;
  let count = 0;
  for (let y = 12; y < 108; y += 1) {
    for (let x = 12; x < 148; x += 1) {
      sum += ((one.data[y * 160 + x] as number) - (other.data[y * 160 + x] as number)) ** 2;
      count += 1;
    }
  }
  return Math.sqrt(sum / count);
}

test('noise is told from print', () => {
  expect(noiseOf(printed(1, 0))).toBe(0);
  expect(noiseOf(printed(1, 12))).toBeGreaterThan(9);
  expect(noiseOf(printed(1, 12))).toBeLessThan(16);
});

test('of four frames of one thing half of the noise is left, wherever the hand moved it', () => {
  const steady = createSteadyMean();
  for (const [seed, moved] of [0, 3, -2, 1].entries()) steady.see(printed(seed + 1, 20, moved));
  const mean = steady.mean() as GreyImage;
  const still = printed(9, 0, 1);
  expect(apart(mean, still)).toBeLessThan(0.6 * apart(printed(4, 20, 1), still));
});

test('another thing is not mixed in', () => {
  const steady = createSteadyMean();
  steady.see(printed(1, 10, 0, 9));
  steady.see(printed(2, 10, 0, 17));
  expect(steady.mean()).toBeUndefined();
  // And the next one of the same is.
  steady.see(printed(3, 10, 0, 17));
  expect(steady.mean()).toBeDefined();
});

test('nor in a room so dark that the noise hides it from one pixel to the next', () => {
  const steady = createSteadyMean();
  steady.see(printed(1, 50, 0, 9));
  steady.see(printed(2, 50, 0, 17));
  expect(steady.mean()).toBeUndefined();
  steady.see(printed(3, 50, 0, 17));
  expect(steady.mean()).toBeDefined();
});

test('a clear frame is looked at as it is, and forgets the noisy ones', () => {
  const steady = createSteadyMean();
  steady.see(printed(1, 20));
  steady.see(printed(2, 20));
  expect(steady.mean()).toBeDefined();
  steady.see(printed(3, 0));
  expect(steady.mean()).toBeUndefined();
  steady.see(printed(4, 20));
  expect(steady.mean()).toBeUndefined();
});

test('a frame of another size begins anew', () => {
  const steady = createSteadyMean();
  steady.see(printed(1, 20));
  const { grey, width, height } = drawHardFrame('noise', 0.6, 3, { width: 320, height: 240 });
  steady.see({ width, height, data: grey });
  expect(steady.mean()).toBeUndefined();
});
