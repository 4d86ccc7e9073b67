import { correction, generate } from 'lean-qr';
import { expect, test } from 'vitest';
import { correctModules } from './codewords.ts';
import { createFusion } from './fusion.ts';
import { symbolOf } from './symbol.ts';

const symbol = symbolOf(8);
const { side } = symbol;

function drawn(text: string): Float32Array {
  const code = generate(text, {
    minVersion: 8,
    maxVersion: 8,
    maxCorrectionLevel: correction.L,
  });
  return Float32Array.from({ length: side * side }, (_, i) =>
    code.get(i % side, Math.floor(i / side)) ? 1 : -1,
  );
}

/** A reflex: everything within `radius` modules looks light. */
function dazzled(soft: Float32Array, cx: number, cy: number, radius: number): Float32Array {
  return soft.map((value, i) =>
    Math.hypot((i % side) - cx, Math.floor(i / side) - cy) < radius ? -1 : value,
  );
}

const card = drawn('001199012345|012345678|Trần Thị Minh Hoà|05031999|Nữ|Hà Nội|12082021');
const left = dazzled(card, 14, 30, 12);
const right = dazzled(card, 38, 20, 12);

test('what a reflex hides in one frame, another frame shows', () => {
  expect(correctModules(symbol, left)).toBeUndefined();
  expect(correctModules(symbol, right)).toBeUndefined();
  const fusion = createFusion();
  expect(fusion.add(symbol, left)).toBeUndefined();
  const modules = fusion.add(symbol, right);
  expect(modules && Array.from(modules, (m) => 2 * m - 1)).toEqual([...card]);
});

test('the same reflex again and again shows nothing more', () => {
  const fusion = createFusion();
  for (let i = 0; i < 5; i += 1) expect(fusion.add(symbol, left)).toBeUndefined();
});

test('halves of two codes make no third', () => {
  const other = drawn('000.00.12.H26-200526-0001'.padEnd(90, ' '));
  const fusion = createFusion();
  expect(fusion.add(symbol, left)).toBeUndefined();
  const modules = fusion.add(symbol, dazzled(other, 38, 20, 12));
  expect(modules).toBeUndefined();
});

test('another version starts anew', () => {
  const fusion = createFusion();
  fusion.add(symbol, left);
  const small = symbolOf(2);
  expect(fusion.add(small, new Float32Array(small.side ** 2))).toBeUndefined();
  expect(fusion.add(symbol, right)).toBeUndefined();
});
