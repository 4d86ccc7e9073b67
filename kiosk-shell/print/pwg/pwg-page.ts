import { type Bitmap, bitmapRows, isBlankRow } from '../raster/index.ts';

/** How a printer wants its pages. */
export interface PwgFormat {
  readonly dpi: number;
  /** Dots of the page for one dot of the slip, which is drawn at 8 dots a millimetre. */
  readonly scale: number;
  /** Bits a pixel: 1 is black on white, 8 is grey. */
  readonly bits: 1 | 8;
  /** Page in dots at `dpi`; undefined height for a roll: the page ends where the slip does. */
  readonly pageWidthDots: number;
  readonly pageHeightDots: number | undefined;
}

/** Whitespace above a slip on a cut sheet, mm: most printers cannot print to the edge. */
const sheetTopMm = 10;
/** A page break moves up to a blank row, at most this many rows of the slip. */
const breakSearchRows = 120;

/** One page: the slip's rows on paper of a printer's size. */
export interface PwgPage {
  readonly part: Bitmap;
  /** Dots of the page left of and above the part. */
  readonly leftDots: number;
  readonly topDots: number;
  readonly widthDots: number;
  readonly heightDots: number;
}

/** Lays a slip on pages: one for a roll, as many as it takes on sheets; never cut through a line. */
export function pagesOf(bitmap: Bitmap, format: PwgFormat): PwgPage[] {
  const { scale, pageWidthDots, dpi } = format;
  const leftDots = Math.max(0, Math.trunc((pageWidthDots - bitmap.widthDots * scale) / 2));
  if (format.pageHeightDots === undefined) {
    const heightDots = bitmap.heightDots * scale;
    return [{ part: bitmap, leftDots, topDots: 0, widthDots: pageWidthDots, heightDots }];
  }
  const heightDots = format.pageHeightDots;
  const topDots = Math.round((sheetTopMm / 25.4) * dpi);
  const rowsMax = Math.max(1, Math.trunc((heightDots - 2 * topDots) / scale));
  const pages: PwgPage[] = [];
  for (let row = 0; row < bitmap.heightDots; ) {
    const end = breakAfter(bitmap, row, rowsMax);
    const part = bitmapRows(bitmap, row, end);
    pages.push({ part, leftDots, topDots, widthDots: pageWidthDots, heightDots });
    row = end;
  }
  return pages;
}

function breakAfter(bitmap: Bitmap, from: number, rowsMax: number): number {
  const end = Math.min(bitmap.heightDots, from + rowsMax);
  if (end === bitmap.heightDots) return end;
  for (let row = end; row > Math.max(from + 1, end - breakSearchRows); row -= 1) {
    if (isBlankRow(bitmap, row - 1)) return row;
  }
  return end;
}
