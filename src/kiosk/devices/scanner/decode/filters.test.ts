import { describe, expect, test } from 'vitest';
import { blurTwice } from './blur.ts';
import { enlarge2 } from './enlarge.ts';
import { crop, type GreyImage, greyFromRgba, newGreyImage } from './grey-image.ts';
import { normaliseContrast } from './normalise-contrast.ts';
import { deblur, sharpen } from './sharpen.ts';
import { smooth } from './smooth.ts';
import { finish } from './steps.ts';

/** Draws by a function of x and y. */
function draw(width: number, height: number, at: (x: number, y: number) => number): GreyImage {
  const image = newGreyImage(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) image.data[y * width + x] = at(x, y);
  }
  return image;
}
const pixel = (image: GreyImage, x: number, y: number) => image.data[y * image.width + x];
const squares = (x: number, y: number) => (((x >> 2) + (y >> 2)) & 1 ? 200 : 50);

/** Mean distance between two images. */
function distance(a: GreyImage, b: GreyImage): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i += 1) sum += Math.abs(a.data[i]! - b.data[i]!);
  return sum / a.data.length;
}

const deblurred = (...given: Parameters<typeof deblur>) => finish(deblur(...given));

describe('grey', () => {
  test('luma of the primaries; alpha is not looked at', () => {
    const rgba = [255, 0, 0, 0, 0, 255, 0, 9, 0, 0, 255, 255, 255, 255, 255, 1];
    expect([...greyFromRgba(new Uint8Array(rgba), 4, 1).data]).toEqual([76, 150, 29, 255]);
  });

  test('a size that does not fit is a bug', () => {
    expect(() => greyFromRgba(new Uint8Array(15), 2, 2)).toThrow('do not fit');
  });

  test('a crop is cut to the image', () => {
    const image = draw(10, 8, (x, y) => 10 * y + x);
    const part = crop(image, { x: 7, y: 6, width: 9, height: 9 });
    expect([part.width, part.height, [...part.data]]).toEqual([3, 2, [67, 68, 69, 77, 78, 79]]);
  });
});

/** A blurred image as bytes. */
function blurred(image: GreyImage, radius: number): GreyImage {
  const { width, height } = image;
  return { width, height, data: Uint8Array.from(blurTwice(image.data, width, height, radius)) };
}

describe('blur', () => {
  test('a flat image stays flat, also at its edges', () => {
    for (const value of blurTwice(draw(9, 7, () => 90).data, 9, 7, 2)) {
      expect(value).toBeCloseTo(90, 3);
    }
    for (const value of smooth(draw(9, 7, () => 90)).data) expect(value).toBe(90);
  });

  test('a point spreads alike in all directions, keeps its sum, and has a deviation of 2', () => {
    const point = draw(31, 31, (x, y) => (x === 15 && y === 15 ? 250 : 0));
    const spread = blurTwice(point.data, 31, 31, 2);
    expect(spread.reduce((a, b) => a + b)).toBeCloseTo(250, 1);
    expect(spread[15 * 31 + 13]).toBeCloseTo(spread[13 * 31 + 15]!, 4);
    const variance = spread.reduce((sum, v, i) => sum + (v / 250) * ((i % 31) - 15) ** 2, 0);
    expect(variance).toBeCloseTo(4, 3);
  });

  test('smoothing takes out noise', () => {
    let seed = 5;
    const noise = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
      return (seed >>> 24) / 6;
    };
    const grey = draw(64, 64, () => 128);
    const greyNoise = draw(64, 64, () => 128 + noise() - 21);
    expect(distance(smooth(greyNoise), grey)).toBeLessThan(distance(greyNoise, grey) * 0.6);
  });
});

