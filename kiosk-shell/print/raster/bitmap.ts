/** A picture of one bit a dot: rows from the top, 8 dots a byte, leftmost first, 1 is black. */
export interface Bitmap {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly bytesPerRow: number;
  readonly data: Uint8Array;
}

/** A blank picture. Width in dots is a multiple of 8: printers count in bytes. */
export function newBitmap(widthDots: number, heightDots: number): Bitmap {
  if (widthDots % 8 !== 0) throw new Error('the width of a bitmap is a multiple of 8 dots');
  const bytesPerRow = widthDots / 8;
  return { widthDots, heightDots, bytesPerRow, data: new Uint8Array(bytesPerRow * heightDots) };
}

/** Rows `[from, to)` as a bitmap that shares the bytes. */
export function bitmapRows(bitmap: Bitmap, from: number, to: number): Bitmap {
  return {
    ...bitmap,
    heightDots: to - from,
    data: bitmap.data.subarray(from * bitmap.bytesPerRow, to * bitmap.bytesPerRow),
  };
}

/** Whether a row is all white. */
export function isBlankRow(bitmap: Bitmap, row: number): boolean {
  const from = row * bitmap.bytesPerRow;
  for (let i = from; i < from + bitmap.bytesPerRow; i += 1) {
    if (bitmap.data[i] !== 0) return false;
  }
  return true;
}

/** Blackens a rectangle. */
export function fillDots(
  bitmap: Bitmap,
  xDots: number,
  yDots: number,
  widthDots: number,
  heightDots: number,
): void {
  for (let y = yDots; y < yDots + heightDots; y += 1) {
    for (let x = xDots; x < xDots + widthDots; x += 1) {
      const at = y * bitmap.bytesPerRow + (x >> 3);
      bitmap.data[at] = (bitmap.data[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
}
