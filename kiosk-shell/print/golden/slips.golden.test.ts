import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { describe, expect, test, vi } from 'vitest';
import {
  layoutReceipt,
  measureText,
  type ReceiptDocument,
  receiptMetrics,
  subsetSpans,
} from '../../domain.ts';
import {
  bitmapPng,
  bitmapRows,
  cssFont,
  fontSubsets,
  registerFonts,
  renderReceipt,
} from '../raster/index.ts';
import { goldenCases, goldenFile, goldenSlips } from './cases.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** A bitmap as PNG readers see it: one grey byte a dot. */
function greyOf(png: Buffer): { width: number; height: number; rgba: Buffer } {
  const { width, height, data } = PNG.sync.read(png);
  return { width, height, rgba: data };
}

/** Text of the QR of a slip, read from the printed dots around it. */
function qrTextOf(document: ReceiptDocument, widthDots: number): string | undefined {
  const qr = layoutReceipt(document, receiptMetrics, widthDots).elements.find(
    (element) => element.type === 'qr',
  )!;
  const quiet = 4 * qr.moduleDots;
  const bitmap = renderReceipt(document, widthDots);
  const part = bitmapRows(
    bitmap,
    qr.yDots - quiet,
    qr.yDots + qr.rows.length * qr.moduleDots + quiet,
  );
  const { width, height, rgba } = greyOf(bitmapPng(part));
  // The package is CommonJS: its types call the function `default`, Node hands it out as such.
  const decode = 'default' in jsqr ? jsqr.default : jsqr;
  return decode(new Uint8ClampedArray(rgba), width, height)?.data;
}

/** The compiler holds this list complete. */
const everyKind: Readonly<Record<ReceiptDocument['kind'], true>> = {
  service: true,
  feedback: true,
  appointment: true,
  dossierQuestion: true,
  follow: true,
  test: true,
  staff: true,
};

describe('golden slips', () => {
  test.each(goldenCases)(
    '$name: every dot as approved',
    ({ name, document, widthDots, reprint }) => {
      const golden = greyOf(readFileSync(goldenFile(name)));
      const now = greyOf(bitmapPng(renderReceipt(document, widthDots, reprint)));
      expect([now.width, now.height]).toEqual([golden.width, golden.height]);
      expect(Buffer.compare(now.rgba, golden.rgba), 'run "npm run generate:slips" and look').toBe(
        0,
      );
    },
  );

  test('there is one of every kind of slip, in both languages', () => {
    const seen = new Set(
      Object.values(goldenSlips).map(({ kind, language }) => `${kind} ${language}`),
    );
    const wanted = Object.keys(everyKind).flatMap((kind) => [`${kind} vi`, `${kind} en`]);
    expect([...seen].sort()).toEqual(wanted.sort());
  });

  test('no golden picture is left over from a slip that is gone', () => {
    const pictures = readdirSync(new URL('.', import.meta.url)).filter((file) =>
      file.endsWith('.png'),
    );
    expect(pictures.sort()).toEqual(goldenCases.map(({ name }) => `${name}.png`).sort());
  });
});

describe('QR codes of the raster', { timeout: 60_000 }, () => {
  const coded = Object.entries(goldenSlips).flatMap(([name, document]) =>
    document.blocks.flatMap((block) =>
      block.type === 'qr' ? [{ name, document, text: block.text }] : [],
    ),
  );

  test.each(coded)('$name reads as written, at both widths (jsqr)', ({ document, text }) => {
    expect(qrTextOf(document, 576)).toBe(text);
    expect(qrTextOf(document, 384)).toBe(text);
  });

  const zbar = ['/usr/bin/zbarimg', '/usr/local/bin/zbarimg'].find((path) => existsSync(path));
  test.skipIf(zbar === undefined)('every golden picture reads by zbarimg', () => {
    for (const { name, document } of goldenCases) {
      const text = document.blocks.find((block) => block.type === 'qr')?.text;
      // A readiness report has no code: it is for a folder.
      if (text === undefined) continue;
      const read = execFileSync(zbar!, ['--quiet', '--raw', goldenFile(name)], {
        stdio: ['ignore', 'pipe', 'ignore'],
        encoding: 'utf8',
      });
      expect(read.trim(), name).toBe(text);
    }
  });
});

describe('layout and raster agree', () => {
  test('every run is as wide on the canvas as the packed metrics say', () => {
    registerFonts();
    const context = createCanvas(8, 8).getContext('2d');
    for (const document of Object.values(goldenSlips)) {
      for (const element of layoutReceipt(document, receiptMetrics, 576).elements) {
        if (element.type !== 'run') continue;
        const { text, weight, sizeDots, widthDots } = element;
        let canvasDots = 0;
        for (const span of subsetSpans(text, receiptMetrics)) {
          context.font = cssFont(fontSubsets[span.subset]!, weight, sizeDots);
          canvasDots += context.measureText(span.text).width;
        }
        expect(measureText(text, { weight, sizeDots }, receiptMetrics)).toBe(widthDots);
        expect(canvasDots, text).toBeCloseTo(widthDots, 0);
      }
    }
  });

  test('no ink is cut at the edges of the paper', () => {
    for (const { document, widthDots, reprint } of goldenCases) {
      const bitmap = renderReceipt(document, widthDots, reprint);
      for (let row = 0; row < bitmap.heightDots; row += 1) {
        const at = row * bitmap.bytesPerRow;
        expect((bitmap.data[at] ?? 0) & 0x80).toBe(0);
        expect((bitmap.data[at + bitmap.bytesPerRow - 1] ?? 0) & 0x01).toBe(0);
      }
    }
  });

  const tesseract = existsSync('/usr/bin/tesseract');
  const vietnamese = tesseract && languagesOf().includes('vie');
  test.skipIf(!vietnamese)(
    'a reader of Vietnamese reads the lines (tesseract)',
    () => {
      const read = execFileSync(
        '/usr/bin/tesseract',
        [goldenFile('service-vi'), '-', '-l', 'vie', '--psm', '6'],
        {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        },
      );
      for (const line of [
        'Giấy chứng nhận kết hôn',
        'Điểm một cửa phường Yên Hòa',
        'Thứ Hai 23/11, từ 8 giờ đến 17 giờ',
        'Quét để xem lại trên điện thoại',
      ]) {
        expect(read).toContain(line);
      }
    },
    60_000,
  );
});

function languagesOf(): string {
  return execFileSync('/usr/bin/tesseract', ['--list-langs'], { encoding: 'utf8' });
}
