import { promisify } from 'node:util';
import { inflate } from 'node:zlib';

const inflated = promisify(inflate);
/** A picture of a screen, dots a side at most: a larger one is no screen of a kiosk. */
const sideMax = 16_384;
/** Bytes a dot by PNG colour type, eight bits a channel (PNG 1.2, 4.1.1): grey, RGB, grey+A, RGBA. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/**
 * Levels (0 to 255) of a PNG picture shrunk to `side` × `side` dots: of each dot its brightest
 * channel. Undefined for what is no PNG of eight bits without interlace. Written for pictures of the
 * machine's own compositor, so that no library of pictures is loaded for a look every five minutes.
 */
export async function pngDots(png: Uint8Array, side: number): Promise<Uint8Array | undefined> {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (bytes.length < 33 || bytes.toString('latin1', 1, 4) !== 'PNG') return undefined;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const channels = channelsOf[bytes[25] ?? -1];
  if (width === 0 || height === 0 || width > sideMax || height > sideMax) return undefined;
  if (bytes[24] !== 8 || bytes[28] !== 0 || channels === undefined) return undefined;
  const stride = width * channels;
  const lines = await inflated(Buffer.concat(dataOf(bytes)), {
    maxOutputLength: (stride + 1) * height,
  }).catch(() => undefined);
  if (lines === undefined || lines.length !== (stride + 1) * height) return undefined;
  unfilter(lines, height, stride, channels);
  return Uint8Array.from({ length: side * side }, (_, at) => {
    const [x, y] = [at % side, Math.trunc(at / side)];
    const part = (place: number, length: number): Span => {
      const from = Math.min(length - 1, Math.trunc((place * length) / side));
      return [from, Math.max(from + 1, Math.trunc(((place + 1) * length) / side))];
    };
    return meanOf(lines, stride, channels, part(x, width), part(y, height));
  });
}

type Span = readonly [from: number, to: number];

/** Mean level of a rectangle: one dot out of it would miss thin letters on white. */
function meanOf(
  lines: Buffer,
  stride: number,
  channels: number,
  [left, right]: Span,
  [top, bottom]: Span,
): number {
  const colours = channels < 3 ? 1 : 3;
  let sum = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const place = y * (stride + 1) + 1 + x * channels;
      let most = lines[place] ?? 0;
      for (let more = 1; more < colours; more += 1) most = Math.max(most, lines[place + more] ?? 0);
      sum += most;
    }
  }
  return sum / ((right - left) * (bottom - top));
}

/** What stands in the IDAT chunks, in order. */
function dataOf(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (name === 'IDAT') found.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return found;
}

/** Undoes the filters of the lines in place (PNG 1.2, 6.2). */
function unfilter(lines: Buffer, height: number, stride: number, channels: number): void {
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const filter = lines[start];
    if (filter === 0) continue;
    for (let x = 1; x <= stride; x += 1) {
      const at = start + x;
      const left = x > channels ? (lines[at - channels] ?? 0) : 0;
      const up = y > 0 ? (lines[at - stride - 1] ?? 0) : 0;
      const upLeft = y > 0 && x > channels ? (lines[at - stride - 1 - channels] ?? 0) : 0;
      lines[at] = ((lines[at] ?? 0) + guessOf(filter, left, up, upLeft)) & 0xff;
    }
  }
}

function guessOf(filter: number | undefined, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    default: {
      const guess = left + up - upLeft;
      const [a, b, c] = [left, up, upLeft].map((value) => Math.abs(guess - value));
      if ((a ?? 0) <= (b ?? 0) && (a ?? 0) <= (c ?? 0)) return left;
      return (b ?? 0) <= (c ?? 0) ? up : upLeft;
    }
  }
}
