import { createCanvas } from '@napi-rs/canvas';
import { type Bitmap, newBitmap } from '../raster/index.ts';

/** A piece of paper as it fell out: what a camera would see, and the plain text lines on it. */
export interface CutPaper {
  readonly number: number;
  readonly bitmap: Bitmap;
  readonly texts: readonly string[];
}

/** Paper between the roll and the knife. Survives a power cut, as paper does. */
export class PaperRows {
  readonly widthDots: number;
  readonly texts: string[] = [];
  #rows: Uint8Array[] = [];

  constructor(widthDots: number) {
    this.widthDots = widthDots;
  }

  get count(): number {
    return this.#rows.length;
  }

  add(row: Uint8Array): void {
    const wide = new Uint8Array(this.widthDots / 8);
    wide.set(row.subarray(0, wide.length));
    this.#rows.push(wide);
  }

  rows(from: number): Uint8Array[] {
    return this.#rows.slice(from);
  }

  bitmap(): Bitmap {
    const bitmap = newBitmap(this.widthDots, this.#rows.length);
    for (const [y, row] of this.#rows.entries()) bitmap.data.set(row, y * bitmap.bytesPerRow);
    return bitmap;
  }
}

/** Rows of one line of the printer's built-in ASCII font, 12 × 24 dots a character. */
export function asciiRows(text: string, widthDots: number): Uint8Array[] {
  const heightDots = 30;
  const canvas = createCanvas(widthDots, heightDots);
  const context = canvas.getContext('2d');
  context.fillStyle = '#000';
  context.font = '20px monospace';
  for (const [i, character] of [...text].entries()) context.fillText(character, i * 12, 22);
  const { data } = context.getImageData(0, 0, widthDots, heightDots);
  return Array.from({ length: heightDots }, (_, y) => {
    const row = new Uint8Array(widthDots / 8);
    for (let x = 0; x < widthDots; x += 1) {
      if ((data[(y * widthDots + x) * 4 + 3] ?? 0) > 127) {
        row[x >> 3] = (row[x >> 3] ?? 0) | (0x80 >> (x & 7));
      }
    }
    return row;
  });
}
