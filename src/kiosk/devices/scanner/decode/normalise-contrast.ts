import { type GreyImage, newGreyImage } from './grey-image.ts';

/** Grey levels to which the local deviation is stretched. */
const targetDeviation = 64;
/** Below this deviation, grey levels, there is nothing but noise to stretch. */
const deviationMin = 6;

/**
 * Evens out light: each pixel less the mean around it, over the deviation around it, in a square
 * of `radius` pixels. Shadows, glare edges and low contrast become black and white alike.
 */
export function normaliseContrast(image: GreyImage, radius: number): GreyImage {
  const { width, height, data } = image;
  const out = newGreyImage(width, height);
  const clamped = new Uint8ClampedArray(out.data.buffer);
  const sums = new Int32Array(width);
  const squares = new Int32Array(width);
  const spanRows = Math.min(radius, height - 1);

  const addRow = (y: number, sign: 1 | -1) => {
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      const value = data[row + x] as number;
      sums[x] = (sums[x] as number) + sign * value;
      squares[x] = (squares[x] as number) + sign * value * value;
    }
  };

  for (let y = 0; y < spanRows; y += 1) addRow(y, 1);
  for (let y = 0; y < height; y += 1) {
    if (y + spanRows < height) addRow(y + spanRows, 1);
    if (y - spanRows - 1 >= 0) addRow(y - spanRows - 1, -1);
    const rows = Math.min(height - 1, y + spanRows) - Math.max(0, y - spanRows) + 1;
    normaliseRow(image, clamped, y, rows, sums, squares, Math.min(radius, width - 1));
  }
  return out;
}

function normaliseRow(
  image: GreyImage,
  clamped: Uint8ClampedArray,
  y: number,
  rows: number,
  sums: Int32Array,
  squares: Int32Array,
  span: number,
): void {
  const { width, data } = image;
  const row = y * width;
  let sum = 0;
  // 49 × 49 × 255² fits 31 bits; larger squares stay exact as doubles.
  let square = 0;
  for (let x = 0; x < span; x += 1) {
    sum += sums[x] as number;
    square += squares[x] as number;
  }
  for (let x = 0; x < width; x += 1) {
    if (x + span < width) {
      sum += sums[x + span] as number;
      square += squares[x + span] as number;
    }
    if (x - span - 1 >= 0) {
      sum -= sums[x - span - 1] as number;
      square -= squares[x - span - 1] as number;
    }
    const columns = Math.min(width - 1, x + span) - Math.max(0, x - span) + 1;
    const count = columns * rows;
    const mean = sum / count;
    const deviation = Math.sqrt(Math.max(0, square / count - mean * mean));
    const gain = targetDeviation / Math.max(deviationMin, deviation);
    const value = 128 + ((data[row + x] as number) - mean) * gain;
    clamped[row + x] = value;
  }
}
