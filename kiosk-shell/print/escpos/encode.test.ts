import npos from 'npos';
import { describe, expect, test, vi } from 'vitest';
import { sampleSlips } from '../golden/samples.ts';
import { type Bitmap, fillDots, newBitmap, renderReceipt } from '../raster/index.ts';
import { encodeBands, findRealTimeBytes, safeBand } from './index.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Reads the bytes back with a decoder that nobody here wrote; bands are placed by their order. */
async function readBack(bytes: Buffer, widthDots: number, heightDots: number): Promise<Bitmap> {
  const { tree } = await npos.parser().parse(bytes);
  const bitmap = newBitmap(widthDots, heightDots);
  let row = 0;
  for (const node of tree) {
    if (node.fn === 'J') row += bytes[node.offset + 2] ?? 0;
    if (node.fn !== 'v0') continue;
    // One band at a time: when it merges bands, the decoder drops the feeds between them.
    const image = npos.codecs.raster.decode(bytes, [node]);
    expect(image.width).toBeLessThanOrEqual(widthDots);
    for (let y = 0; y < image.height; y += 1) {
      for (let x = 0; x < image.width; x += 1) {
        if (image.getPixel(x, y) === 0) fillDots(bitmap, x, row + y, 1, 1);
      }
    }
    row += image.height;
  }
  expect(row).toBe(heightDots);
  return bitmap;
}

describe.each([576, 384])('bands of %i dots, read back by npos', (widthDots) => {
  test.each(Object.keys(sampleSlips))('%s: 0 dots differ', async (name) => {
    const bitmap = renderReceipt(sampleSlips[name]!, widthDots);
    const bytes = Buffer.concat(encodeBands(bitmap).map((band) => band.bytes));
    const read = await readBack(bytes, widthDots, bitmap.heightDots);
    expect(Buffer.compare(read.data, bitmap.data)).toBe(0);
  });
});

test('no band is taller than 128 rows, and feeds save bytes', () => {
  const bitmap = renderReceipt(sampleSlips['service-vi']!, 576);
  const bands = encodeBands(bitmap);
  for (const { bytes } of bands) {
    if (bytes[0] === 0x1d) expect(Buffer.from(bytes).readUInt16LE(6)).toBeLessThanOrEqual(128);
  }
  const total = bands.reduce((sum, { bytes }) => sum + bytes.length, 0);
  expect(total).toBeLessThan(bitmap.data.length);
});

describe('bytes that a printer would execute inside a picture', () => {
  test.each([
    [0x04, 0x01],
    [0x05, 0x01],
    [0x14, 0x01],
  ])('10 %i is found and made harmless by one dot', (second, third) => {
    const band = Uint8Array.from([0, 0x10, second, third, 0x10, second]);
    expect(findRealTimeBytes(band)).toBe(1);
    const safe = safeBand(band);
    expect(findRealTimeBytes(safe)).toBeUndefined();
    const changed = safe.filter((byte, at) => byte !== band[at]);
    expect(changed).toHaveLength(2);
  });

  test('a harmless band is not copied', () => {
    const band = Uint8Array.from([0x10, 0x00, 0x04, 0x14, 0x10]);
    expect(safeBand(band)).toBe(band);
  });

  test('every picture of every sample is free of them as sent', () => {
    for (const document of Object.values(sampleSlips)) {
      for (const { bytes } of encodeBands(renderReceipt(document, 576))) {
        expect(findRealTimeBytes(bytes.subarray(8))).toBeUndefined();
      }
    }
  });
});
