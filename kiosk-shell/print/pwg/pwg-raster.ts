import type { Bitmap } from '../raster/index.ts';
import { type PwgFormat, type PwgPage, pagesOf } from './pwg-page.ts';

/** Bytes of a page header (PWG 5102.4 §4.3). */
const headerBytes = 1796;
/** Colour spaces: black 3, grey of sRGB 18. */
const colourSpaces = { 1: 3, 8: 18 } as const;
/** Most equal lines, and most pixels of one run, that a count byte tells. */
const repeatMax = 256;
const runMax = 128;

/** A slip as PWG raster: sync word, then header and compressed lines of each page. */
export function encodePwg(bitmap: Bitmap, format: PwgFormat, sizeName = ''): Buffer {
  const pages = pagesOf(bitmap, format);
  const parts: Uint8Array[] = [Buffer.from('RaS2', 'latin1')];
  for (const page of pages) {
    parts.push(pageHeader(page, format, pages.length, sizeName), ...pageLines(page, format));
  }
  return Buffer.concat(parts);
}

function pageHeader(page: PwgPage, format: PwgFormat, pages: number, sizeName: string): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.write('PwgRaster', 0, 'latin1');
  const points = (dots: number) => Math.round((dots / format.dpi) * 72);
  const fields: readonly (readonly [number, number])[] = [
    [276, format.dpi],
    [280, format.dpi],
    [340, 1],
    [352, points(page.widthDots)],
    [356, points(page.heightDots)],
    [372, page.widthDots],
    [376, page.heightDots],
    [384, format.bits],
    [388, format.bits],
    [392, bytesPerLine(page, format)],
    [400, colourSpaces[format.bits]],
    [420, 1],
    [452, pages],
    [456, 1],
    [460, 1],
    [472, page.widthDots],
    [476, page.heightDots],
  ];
  for (const [at, value] of fields) header.writeUInt32BE(value, at);
  header.write(sizeName.slice(0, 63), 1732, 'latin1');
  return header;
}

function bytesPerLine({ widthDots }: PwgPage, { bits }: PwgFormat): number {
  return Math.ceil((widthDots * bits) / 8);
}

function pageLines(page: PwgPage, format: PwgFormat): Uint8Array[] {
  const blank = new Uint8Array(bytesPerLine(page, format)).fill(format.bits === 8 ? 0xff : 0);
  const lines: Uint8Array[] = [];
  let line: Uint8Array = blank;
  let repeats = 0;
  const put = (next: Uint8Array, count: number) => {
    if (Buffer.compare(next, line) !== 0) {
      flush();
      line = next;
    }
    repeats += count;
  };
  const flush = () => {
    const packed = packLine(line);
    for (; repeats > 0; repeats -= repeatMax) {
      lines.push(Uint8Array.of(Math.min(repeats, repeatMax) - 1), packed);
    }
    repeats = 0;
  };
  put(blank, page.topDots);
  const slipRows = Math.min(
    page.part.heightDots,
    Math.trunc((page.heightDots - page.topDots) / format.scale),
  );
  for (let row = 0; row < slipRows; row += 1) put(lineOf(page, format, row, blank), format.scale);
  put(blank, page.heightDots - page.topDots - slipRows * format.scale);
  flush();
  return lines;
}

function lineOf(page: PwgPage, { bits, scale }: PwgFormat, row: number, blank: Uint8Array) {
  const line = Uint8Array.from(blank);
  const dots = Math.min(page.part.widthDots, Math.trunc((page.widthDots - page.leftDots) / scale));
  for (let x = 0; x < dots; x += 1) {
    if (!isBlack(page.part, x, row)) continue;
    for (let i = 0; i < scale; i += 1) {
      const at = page.leftDots + x * scale + i;
      if (bits === 8) line[at] = 0;
      else line[at >> 3] = (line[at >> 3] ?? 0) | (0x80 >> (at & 7));
    }
  }
  return line;
}

function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  return ((bitmap.data[y * bitmap.bytesPerRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

/** One line in runs and literals of bytes, which are pixels of 8 bits or 8 pixels of one. */
export function packLine(line: Uint8Array): Uint8Array {
  const packed: number[] = [];
  for (let at = 0; at < line.length; ) {
    const run = runAt(line, at);
    if (run > 1 || at + 1 === line.length) {
      packed.push(run - 1, line[at] ?? 0);
      at += run;
      continue;
    }
    const literals = literalsAt(line, at);
    if (literals === 1) packed.push(0, line[at] ?? 0);
    else packed.push(257 - literals, ...line.subarray(at, at + literals));
    at += literals;
  }
  return Uint8Array.from(packed);
}

function runAt(line: Uint8Array, at: number): number {
  let end = at + 1;
  while (end < line.length && end - at < runMax && line[end] === line[at]) end += 1;
  return end - at;
}

function literalsAt(line: Uint8Array, at: number): number {
  let end = at + 1;
  while (end < line.length && end - at < runMax && line[end] !== line[end + 1]) end += 1;
  return end - at;
}
