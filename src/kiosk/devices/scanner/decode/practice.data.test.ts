import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DecodeEngine } from './decoded.ts';
import type { GreyImage } from './grey-image.ts';
import { loadZxingWasm } from './index.ts';
import { climbLadder } from './ladder.ts';

const directory = process.env['MOTCHAM_DATA'] ?? join(process.cwd(), '../shared/data');
const path = join(directory, 'qr/gen.mjs');
const present = existsSync(path);
if (!present) {
  process.stderr.write(
    `\nSKIPPED, NOT PASSED: no practice images at ${path} (set MOTCHAM_DATA).\n\n`,
  );
}

/** One drawn frame: 8-bit luma and the text in it; null on an empty desk. */
interface Practice {
  readonly g: Uint8Array<ArrayBuffer>;
  readonly W: number;
  readonly H: number;
  readonly meta: { readonly text: string | null };
}
type MakeOne = (category: string, index: number, total: number, seed: number) => Practice;

/** The first of eleven steps of each trouble: what any ladder must read. */
const troubles = [
  'nominal',
  'perspective',
  'lowcontrast',
  'lowlight',
  'motion',
  'smallmod',
  'jpeg',
];

/** Frames that the engine alone does not read: what repair is for. */
const repaired = [
  ['smallmod', 10],
  ['defocus', 8],
  ['motion', 8],
  ['glare', 9],
  ['lowcontrast', 10],
  ['damage', 7],
  ['combo', 10],
] as const;

describe.skipIf(!present)('frames with trouble, drawn for practice', () => {
  let engine: DecodeEngine;
  let makeOne: MakeOne;
  const imageOf = ({ g, W, H }: Practice): GreyImage => ({ width: W, height: H, data: g });

  beforeAll(async () => {
    ({ makeOne } = (await import(pathToFileURL(path).href)) as { makeOne: MakeOne });
    const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
    engine = await loadZxingWasm({ bytes: new Uint8Array(await readFile(wasm)).buffer });
  });

  test.each(repaired)(
    '%s %i, unread at first sight, is read by the ladder',
    (trouble, index) => {
      const frame = makeOne(trouble, index, 11, 1);
      expect(engine.read(imageOf(frame), 'all').decoded).toBeUndefined();
      expect(climbLadder(engine, imageOf(frame))?.text).toBe(frame.meta.text);
    },
    60_000,
  );

  test.each(troubles)(
    '%s is read exactly',
    (trouble) => {
      const frame = makeOne(trouble, 0, 11, 1);
      expect(climbLadder(engine, imageOf(frame))?.text).toBe(frame.meta.text);
    },
    60_000,
  );

  test('an empty desk with print on it gives nothing', () => {
    for (const index of [0, 1]) {
      expect(climbLadder(engine, imageOf(makeOne('empty', index, 14, 1)))).toBeUndefined();
    }
  }, 60_000);
});
