import { correction, generate } from 'lean-qr';
import { describe, expect, test } from 'vitest';
import { correctModules } from './codewords.ts';
import { type QrSymbol, symbolOf, versionMax } from './symbol.ts';

/** A symbol drawn by another encoder: 1 dark, -1 light. */
function drawn(version: number, level: 'L' | 'M' | 'Q' | 'H', text = 'A1'): Float32Array {
  const code = generate(text, {
    minVersion: version,
    maxVersion: version,
    minCorrectionLevel: correction[level],
    maxCorrectionLevel: correction[level],
  });
  return Float32Array.from({ length: code.size * code.size }, (_, i) =>
    code.get(i % code.size, Math.floor(i / code.size)) ? 1 : -1,
  );
}

const versions = Array.from({ length: versionMax }, (_, i) => i + 1);
const signs = (modules: Uint8Array | undefined) => modules && Array.from(modules, (m) => 2 * m - 1);

/** Turns every `nth` codeword over, as sure of it as of the others or not. */
function damage(symbol: QrSymbol, soft: Float32Array, nth: number, sureness: number): Float32Array {
  const out = Float32Array.from(soft);
  symbol.dataOrder.forEach((module, bit) => {
    if ((bit >> 3) % nth === 0) out[module] = -sureness * (soft[module] as number);
  });
  return out;
}

describe('the modules of a symbol, against another encoder', () => {
  test.each(versions)('version %i: known patterns, order, blocks, four levels', (version) => {
    const symbol = symbolOf(version);
    for (const level of ['L', 'M', 'Q', 'H'] as const) {
      const soft = drawn(version, level);
      for (let i = 0; i < soft.length; i += 1) {
        if (symbol.known[i] !== 0) expect(symbol.known[i]).toBe(soft[i]);
      }
      expect(signs(correctModules(symbol, soft))).toEqual([...soft]);
    }
  });

  test('versions that are not repaired are a bug', () => {
    expect(() => symbolOf(21)).toThrow('no symbol');
    expect(() => symbolOf(0)).toThrow('no symbol');
  });
});

describe('correction', () => {
  const symbol = symbolOf(8);
  const whole = drawn(8, 'M', 'Trần Thị Minh Hoà');

  test('one codeword in seven wrong: corrected without a doubt', () => {
    expect(signs(correctModules(symbol, damage(symbol, whole, 7, 1)))).toEqual([...whole]);
  });

  test('one in five: only when they look doubtful', () => {
    expect(correctModules(symbol, damage(symbol, whole, 5, 1))).toBeUndefined();
    expect(signs(correctModules(symbol, damage(symbol, whole, 5, 0.1)))).toEqual([...whole]);
  });

  test('one in two: nothing is made up', () => {
    expect(correctModules(symbol, damage(symbol, whole, 2, 0.1))).toBeUndefined();
  });

  test('noise is no symbol, of any version', () => {
    let seed = 11;
    const noise = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
      return seed / 2 ** 31;
    };
    for (const version of versions) {
      const some = symbolOf(version);
      for (let turn = 0; turn < 5; turn += 1) {
        const soft = Float32Array.from(some.known, noise);
        expect(correctModules(some, soft)).toBeUndefined();
      }
    }
  }, 120_000);
});
