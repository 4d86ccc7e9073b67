import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, test, vi } from 'vitest';
import { readPwg } from '../emulator/pwg-reader.ts';
import { sampleSlips } from '../golden/samples.ts';
import { type Bitmap, newBitmap, renderReceipt } from '../raster/index.ts';
import { findTool } from '../test-support/tools.ts';
import { encodePwg, type PwgFormat } from './index.ts';
import { packLine } from './pwg-raster.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const roll: PwgFormat = {
  dpi: 203,
  scale: 1,
  bits: 1,
  pageWidthDots: 576,
  pageHeightDots: undefined,
};

const bitmaps: fc.Arbitrary<Bitmap> = fc
  .record({
    bytesPerRow: fc.integer({ min: 1, max: 40 }),
    heightDots: fc.integer({ min: 1, max: 400 }),
  })
  .chain(({ bytesPerRow, heightDots }) =>
    fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.nat(40)), { maxLength: 30 }).map((strokes) => {
      const bitmap = newBitmap(bytesPerRow * 8, heightDots);
      for (const [at, value, length] of strokes) {
        const from = at % bitmap.data.length;
        bitmap.data.fill(value, from, Math.min(bitmap.data.length, from + length));
      }
      return bitmap;
    }),
  );

describe('PWG raster', () => {
  test('the header is as PWG 5102.4 lays it out', () => {
    const bytes = encodePwg(newBitmap(576, 3), roll, 'roll_current_72x0mm');
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('RaS2');
    const page = bytes.subarray(4);
    const field = (at: number) => page.readUInt32BE(at);
    expect(page.subarray(0, 10).toString('latin1')).toBe('PwgRaster\0');
    expect([field(276), field(280)]).toEqual([203, 203]);
    expect([field(372), field(376), field(384), field(388), field(392)]).toEqual([
      576, 3, 1, 1, 72,
    ]);
    expect([field(400), field(420), field(452)]).toEqual([3, 1, 1]);
    expect(page.subarray(1732, 1751).toString('latin1')).toBe('roll_current_72x0mm');
    // Three white lines: one line, repeated twice more, of one run of 72 bytes.
    expect([...page.subarray(1796)]).toEqual([2, 71, 0]);
  });

  test('lines are packed in runs and literals', () => {
    expect([...packLine(Uint8Array.of(1, 1, 1))]).toEqual([2, 1]);
    expect([...packLine(Uint8Array.of(1, 2, 3))]).toEqual([254, 1, 2, 3]);
    expect([...packLine(Uint8Array.of(1, 2, 2))]).toEqual([0, 1, 1, 2]);
    expect(packLine(new Uint8Array(300))).toHaveLength(6);
  });

  test.each([1, 8] as const)('every dot is read back, at %i bits', (bits) => {
    fc.assert(
      fc.property(bitmaps, fc.integer({ min: 1, max: 3 }), (bitmap, scale) => {
        const pageWidthDots = bitmap.widthDots * scale;
        const format: PwgFormat = {
          dpi: 203,
          scale,
          bits,
          pageWidthDots,
          pageHeightDots: undefined,
        };
        const [page] = readPwg(encodePwg(bitmap, format)) ?? [];
        if (page === undefined) throw new Error('not read back');
        expect(page.bitmap.heightDots).toBe(bitmap.heightDots * scale);
        expect(differences(bitmap, page.bitmap, scale)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test('a slip keeps its bytes', () => {
    const bytes = encodePwg(renderReceipt(sampleSlips['service-vi']!, 576), roll);
    const golden = { bytes: bytes.length, sha256: sha256(bytes) };
    const path = new URL('./service-vi.golden.json', import.meta.url);
    expect(golden).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });

  const rastertopdf = findTool('rastertopdf', 'cups-filters');
  const pdfimages = findTool('pdfimages', 'poppler-utils');
  test.skipIf(rastertopdf === undefined || pdfimages === undefined)(
    'CUPS reads it: rastertopdf and pdfimages, 0 dots different',
    () => {
      const directory = mkdtempSync(join(tmpdir(), 'motcham-pwg-'));
      try {
        for (const bits of [1, 8] as const) {
          const bitmap = renderReceipt(sampleSlips['test-diacritics-vi']!, 576);
          const raster = join(directory, `${bits}.pwg`);
          const pdf = join(directory, `${bits}.pdf`);
          writeFileSync(raster, encodePwg(bitmap, { ...roll, bits }));
          const read = execFileSync(rastertopdf!, ['1', 'motcham', 'slip', '1', '', raster], {
            env: {
              ...process.env,
              CONTENT_TYPE: 'image/pwg-raster',
              FINAL_CONTENT_TYPE: 'application/pdf',
            },
            stdio: ['ignore', 'pipe', 'ignore'],
            maxBuffer: 64 * 1024 * 1024,
          });
          writeFileSync(pdf, read);
          execFileSync(pdfimages!, ['-png', pdf, join(directory, `page-${bits}`)], {
            stdio: 'ignore',
          });
          const [name] = readdirSync(directory).filter((file) => file.startsWith(`page-${bits}`));
          const png = PNG.sync.read(readFileSync(join(directory, name!)));
          expect([png.width, png.height]).toEqual([bitmap.widthDots, bitmap.heightDots]);
          let different = 0;
          for (let i = 0; i < png.width * png.height; i += 1) {
            const x = i % png.width;
            const y = Math.trunc(i / png.width);
            const black = (png.data[i * 4] ?? 0) < 128;
            if (black !== isBlack(bitmap, x, y)) different += 1;
          }
          expect(different, `${bits} bits`).toBe(0);
        }
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    },
  );
});

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  return ((bitmap.data[y * bitmap.bytesPerRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

function differences(slip: Bitmap, page: Bitmap, scale: number): number {
  let different = 0;
  for (let y = 0; y < page.heightDots; y += 1) {
    for (let x = 0; x < slip.widthDots * scale; x += 1) {
      const wanted = isBlack(slip, Math.trunc(x / scale), Math.trunc(y / scale));
      if (wanted !== isBlack(page, x, y)) different += 1;
    }
  }
  return different;
}
