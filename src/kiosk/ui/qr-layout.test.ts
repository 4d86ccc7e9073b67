import jsqr from 'jsqr';
import { describe, expect, test } from 'vitest';
import { encodeQr } from '../../domain/receipt/qr/index.ts';
import { quietModules, symbolPath, symbolSize } from './qr-layout.ts';

// CommonJS: Node types and Vitest disagree on where the function stands.
const jsQR = 'default' in jsqr ? jsqr.default : jsqr;
const pxPerMm = 2.71;

describe('size of a code', () => {
  test('a link is ≥ 60 mm with modules ≥ 1.4 mm, in whole pixels (R67)', () => {
    const { modulePx } = symbolSize(33, pxPerMm, 60, 1.4, 1000);
    expect((33 * modulePx) / pxPerMm).toBeGreaterThanOrEqual(60);
    expect(modulePx / pxPerMm).toBeGreaterThanOrEqual(1.4);
    expect(Number.isInteger(modulePx)).toBe(true);
  });

  test('a text of 69 modules is ≥ 80 mm (R69)', () => {
    const { modulePx } = symbolSize(69, pxPerMm, 80, 1.04, 1000);
    expect((69 * modulePx) / pxPerMm).toBeGreaterThanOrEqual(80);
  });

  test('a small box is never left, and the quiet zone is part of it', () => {
    const { edgePx, modulePx } = symbolSize(33, pxPerMm, 60, 1.4, 130);
    expect(edgePx).toBeLessThanOrEqual(130);
    expect(edgePx).toBe(modulePx * (33 + 2 * quietModules));
  });
});

/** Draws a path of `M x y h w v1 h-w z` runs into pixels, as the page's SVG does. */
function paint(path: string, edge: number, scale: number): Uint8ClampedArray {
  const side = edge * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, w] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      for (let col = Number(x) * scale; col < (Number(x) + Number(w)) * scale; col++) {
        pixels.fill(0, (row * side + col) * 4, (row * side + col) * 4 + 3);
      }
    }
  }
  return pixels;
}

test('the drawing is read by a decoder that we did not write', () => {
  const text =
    'Đăng ký khai sinh\nLàm ở đâu: Điểm phục vụ hành chính công\nhttps://dichvucong.gov.vn';
  const modules = encodeQr(text, 'text');
  const edge = modules.size + 2 * quietModules;
  const pixels = paint(symbolPath(modules), edge, 4);
  expect(jsQR(pixels, edge * 4, edge * 4)?.data).toBe(text);
});
