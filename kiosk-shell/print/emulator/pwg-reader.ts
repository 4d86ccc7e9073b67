import { type Bitmap, newBitmap } from '../raster/index.ts';

/** A page as it lies on the paper, black where it is darker than the middle. */
export interface ReadPage {
  readonly bitmap: Bitmap;
  readonly dpi: number;
}

const headerBytes = 1796;
/** Larger pages than A3 at 600 dpi are no slips. */
const pageDotsMax = 10_000;

/** Reads PWG raster of 1 and 8 bits a pixel; undefined when it is cut short or of another kind. */
export function readPwg(bytes: Uint8Array): ReadPage[] | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.subarray(0, 4).toString('latin1') !== 'RaS2') return undefined;
  const pages: ReadPage[] = [];
  let at = 4;
  while (at < data.length) {
    if (at + headerBytes > data.length) return undefined;
    const field = (offset: number) => data.readUInt32BE(at + offset);
    const page = { width: field(372), height: field(376), bits: field(388), line: field(392) };
    const dpi = field(276);
    if (page.width > pageDotsMax || page.height > pageDotsMax) return undefined;
    if (page.bits !== 1 && page.bits !== 8) return undefined;
    const read = readLines(data, at + headerBytes, page);
    if (read === undefined) return undefined;
    pages.push({ bitmap: read.bitmap, dpi });
    at = read.end;
  }
  return pages.length === 0 ? undefined : pages;
}

interface PageSize {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly line: number;
}

function readLines(data: Buffer, from: number, page: PageSize) {
  const bitmap = newBitmap(Math.ceil(page.width / 8) * 8, page.height);
  let at = from;
  for (let y = 0; y < page.height; ) {
    const repeats = (data[at] ?? 0) + 1;
    at += 1;
    const line = new Uint8Array(page.line);
    for (let x = 0; x < page.line; ) {
      const count = data[at];
      if (count === undefined) return undefined;
      const literal = count > 128;
      const length = literal ? 257 - count : count + 1;
      const source = literal
        ? data.subarray(at + 1, at + 1 + length)
        : Buffer.alloc(length, data[at + 1] ?? 0);
      if (source.length < length || x + length > page.line) return undefined;
      line.set(source, x);
      x += length;
      at += literal ? 1 + length : 2;
    }
    for (let i = 0; i < repeats && y < page.height; i += 1, y += 1) putLine(bitmap, y, line, page);
  }
  return { bitmap, end: at };
}

function putLine(bitmap: Bitmap, y: number, line: Uint8Array, page: PageSize): void {
  for (let x = 0; x < page.width; x += 1) {
    const black =
      page.bits === 8 ? (line[x] ?? 255) < 128 : ((line[x >> 3] ?? 0) & (0x80 >> (x & 7))) !== 0;
    if (!black) continue;
    const at = y * bitmap.bytesPerRow + (x >> 3);
    bitmap.data[at] = (bitmap.data[at] ?? 0) | (0x80 >> (x & 7));
  }
}
