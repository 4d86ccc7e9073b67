import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { generate } from 'lean-qr';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { drawHardFrame } from '../../../../../test/support/hard-frames.ts';
import type { DecodeEngine, Sight, Unread } from './decoded.ts';
import { type GreyImage, newGreyImage } from './grey-image.ts';
import { createZxingJs, decodeImage, type EngineName, loadZxingWasm } from './index.ts';
import { climbLadder } from './ladder.ts';
import { closePart, farPart } from './part.ts';
import { retries } from './retries.ts';

const nothing: Sight = { decoded: undefined, unread: [] };

const at = (x: number, y: number) => ({ x, y });

/** An engine that answers from a list and remembers what it was shown. */
function scripted(answers: Sight[]): DecodeEngine & { sizes: number[] } {
  const sizes: number[] = [];
  return {
    sizes,
    read(image) {
      sizes.push(image.width);
      return answers[sizes.length - 1] ?? nothing;
    },
  };
}

function qr(text: string, modulePx: number): GreyImage {
  const code = generate(text);
  const side = (code.size + 8) * modulePx;
  const image = newGreyImage(side, side);
  image.data.fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const module = code.get(Math.floor(x / modulePx) - 4, Math.floor(y / modulePx) - 4);
      if (module) image.data[y * side + x] = 0;
    }
  }
  return image;
}

