import { type GreyImage, newGreyImage } from './grey-image.ts';

/** Noise falls by the root of the frames; a hand holds still for this many at 30 a second. */
const framesMax = 6;
/** Below this deviation from pixel to pixel there is nothing that a mean would take away. Grey levels. */
const noiseMin = 4;
/** Farther than this from one frame to another is no hand that holds still. Pixels. */
const shiftMax = 8;
/** Every so many pixels are looked at, in both directions, to judge noise. */
const stride = 4;
/**
 * Squares whose means are compared: in a mean of 64 pixels an eighth of the noise is left, so that another
 * thing shows through it. Side and distance, pixels.
 */
const square = { side: 8, every: 24 } as const;
/** Two frames of the same thing differ by their noise, 1.13 deviations; by half as much again, another thing. */
const unlike = 1.5;
/** A hand's sway by less than a pixel, and noise that a camera smears over neighbours. Grey levels. */
const swayLevels = 2;

interface Kept {
  readonly image: GreyImage;
  /** Sums of columns and rows: where a frame lies beside another shows in them, however noisy. */
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}

/** The mean of the newest frames of a camera, as far as they show the same thing. */
export interface SteadyMean {
  /** Takes the newest frame. Keeps five before it, where there is noise; none where there is none. */
  see(image: GreyImage): void;
  /** The newest frame, with the noise of a dark room taken out as far as others show the same. */
  mean(): GreyImage | undefined;
}

/** Lives and ends with the camera (R62). */
export function createSteadyMean(): SteadyMean {
  let kept: Kept[] = [];
  let made: GreyImage | undefined;
  return {
    see(image) {
      made = undefined;
      const [before] = kept;
      const fits = before?.image.width === image.width && before.image.height === image.height;
      if (noiseOf(image) < noiseMin) {
        kept = [];
        return;
      }
      kept = [{ image, ...sumsOf(image) }, ...(fits ? kept.slice(0, framesMax - 1) : [])];
    },
    mean() {
      made ??= meanOf(kept);
      return made;
    },
  };
}

/**
 * Deviation of the noise, grey levels: the median of the differences that a plain, an edge or a slope
 * along a row or a column does not make (J. Immerkær, Fast Noise Variance Estimation, 1996, with a
 * median for its mean: print is no noise).
 */
export function noiseOf({ width, height, data }: GreyImage): number {
  const counts = new Uint32Array(256 * 16);
  let total = 0;
  for (let y = 1; y < height - 1; y += stride) {
    for (let x = 1; x < width - 1; x += stride) {
      const i = y * width + x;
      const at = (offset: number) => data[i + offset] as number;
      const difference =
        at(-width - 1) +
        at(-width + 1) +
        at(width - 1) +
        at(width + 1) +
        4 * at(0) -
        2 * (at(-1) + at(1) + at(-width) + at(width));
      const size = Math.abs(difference);
      counts[size] = (counts[size] as number) + 1;
      total += 1;
    }
  }
  let seen = 0;
  for (let size = 0; size < counts.length; size += 1) {
    seen += counts[size] as number;
    // The weights have a norm of 6; half of a bell lies within 0.6745 of its deviation.
    if (2 * seen >= total) return size / 6 / 0.6745;
  }
  return 0;
}

function sumsOf({ width, height, data }: GreyImage) {
  const columns = new Int32Array(width);
  const rows = new Int32Array(height);
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0, i = y * width; x < width; x += 1, i += 1) {
      const value = data[i] as number;
      row += value;
      columns[x] = (columns[x] as number) + value;
    }
    rows[y] = row;
  }
  return { columns, rows };
}

function meanOf([newest, ...others]: readonly Kept[]): GreyImage | undefined {
  if (!newest) return undefined;
  const { image } = newest;
  const allowed = (unlike * 1.13 * noiseOf(image)) / square.side + swayLevels;
  const sums = Uint16Array.from(image.data);
  let count = 1;
  for (const other of others) {
    const dx = shiftOf(newest.columns, other.columns);
    const dy = shiftOf(newest.rows, other.rows);
    if (differenceOf(image, other.image, dx, dy) > allowed) break;
    addShifted(sums, image, other.image, dx, dy);
    count += 1;
  }
  if (count === 1) return undefined;
  const out = newGreyImage(image.width, image.height);
  for (let i = 0; i < sums.length; i += 1)
    out.data[i] = ((sums[i] as number) + (count >> 1)) / count;
  return out;
}

/** By how many places the other's sums lie further on. */
function shiftOf(sums: Int32Array, other: Int32Array): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let shift = -shiftMax; shift <= shiftMax; shift += 1) {
    let apart = 0;
    for (let i = shiftMax; i < sums.length - shiftMax; i += 1) {
      apart += Math.abs((sums[i] as number) - (other[i + shift] as number));
    }
    if (apart < least) [best, least] = [shift, apart];
  }
  return best;
}

/** Mean difference of squares, grey levels. */
function differenceOf(image: GreyImage, other: GreyImage, dx: number, dy: number): number {
  const { width, height } = image;
  const { side, every } = square;
  let apart = 0;
  let total = 0;
  for (let y = shiftMax; y < height - shiftMax - side; y += every) {
    for (let x = shiftMax; x < width - shiftMax - side; x += every) {
      const here = squareSum(image, x, y);
      apart += Math.abs(here - squareSum(other, x + dx, y + dy)) / (side * side);
      total += 1;
    }
  }
  return total === 0 ? 0 : apart / total;
}

function squareSum({ width, data }: GreyImage, left: number, top: number): number {
  let sum = 0;
  for (let y = top; y < top + square.side; y += 1) {
    const row = y * width + left;
    for (let i = row; i < row + square.side; i += 1) sum += data[i] as number;
  }
  return sum;
}

/** Where the other frame has no pixel, the newest one's stands for it. */
function addShifted(
  sums: Uint16Array,
  image: GreyImage,
  other: GreyImage,
  dx: number,
  dy: number,
): void {
  const { width, height, data } = image;
  const [left, right] = [Math.max(0, -dx), Math.min(width, width - dx)];
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const inside = y + dy >= 0 && y + dy < height;
    const from = row + dy * width + dx;
    for (let x = 0; x < width; x += 1) {
      const value = inside && x >= left && x < right ? other.data[from + x] : data[row + x];
      sums[row + x] = (sums[row + x] as number) + (value as number);
    }
  }
}
