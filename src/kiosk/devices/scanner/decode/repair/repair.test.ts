import { generate } from 'lean-qr';
import { describe, expect, test } from 'vitest';
import { blurTwice } from '../blur.ts';
import type { Corners } from '../decoded.ts';
import { type GreyImage, newGreyImage } from '../grey-image.ts';
import { finish } from '../steps.ts';
import { repairSteps, suspectsOf } from './index.ts';

const text = '001199012345|012345678|Trần Thị Minh Hoà|05031999|Nữ|Phường Láng, Hà Nội|12082021';
const code = generate(text, { minVersion: 8 });
const version = (code.size - 17) / 4;

/** A symbol on grey paper, its modules `px` wide, a little turned. */
function photo(px: number, turn: number): { image: GreyImage; corners: Corners } {
  const image = newGreyImage(400, 380);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const half = code.size / 2;
  for (let y = 0; y < image.height; y += 1) {
    for (let x = 0; x < image.width; x += 1) {
      let dark = 0;
      for (const [i, j] of [
        [0.25, 0.25],
        [0.75, 0.25],
        [0.25, 0.75],
        [0.75, 0.75],
      ] as const) {
        const [dx, dy] = [(x + i - 200) / px, (y + j - 190) / px];
        const u = Math.floor(cos * dx + sin * dy + half);
        const v = Math.floor(-sin * dx + cos * dy + half);
        if (code.get(u, v)) dark += 0.25;
      }
      image.data[y * image.width + x] = 190 - 140 * dark;
    }
  }
  const corner = (u: number, v: number) => ({
    x: 200 + px * (cos * (u - half) - sin * (v - half)),
    y: 190 + px * (sin * (u - half) + cos * (v - half)),
  });
  const n = code.size;
  return { image, corners: [corner(0, 0), corner(n, 0), corner(n, n), corner(0, n)] };
}

function blurred(image: GreyImage, radius: number): GreyImage {
  const { width, height } = image;
  return { width, height, data: Uint8Array.from(blurTwice(image.data, width, height, radius)) };
}

/** Modules of the drawing, compared with what was encoded. */
function isWhole(drawing: GreyImage | undefined): boolean {
  if (!drawing) return false;
  const px = drawing.width / (code.size + 8);
  for (let v = 0; v < code.size; v += 1) {
    for (let u = 0; u < code.size; u += 1) {
      const dark = drawing.data[(v + 4.5) * px * drawing.width + (u + 4.5) * px] === 0;
      if (dark !== code.get(u, v)) return false;
    }
  }
  return true;
}

const repairSymbol = (...given: Parameters<typeof repairSteps>) => finish(repairSteps(...given));

describe('repair', () => {
  test('finds a symbol by itself, and reads it through a blur of a module', () => {
    const { image } = photo(4, 0.1);
    expect(isWhole(repairSymbol(blurred(image, 2), [], 3))).toBe(true);
  });

  test('a finder pattern under a thumb is no loss', () => {
    const { image } = photo(5, 0.1);
    for (let y = 0; y < image.height; y += 1) {
      for (let x = 0; x < image.width; x += 1) {
        if (Math.hypot(x - 70, y - 70) < 55) image.data[y * image.width + x] = 110;
      }
    }
    expect(isWhole(repairSymbol(image, [], 3))).toBe(true);
  });

  test('starts from where another decoder saw it, some pixels off', () => {
    const { image, corners } = photo(5, -0.4);
    const [a, b, c, d] = corners;
    const off: Corners = [a, { x: b.x + 3, y: b.y - 2 }, { x: c.x - 4, y: c.y + 4 }, d];
    const suspects = suspectsOf([{ version, corners: off }], 1);
    expect(isWhole(repairSymbol(blurred(image, 2), suspects, 1))).toBe(true);
  });

  test('symbols of more than version 20 are left to others', () => {
    const { corners } = photo(5, 0);
    expect(suspectsOf([{ version: 21, corners }], 1)).toEqual([]);
  });

  test('nothing is read where nothing stands, nor from a suspect that is none', () => {
    const { image, corners } = photo(5, 0);
    const empty = newGreyImage(400, 380);
    for (let i = 0; i < empty.data.length; i += 1) empty.data[i] = ((i * 7919) % 251) >> 1;
    expect(repairSymbol(empty, [], 3)).toBeUndefined();
    expect(repairSymbol(empty, suspectsOf([{ version, corners }], 1), 1)).toBeUndefined();
    const wrong = suspectsOf([{ version: version + 2, corners }], 1);
    expect(repairSymbol(image, wrong, 1)).toBeUndefined();
  });

  test('images of a few pixels', () => {
    expect(repairSymbol(newGreyImage(1, 1), [], 3)).toBeUndefined();
    expect(repairSymbol(newGreyImage(30, 3), [], 3)).toBeUndefined();
  });
});