const rgbaOf = (image: GreyImage) =>
  Uint8Array.from({ length: image.data.length * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : image.data[i >> 2]!,
  );

describe('the order of tries', () => {
  test('a still image gets all of them', () => {
    const engine = scripted([]);
    expect(climbLadder(engine, newGreyImage(64, 48))).toBeUndefined();
    const atOnce = retries.filter(({ showsAtOnce }) => showsAtOnce).length;
    expect(engine.sizes).toHaveLength(1 + atOnce + retries.length);
  });

  test('of a large frame, retries see the unread symbol, or the middle', () => {
    const image = newGreyImage(1280, 720);
    image.data[10 * 1280 + 10] = 9;
    image.data[360 * 1280 + 640] = 7;
    const symbol: Unread = { version: 1, corners: [at(0, 0), at(40, 0), at(40, 40), at(0, 40)] };
    const corner = closePart(image, [symbol]);
    expect(corner.image.width * corner.image.height).toBeLessThanOrEqual(500_000);
    expect(corner.image.data).toContain(9);
    expect(corner.place([symbol])).toEqual([symbol]);
    const middle = closePart(image, []);
    expect(middle.image.data).toContain(7);
    expect(middle.image.data).not.toContain(9);
    const [x, y] = [(1280 - middle.image.width) / 2, (720 - middle.image.height) / 2];
    const shown = middle.place([symbol])[0]?.corners[2];
    expect(shown?.x).toBeCloseTo(40 - x, 0);
    expect(shown?.y).toBeCloseTo(40 - y, 0);
    expect(closePart(newGreyImage(640, 480), []).image.width).toBe(640);
  });

  test('the whole of a large frame, smaller: for a code that fills it', () => {
    const image = newGreyImage(1921, 1080);
    image.data.fill(90);
    const far = farPart(image);
    expect([far.image.width, far.image.height]).toEqual([640, 360]);
    expect(far.image.data.every((value) => value === 90)).toBe(true);
    const corners = [at(300, 30), at(600, 30), at(600, 330), at(300, 330)] as const;
    expect(far.place([{ version: 2, corners }])[0]?.corners[1]).toEqual({ x: 200, y: 10 });
  });
});

describe('real engines', () => {
  let zxingWasm: DecodeEngine;
  const zxingJs = createZxingJs();

  beforeAll(async () => {
    const path = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
    const file = await readFile(path);
    const writer = fileURLToPath(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm'));
    prepareZXingModule({
      overrides: { wasmBinary: new Uint8Array(await readFile(writer)).buffer },
    });
    zxingWasm = await loadZxingWasm({ bytes: new Uint8Array(file).buffer });
  });

  test("WebAssembly that is not its maker's is not run", async () => {
    const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]).buffer;
    await expect(loadZxingWasm({ bytes })).rejects.toThrow('another hash');
  });

  const read = (image: GreyImage, name: EngineName = 'ladder') =>
    decodeImage({ zxingWasm, zxingJs }, rgbaOf(image), image.width, image.height, name);

  test.each([
    ['a name', 'Trần Thị Minh Hoà, Phường Láng, Hà Nội'],
    ['a card', '001199012345||Trần Thị Minh Hoà|05031999|Nữ|Tổ 4, Phường Láng, Hà Nội|12082021'],
    ['a product', 'https://id.gs1.org/01/08935049500018'],
    ['177 modules full of digits', '0'.repeat(7000)],
  ])(
    'every engine reads exact UTF-8: %s',
    (_, text) => {
      const image = qr(text, 4);
      expect(read(image)).toEqual({ text, symbology: 'QRCode' });
      expect(read(image, 'zxing-wasm')?.text).toBe(text);
      // zxing-js gives up on some perfect codes; where it reads, it reads the same.
      expect([text, undefined]).toContain(read(image, 'zxing-js')?.text);
    },
    60_000,
  );

  test.each([
    ['EAN13', '8935049500018', 'EAN13', '8935049500018'],
    ['EAN8', '96385074', 'EAN8', '96385074'],
    // An American product is a European one with a leading zero: the same GTIN.
    ['UPCA', '036000291452', 'EAN13', '0036000291452'],
    ['ITF', '18935049500015', 'ITF', '18935049500015'],
    ['Code128', 'H26.17.45-260815-0003', 'Code128', 'H26.17.45-260815-0003'],
  ] as const)(
    'bar codes of products and receipts: %s %s',
    async (format, written, symbology, text) => {
      const { symbol } = await writeBarcode(written, { format, scale: 2 });
      const [width, height] = [symbol.width + 60, symbol.height + 120];
      const image = newGreyImage(width, height);
      image.data.fill(255);
      for (let y = 0; y < symbol.height; y += 1) {
        const row = symbol.data.subarray(y * symbol.width, (y + 1) * symbol.width);
        image.data.set(row, (y + 60) * width + 30);
      }
      const decoded = read(image);
      expect(decoded).toEqual({ text, symbology });
      const turned: GreyImage = { ...newGreyImage(height, width) };
      for (let y = 0; y < width; y += 1) {
        for (let x = 0; x < height; x += 1)
          turned.data[y * height + x] = image.data[x * width + y]!;
      }
      expect(read(turned)?.text).toBe(text);
    },
    30_000,
  );

  test('half of an interleaved bar code is no code', async () => {
    const { symbol } = await writeBarcode('18935049500015', { format: 'ITF', scale: 2 });
    // Cut where the engine alone reads four or eight of its digits, and elsewhere.
    for (const share of [45 / 135, 0.5, 81 / 135, 0.8]) {
      const width = Math.round(symbol.width * share);
      const image = newGreyImage(width + 60, symbol.height + 120);
      image.data.fill(255);
      for (let y = 0; y < symbol.height; y += 1) {
        const row = symbol.data.subarray(y * symbol.width, y * symbol.width + width);
        image.data.set(row, (y + 60) * image.width + 30);
      }
      expect(read(image)).toBeUndefined();
    }
  }, 30_000);

  test.each([
    ['lowContrast', 0.25, 43051],
    ['lowContrast', 0.083, 43050],
  ] as const)('a bar code in trouble, unread at first sight: %s', (trouble, severity, seed) => {
    const text = '8935049500018';
    const { width, height, grey } = drawHardFrame(trouble, severity, seed, { bars: true, text });
    const image: GreyImage = { width, height, data: grey };
    expect(zxingWasm.read(image, 'all').decoded).toBeUndefined();
    expect(climbLadder(zxingWasm, image)).toEqual({ text, symbology: 'EAN13' });
  });

  test.each(['inverted', 'mirrored'] as const)(
    '%s and out of focus',
    (trouble) => {
      const frame = drawHardFrame(trouble, 0.8, 41206);
      const image: GreyImage = { width: frame.width, height: frame.height, data: frame.grey };
      expect(climbLadder(zxingWasm, image)?.text).toBe(frame.text);
    },
    30_000,
  );

  test('two codes in one image: one of them, whole, and the same one again', () => {
    const texts = ['000.00.12.H26-200526-0001', 'https://id.gs1.org/01/08935049500018'];
    const [left, right] = texts.map((text) => qr(text, 4)) as [GreyImage, GreyImage];
    const both = newGreyImage(left.width + right.width, Math.max(left.height, right.height));
    both.data.fill(255);
    for (const [image, from] of [
      [left, 0],
      [right, left.width],
    ] as const) {
      for (let y = 0; y < image.height; y += 1) {
        const row = image.data.subarray(y * image.width, (y + 1) * image.width);
        both.data.set(row, y * both.width + from);
      }
    }
    const first = read(both)?.text;
    expect(texts).toContain(first);
    expect(read(both)?.text).toBe(first);
  });

  test('an image without a code', () => {
    const noise = newGreyImage(320, 240);
    let seed = 7;
    for (let i = 0; i < noise.data.length; i += 1) {
      seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
      noise.data[i] = seed >>> 24;
    }
    expect(read(noise)).toBeUndefined();
    expect(read(newGreyImage(16, 16))).toBeUndefined();
  });

  test('noise and shadow that the first look misses, a retry reads', () => {
    const text = '000.00.12.H26-200526-0001';
    const image = qr(text, 3);
    let seed = 3;
    for (let i = 0; i < image.data.length; i += 1) {
      const x = i % image.width;
      seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
      const light = 0.12 + (0.1 * x) / image.width;
      image.data[i] = 40 + image.data[i]! * light + ((seed >>> 24) - 128) * 0.13;
    }
    expect(read(image)?.text).toBe(text);
  });
});
