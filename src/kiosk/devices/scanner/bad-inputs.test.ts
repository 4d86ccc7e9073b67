import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type GenerateOptions, generate, mode } from 'lean-qr';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawHardFrame } from '../../../../test/support/hard-frames.ts';
import { readCode } from '../../../domain/codes/index.ts';
import { createAcceptRule } from './accept-rule.ts';
import { type GreyImage, newGreyImage } from './decode/grey-image.ts';
import { createLadder, type DecodeEngine, type Ladder, loadZxingWasm } from './decode/index.ts';
import { climbLadder } from './decode/ladder.ts';

// The list of bad input of issue 6, from the picture to what the kiosk takes it for.

const today = { year: 2026, month: 11, day: 25 };
const card =
  '001199012345|012345678|Trần Thị Minh Hoà|05031999|Nữ|Tổ 4, Phường Láng, Hà Nội|12082021';
const payment =
  '00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5';

function drawn(size: number, isDark: (x: number, y: number) => boolean, modulePx = 4): GreyImage {
  const side = (size + 8) * modulePx;
  const image = newGreyImage(side, side);
  image.data.fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const [u, v] = [Math.floor(x / modulePx) - 4, Math.floor(y / modulePx) - 4];
      if (u >= 0 && v >= 0 && u < size && v < size && isDark(u, v)) image.data[y * side + x] = 0;
    }
  }
  return image;
}

function qr(text: string, options: GenerateOptions = {}): GreyImage {
  const code = generate(text, options);
  return drawn(code.size, (x, y) => code.get(x, y));
}

/** Bytes as they are, in no declared character set: as most programs write them. */
function qrOfBytes(bytes: Uint8Array): GreyImage {
  const code = generate(mode.bytes(bytes));
  return drawn(code.size, (x, y) => code.get(x, y));
}

/** Side by side in one picture. */
function beside(left: GreyImage, right: GreyImage): GreyImage {
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
  return both;
}

let engine: DecodeEngine;
let ladder: Ladder;

beforeAll(async () => {
  const bytesOf = async (name: string) =>
    new Uint8Array(await readFile(fileURLToPath(import.meta.resolve(name)))).buffer;
  engine = await loadZxingWasm({ bytes: await bytesOf('zxing-wasm/reader/zxing_reader.wasm') });
  ladder = createLadder(engine, () => performance.now());
});

describe('two payloads in one frame', () => {
  test('frame after frame the same one of them, whole; nothing is mixed', () => {
    const frame = beside(qr(card), qr(payment));
    const accept = createAcceptRule(() => today);
    const told: string[] = [];
    for (let i = 0; i < 6; i += 1) {
      const { text, symbology } = ladder.frame(frame)!;
      if (accept.sees(text, symbology, 100 * i)) told.push(text);
    }
    expect(told).toHaveLength(1);
    expect([card, payment]).toContain(told[0]);
  });

  test('the one that stays is read when the other is taken away', () => {
    const first = ladder.frame(beside(qr(card), qr(payment)))!.text;
    const other = first === card ? payment : card;
    expect(ladder.frame(qr(other))?.text).toBe(other);
  });
});

test('a code shown twice within two seconds is one scan; later it is another', () => {
  const accept = createAcceptRule(() => today);
  const frame = qr(card);
  const told = [0, 900, 1900, 4100].filter((atMs) => {
    const { text, symbology } = ladder.frame(frame)!;
    return accept.sees(text, symbology, atMs);
  });
  expect(told).toEqual([0, 4100]);
});

describe('177 × 177 modules full of text', () => {
  test('read exactly, and taken for nothing but text', () => {
    const text = 'Nguyễn Thị Ánh Tuyết, phường Láng. '.repeat(80).slice(0, 2150);
    const code = generate(text, { minVersion: 40, maxVersion: 40 });
    expect(code.size).toBe(177);
    const read = ladder.frame(qr(text, { minVersion: 40, maxVersion: 40 }))!;
    expect(read.text).toBe(text);
    expect(readCode(read.text, { today, symbology: read.symbology }).kind).toBe('text');
  });

  test('seven thousand digits are too long for any purpose, and refused', () => {
    const read = ladder.frame(qr('7'.repeat(7000)))!;
    expect(read.text).toHaveLength(7000);
    expect(readCode(read.text, { today }).kind).toBe('rejected');
  });
});

test('NFD: read as it stands, understood as the same card', () => {
  const text = card.normalize('NFD');
  const read = ladder.frame(qr(text))!;
  expect(read.text).toBe(text);
  expect(readCode(read.text, { today })).toMatchObject({
    kind: 'citizenCard',
    name: 'Trần Thị Minh Hoà',
  });
});

test('Windows-1258 bytes: the name is dropped, never guessed at', () => {
  // "Trần Thị Minh Hoà" as a Windows program of 1998 writes it: â and a grave, i and a dot below.
  const name = [0x54, 0x72, 0xe2, 0xcc, 0x6e, 0x20, 0x54, 0x68, 0x69, 0xf2, 0x20, 0x4d];
  const rest = [...'inh Ho\u00e0|05031999|N\u01b0|HN|12082021'].map(
    (c) => c.codePointAt(0)! & 0xff,
  );
  const head = [...'001199012345||'].map((c) => c.codePointAt(0)!);
  const read = ladder.frame(qrOfBytes(Uint8Array.from([...head, ...name, ...rest])))!;
  expect(read.text).toContain('�');
  // The digits stand; of the name nothing is kept, and that is said.
  const code = readCode(read.text, { today });
  expect(code).toMatchObject({ kind: 'citizenCard', number: '001199012345', name: undefined });
  expect(code.findings).toContain('nameDamaged');
});

describe('a card photographed from the screen of a phone', () => {
  test.each([1, 2, 3, 4, 5, 6])('grid of its pixels, bright and small: %i', (step) => {
    const frame = drawHardFrame('phoneScreen', step / 8, 7100 + step, { text: card });
    const image = { width: frame.width, height: frame.height, data: frame.grey };
    expect(climbLadder(engine, image)?.text).toBe(card);
  });
});