describe('evening out light', () => {
  test('the same pattern in deep shadow and in light comes out alike', () => {
    const image = draw(200, 100, (x, y) => squares(x, y) * (x < 100 ? 1 : 0.15));
    const even = normaliseContrast(image, 24);
    const light = [pixel(even, 49, 50)!, pixel(even, 53, 50)!].sort((a, b) => a - b);
    const dark = [pixel(even, 149, 50)!, pixel(even, 153, 50)!].sort((a, b) => a - b);
    expect(Math.abs(light[0]! - dark[0]!)).toBeLessThan(25);
    expect(Math.abs(light[1]! - dark[1]!)).toBeLessThan(25);
    expect(dark[1]! - dark[0]!).toBeGreaterThan(90);
  });

  test('a flat wall stays grey: nothing is made of noise', () => {
    const even = normaliseContrast(
      draw(80, 60, (x, y) => 100 + ((x * 7 + y * 3) % 2)),
      24,
    );
    for (const value of even.data) expect(Math.abs(value - 128)).toBeLessThan(12);
  });

  test('images smaller than the radius', () => {
    expect(normaliseContrast(draw(5, 3, squares), 24).data).toHaveLength(15);
    expect(
      normaliseContrast(
        draw(1, 1, () => 7),
        24,
      ).data[0],
    ).toBe(128);
  });
});

describe('sharpening', () => {
  test('an edge that a blur made soft becomes steep again, and stays where it was', () => {
    const sharp = draw(64, 8, (x) => (x < 32 ? 60 : 190));
    const soft = blurred(sharp, 2);
    const step = (image: GreyImage) => pixel(image, 32, 4)! - pixel(image, 31, 4)!;
    expect(step(sharpen(soft, 2, 1))).toBeGreaterThan(step(soft) * 1.3);
    expect(step(deblurred(soft, 2, 4))).toBeGreaterThan(step(soft) * 1.5);
    for (const image of [sharpen(soft, 2, 1), deblurred(soft, 2, 4)]) {
      expect(pixel(image, 31, 4)).toBeLessThan(125);
      expect(pixel(image, 32, 4)).toBeGreaterThan(125);
    }
    expect(distance(deblurred(soft, 2, 4), sharp)).toBeLessThan(distance(soft, sharp));
  });

  test('a flat image stays as it is', () => {
    for (const image of [
      sharpen(
        draw(9, 9, () => 77),
        2,
        1,
      ),
      deblurred(
        draw(9, 9, () => 77),
        2,
        4,
      ),
    ]) {
      for (const value of image.data) expect(value).toBe(77);
    }
  });
});

describe('enlarging', () => {
  test('twice the size; flat stays flat, edges cut at black and white', () => {
    const flat = enlarge2(draw(5, 4, () => 200));
    expect([flat.width, flat.height]).toEqual([10, 8]);
    for (const value of flat.data) expect(value).toBe(200);
    const edge = enlarge2(draw(8, 8, (x) => (x < 4 ? 0 : 255)));
    expect(pixel(edge, 1, 8)).toBe(0);
    expect(pixel(edge, 14, 8)).toBe(255);
  });

  test('a ramp stays a ramp, each old pixel between its two new ones', () => {
    const ramp = enlarge2(draw(20, 6, (x) => 10 * x));
    for (let x = 5; x < 15; x += 1) {
      expect(Math.abs(pixel(ramp, 2 * x, 5)! - (10 * x - 2.5))).toBeLessThanOrEqual(1);
      expect(Math.abs(pixel(ramp, 2 * x + 1, 5)! - (10 * x + 2.5))).toBeLessThanOrEqual(1);
    }
  });

  test('turned by a quarter, the same image comes out turned', () => {
    const image = draw(7, 7, (x, y) => (x * 37 + y * 91 + x * y * 13) % 256);
    const turned = draw(7, 7, (x, y) => pixel(image, y, x)!);
    const a = enlarge2(image);
    const b = enlarge2(turned);
    for (let y = 0; y < 14; y += 1) {
      for (let x = 0; x < 14; x += 1) {
        expect(Math.abs(pixel(a, x, y)! - pixel(b, y, x)!)).toBeLessThanOrEqual(2);
      }
    }
  });
});
