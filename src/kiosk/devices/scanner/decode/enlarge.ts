import { type GreyImage, newGreyImage } from './grey-image.ts';

/**
 * Twice the size by Catmull-Rom splines. Each old pixel lies between two new ones, at a quarter and
 * three quarters, so four fixed weights do (in 1/128): -9, 111, 29, -3, and the same reversed.
 */
export function enlarge2(image: GreyImage): GreyImage {
  const { width, height, data } = image;
  const wide = new Int16Array(2 * width * height);
  const row = new Int16Array(width + 4);
  for (let y = 0; y < height; y += 1) {
    padRow(data, y * width, width, row);
    const to = 2 * y * width;
    for (let x = 0; x < width; x += 1) {
      const a = row[x] as number;
      const b = row[x + 1] as number;
      const c = row[x + 2] as number;
      const d = row[x + 3] as number;
      const e = row[x + 4] as number;
      wide[to + 2 * x] = (-3 * a + 29 * b + 111 * c - 9 * d + 64) >> 7;
      wide[to + 2 * x + 1] = (-9 * b + 111 * c + 29 * d - 3 * e + 64) >> 7;
    }
  }
  return enlargeRows(wide, 2 * width, height);
}

function enlargeRows(source: Int16Array, width: number, height: number): GreyImage {
  const out = newGreyImage(width, 2 * height);
  // Splines overshoot: this view cuts at black and white.
  const clamped = new Uint8ClampedArray(out.data.buffer);
  const rowAt = (y: number) => Math.max(0, Math.min(height - 1, y)) * width;
  for (let y = 0; y < height; y += 1) {
    const [a, b, c, d, e] = [rowAt(y - 2), rowAt(y - 1), rowAt(y), rowAt(y + 1), rowAt(y + 2)];
    const to = 2 * y * width;
    for (let x = 0; x < width; x += 1) {
      const vb = source[b + x] as number;
      const vc = source[c + x] as number;
      const vd = source[d + x] as number;
      const upper = -3 * (source[a + x] as number) + 29 * vb + 111 * vc - 9 * vd;
      const lower = -9 * vb + 111 * vc + 29 * vd - 3 * (source[e + x] as number);
      clamped[to + x] = (upper + 64) >> 7;
      clamped[to + width + x] = (lower + 64) >> 7;
    }
  }
  return out;
}

function padRow(data: Uint8Array, from: number, width: number, row: Int16Array): void {
  for (let x = 0; x < row.length; x += 1) {
    row[x] = data[from + Math.max(0, Math.min(width - 1, x - 2))] as number;
  }
}
