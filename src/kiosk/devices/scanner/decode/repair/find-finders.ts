import type { GreyImage } from '../grey-image.ts';
import type { Steps } from '../steps.ts';

/** A place that looks like a finder pattern. */
export interface Finder {
  readonly x: number;
  readonly y: number;
  readonly modulePx: number;
  readonly strength: number;
}

/** Widths of a module looked for, px: each a fifth more than the one before. */
const moduleWidths = Array.from({ length: 10 }, (_, i) => 1.4 * 1.2 ** i);
/** Both the dark middle and the dark ring must stand out by this much, grey levels. */
const contrastMin = 6;
/** More than three: letters and corners look like finders too. */
const findersMax = 14;
/** The strongest of each width: print and noise give thousands, of which none gets into the last 14. */
const peaksAScaleMax = 60;

/**
 * Dark squares in light rings in dark rings, by means of boxes: blur that closes the rings for a
 * line scan still leaves them in the means. Expects light to be evened out.
 */
export function* findFinders(image: GreyImage): Steps<readonly Finder[]> {
  const table = integralOf(image);
  const found: Finder[] = [];
  for (const modulePx of moduleWidths) {
    found.push(...peaksAt(image, table, modulePx));
    yield;
  }
  found.sort((a, b) => b.strength - a.strength);
  const kept: Finder[] = [];
  for (const finder of found) {
    const apart = (other: Finder) =>
      Math.hypot(other.x - finder.x, other.y - finder.y) >
      3.5 * Math.max(other.modulePx, finder.modulePx);
    if (kept.every(apart)) kept.push(finder);
    if (kept.length === findersMax) break;
  }
  return kept;
}

function integralOf({ width, height, data }: GreyImage): Int32Array {
  const table = new Int32Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let sum = 0;
    const row = (y + 1) * (width + 1);
    for (let x = 0; x < width; x += 1) {
      sum += data[y * width + x] as number;
      table[row + x + 1] = (table[row - width + x] as number) + sum;
    }
  }
  return table;
}

function peaksAt(image: GreyImage, table: Int32Array, modulePx: number): Finder[] {
  // The middle is three modules wide: a module's step meets it, the fit does the rest.
  const stride = modulePx < 1.9 ? 1 : Math.max(2, Math.round(modulePx / 2));
  const outer = radiusOf(3.5, modulePx);
  const columns = Math.floor((image.width - 2 * outer - 1) / stride);
  const rows = Math.floor((image.height - 2 * outer - 1) / stride);
  if (columns < 3 || rows < 3) return [];
  const strengths = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    strengthsOfRow(
      image,
      table,
      modulePx,
      outer + row * stride,
      stride,
      strengths.subarray(row * columns, (row + 1) * columns),
    );
  }
  const peaks: number[] = [];
  for (let row = 1; row < rows - 1; row += 1) {
    const end = (row + 1) * columns - 1;
    for (let at = row * columns + 1; at < end; at += 1) {
      if ((strengths[at] as number) > 0 && isPeak(strengths, at, columns)) peaks.push(at);
    }
  }
  return peaks
    .sort((a, b) => (strengths[b] as number) - (strengths[a] as number))
    .slice(0, peaksAScaleMax)
    .map((at) => ({
      x: outer + (at % columns) * stride + 0.5,
      y: outer + Math.floor(at / columns) * stride + 0.5,
      modulePx,
      strength: strengths[at] as number,
    }));
}

/** Half a box's width, px, without its middle pixel. */
const radiusOf = (modules: number, modulePx: number) =>
  Math.max(1, Math.round(modules * modulePx - 0.5));

/** Written out flat: it is asked a million times a frame. */
function strengthsOfRow(
  { width, data }: GreyImage,
  table: Int32Array,
  modulePx: number,
  y: number,
  stride: number,
  out: Float32Array,
): void {
  const line = width + 1;
  const r0 = radiusOf(1.5, modulePx);
  const r1 = radiusOf(2.5, modulePx);
  const r2 = radiusOf(3.5, modulePx);
  const n0 = (2 * r0 + 1) ** 2;
  const n1 = (2 * r1 + 1) ** 2 - n0;
  const n2 = (2 * r2 + 1) ** 2 - n1 - n0;
  const [top0, end0] = [(y - r0) * line, (y + r0 + 1) * line];
  const [top1, end1] = [(y - r1) * line, (y + r1 + 1) * line];
  const [top2, end2] = [(y - r2) * line, (y + r2 + 1) * line];
  for (let i = 0, x = r2; i < out.length; i += 1, x += stride) {
    if ((data[y * width + x] as number) >= 128) continue;
    const s0 =
      (table[end0 + x + r0 + 1] as number) -
      (table[end0 + x - r0] as number) -
      (table[top0 + x + r0 + 1] as number) +
      (table[top0 + x - r0] as number);
    const s1 =
      (table[end1 + x + r1 + 1] as number) -
      (table[end1 + x - r1] as number) -
      (table[top1 + x + r1 + 1] as number) +
      (table[top1 + x - r1] as number);
    const light = (s1 - s0) / n1;
    const centre = light - s0 / n0;
    if (centre < contrastMin) continue;
    const s2 =
      (table[end2 + x + r2 + 1] as number) -
      (table[end2 + x - r2] as number) -
      (table[top2 + x + r2 + 1] as number) +
      (table[top2 + x - r2] as number);
    const ring = light - (s2 - s1) / n2;
    if (ring < contrastMin) continue;
    out[i] = Math.min(centre, 1.5 * ring) + 0.3 * (centre + ring);
  }
}

function isPeak(values: Float32Array, at: number, columns: number): boolean {
  const value = values[at] as number;
  const above = at - columns;
  const below = at + columns;
  return (
    (values[at - 1] as number) <= value &&
    (values[at + 1] as number) <= value &&
    (values[above] as number) <= value &&
    (values[below] as number) <= value &&
    (values[above - 1] as number) <= value &&
    (values[above + 1] as number) <= value &&
    (values[below - 1] as number) <= value &&
    (values[below + 1] as number) <= value
  );
}
