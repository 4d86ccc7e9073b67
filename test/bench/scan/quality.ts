import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { generate } from 'lean-qr';
import {
  createZxingJs,
  type DecodeEngine,
  type GreyImage,
  loadZxingWasm,
} from '../../../src/kiosk/devices/scanner/decode/index.ts';
import { climbLadder } from '../../../src/kiosk/devices/scanner/decode/ladder.ts';
import { drawHardFrame } from '../../support/hard-frames.ts';
import { randomOf, someText, type Trouble, troubles } from '../../support/hard-scenes.ts';

type Read = (image: GreyImage) => string | undefined;

/** What ships, and its engines alone, on still images in Node. */
export async function loadReaders(): Promise<Readonly<Record<string, Read>>> {
  const wasm = readFileSync(
    createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'),
  );
  const zxingWasm = await loadZxingWasm({ bytes: new Uint8Array(wasm).buffer });
  const zxingJs: DecodeEngine = createZxingJs();
  return {
    ladder: (image) => climbLadder(zxingWasm, image)?.text,
    'zxing-wasm': (image) => zxingWasm.read(image, 'all').decoded?.text,
    'zxing-js': (image) => zxingJs.read(image, 'qr').decoded?.text,
  };
}

/** Frames read of each trouble, by engine; wrong texts are counted apart. */
export async function measureHardFrames(seed: number, framesEach: number) {
  const readers = await loadReaders();
  const byTrouble: Partial<Record<Trouble, Record<string, number>>> = {};
  const read: Record<string, number> = {};
  const wrong: Record<string, number> = {};
  for (const trouble of troubles) {
    const counts: Record<string, number> = {};
    for (let i = 0; i < framesEach; i += 1) {
      const { width, height, grey, text } = drawHardFrame(
        trouble,
        (i + 0.5) / framesEach,
        seed * 1000 + troubles.indexOf(trouble) * 50 + i,
      );
      // The browser's part of the benchmark goes on meanwhile.
      await setImmediate();
      for (const [name, reader] of Object.entries(readers)) {
        const found = reader({ width, height, data: grey });
        const right = found !== undefined && found === text;
        counts[name] = (counts[name] ?? 0) + (right ? 1 : 0);
        read[name] = (read[name] ?? 0) + (right ? 1 : 0);
        wrong[name] = (wrong[name] ?? 0) + (found !== undefined && !right ? 1 : 0);
      }
    }
    byTrouble[trouble] = counts;
  }
  return { seed, framesEach, withCode: (troubles.length - 1) * framesEach, read, wrong, byTrouble };
}

/** Sizes of a module in perfectly drawn codes, pixels (codes.md, bar 3). */
const moduleSizesPx = [3, 4, 5, 6, 8];

/** Perfectly drawn codes of the kinds that Vietnamese papers carry. */
export async function measureCleanCodes(count: number) {
  const readers = await loadReaders();
  const random = randomOf(77);
  const read: Record<string, number> = {};
  for (let i = 0; i < count; i += 1) {
    await setImmediate();
    const text = someText(random);
    const image = drawClean(text, moduleSizesPx[i % moduleSizesPx.length] ?? 4);
    for (const [name, reader] of Object.entries(readers)) {
      read[name] = (read[name] ?? 0) + (reader(image) === text ? 1 : 0);
    }
  }
  return { count, moduleSizesPx, read };
}

function drawClean(text: string, px: number): GreyImage {
  const code = generate(text);
  const side = (code.size + 8) * px;
  const data = new Uint8Array(side * side).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (code.get(Math.floor(x / px) - 4, Math.floor(y / px) - 4)) data[y * side + x] = 0;
    }
  }
  return { width: side, height: side, data };
}
