import { type Bitmap, bitmapRows, isBlankRow } from '../raster/index.ts';
import { feedDots, rasterHead } from './commands.ts';

/** Rows of one band. Small enough for a printer's buffer, 9 KB at 576 dots (devices.md §2.3). */
export const bandRowsMax = 128;
/** Most dots that one ESC J feeds. */
const feedDotsMax = 255;
/** Blank rows before a feed is worth its own command and a new band head. */
const blankRunMin = 8;
/** Second bytes that make a real-time command out of 0x10: DLE EOT, DLE ENQ, DLE DC4. */
const realTimeBytes: ReadonlySet<number> = new Set([0x04, 0x05, 0x14]);

/**
 * Where picture data would be taken for a real-time command: printers look for these bytes even
 * inside a raster (Epson, DLE EOT). Undefined when the data is safe.
 */
export function findRealTimeBytes(data: Uint8Array): number | undefined {
  for (let at = 0; at + 1 < data.length; at += 1) {
    if (data[at] === 0x10 && realTimeBytes.has(data[at + 1] ?? 0)) return at;
  }
  return undefined;
}

/**
 * One band that cannot be mistaken for a command: the last dot of a dangerous pair is flipped.
 * One dot of 0.1 mm in some thousand slips; an executed command would spoil the whole slip.
 */
export function safeBand(band: Uint8Array): Uint8Array {
  let safe = band;
  for (let at = findRealTimeBytes(safe); at !== undefined; at = findRealTimeBytes(safe)) {
    if (safe === band) safe = Uint8Array.from(band);
    safe[at + 1] = (safe[at + 1] ?? 0) ^ 0x02;
  }
  return safe;
}

/** A piece to send in one go; `rows` is what it moves the paper by. */
export interface Band {
  readonly bytes: Uint8Array;
  readonly rows: number;
}

/** Encodes a bitmap as raster bands of at most `rowsMax` rows, blank runs as feeds. */
export function encodeBands(bitmap: Bitmap, rowsMax = bandRowsMax): Band[] {
  const bands: Band[] = [];
  let row = 0;
  while (row < bitmap.heightDots) {
    const blank = blankRun(bitmap, row);
    if (blank >= blankRunMin) {
      bands.push(feedBand(blank));
      row += blank;
      continue;
    }
    const from = row;
    row = endOfInk(bitmap, from, rowsMax);
    const { bytesPerRow, data } = withoutRightMargin(bitmapRows(bitmap, from, row));
    bands.push({
      bytes: Buffer.concat([rasterHead(bytesPerRow, row - from), safeBand(data)]),
      rows: row - from,
    });
  }
  return bands;
}

function blankRun(bitmap: Bitmap, from: number): number {
  let row = from;
  while (row < bitmap.heightDots && isBlankRow(bitmap, row)) row += 1;
  return row - from;
}

function endOfInk(bitmap: Bitmap, from: number, rowsMax: number): number {
  const end = Math.min(bitmap.heightDots, from + rowsMax);
  let row = from;
  while (row < end) {
    const blank = blankRun(bitmap, row);
    if (blank >= blankRunMin) break;
    row += Math.max(1, blank);
  }
  return Math.min(row, end);
}

/** Drops the white columns at the right: most lines of text are short, and white needs no bytes. */
function withoutRightMargin({ bytesPerRow, heightDots, data }: Bitmap): {
  bytesPerRow: number;
  data: Uint8Array;
} {
  let used = 1;
  for (let at = 0; at < data.length; at += 1) {
    if (data[at] !== 0) used = Math.max(used, (at % bytesPerRow) + 1);
  }
  if (used === bytesPerRow) return { bytesPerRow, data };
  const narrow = new Uint8Array(used * heightDots);
  for (let y = 0; y < heightDots; y += 1) {
    narrow.set(data.subarray(y * bytesPerRow, y * bytesPerRow + used), y * used);
  }
  return { bytesPerRow: used, data: narrow };
}

function feedBand(rows: number): Band {
  const feeds: Uint8Array[] = [];
  for (let left = rows; left > 0; left -= feedDotsMax)
    feeds.push(feedDots(Math.min(left, feedDotsMax)));
  return { bytes: Buffer.concat(feeds), rows };
}
