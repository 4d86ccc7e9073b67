/** ITU-T T.81 annex K, table K.1: how coarsely each frequency of brightness is kept. */
const coarseness = [
  [16, 11, 10, 16, 24, 40, 51, 61],
  [12, 12, 14, 19, 26, 58, 60, 55],
  [14, 13, 16, 24, 40, 57, 69, 56],
  [14, 17, 22, 29, 51, 87, 80, 62],
  [18, 22, 37, 56, 68, 109, 103, 77],
  [24, 35, 55, 64, 81, 104, 113, 92],
  [49, 64, 78, 87, 103, 121, 120, 101],
  [72, 92, 95, 98, 112, 100, 103, 99],
].flat();

const cosines = Float64Array.from({ length: 64 }, (_, i) => {
  const [k, x] = [i >> 3, i & 7];
  return Math.cos(((2 * x + 1) * k * Math.PI) / 16) * (k === 0 ? Math.SQRT1_2 : 1) * 0.5;
});

/** What JPEG leaves of a picture: blocks of 8 × 8, in place. `times` coarser than the table. */
export function throughJpeg(grey: Uint8Array, width: number, height: number, times: number): void {
  const clamped = new Uint8ClampedArray(grey.buffer, grey.byteOffset, grey.length);
  for (let y = 0; y + 8 <= height; y += 8) {
    for (let x = 0; x + 8 <= width; x += 8) {
      const block = Float64Array.from(
        { length: 64 },
        (_, i) => (grey[(y + (i >> 3)) * width + x + (i & 7)] ?? 0) - 128,
      );
      const kept = transform(block, false).map((value, i) => {
        const step = (coarseness[i] ?? 99) * times;
        return Math.round(value / step) * step;
      });
      transform(kept, true).forEach((value, i) => {
        clamped[(y + (i >> 3)) * width + x + (i & 7)] = value + 128;
      });
    }
  }
}

/** Cosine transform of 8 × 8 in both directions, or back. */
function transform(block: Float64Array, back: boolean): Float64Array {
  const half = new Float64Array(64);
  const out = new Float64Array(64);
  const weight = (k: number, x: number) => cosines[back ? x * 8 + k : k * 8 + x] ?? 0;
  for (let row = 0; row < 8; row += 1) {
    for (let k = 0; k < 8; k += 1) {
      let sum = 0;
      for (let x = 0; x < 8; x += 1) sum += weight(k, x) * (block[row * 8 + x] ?? 0);
      half[row * 8 + k] = sum;
    }
  }
  for (let column = 0; column < 8; column += 1) {
    for (let k = 0; k < 8; k += 1) {
      let sum = 0;
      for (let y = 0; y < 8; y += 1) sum += weight(k, y) * (half[y * 8 + column] ?? 0);
      out[k * 8 + column] = sum;
    }
  }
  return out;
}
