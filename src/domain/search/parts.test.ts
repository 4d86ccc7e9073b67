import { describe, expect, it } from 'vitest';
import { readQueries } from './evaluate.ts';
import { readConditions, readEquation, readNamed } from './lexicon.ts';
import { readPack, writePack } from './pack.ts';
import { lowerBound } from './sorted.ts';
import { oneEditApart, soundOf } from './spelling.ts';
import { tokenise } from './tokens.ts';

describe('spelling', () => {
  it.each([
    ['khai', 'kai', true],
    ['hon', 'hion', true],
    ['nhan', 'nhna', true],
    ['sinh', 'xinh', true],
    ['khai', 'khai', false],
    ['khai', 'sinh', false],
    ['abc', 'cba', false],
    ['ab', 'abcd', false],
  ])('one edit: %s %s %s', (a, b, apart) => {
    expect(oneEditApart(a, b)).toBe(apart);
    expect(oneEditApart(b, a)).toBe(apart);
  });
  it.each([
    ['tru', 'chu'],
    ['xa', 'sa'],
    ['nam', 'lam'],
    ['gia', 'da'],
    ['ky', 'ki'],
  ])('sound alike: %s %s', (a, b) => {
    expect(soundOf(a)).toBe(soundOf(b));
  });
  it('keeps y apart where it makes another sound', () => {
    expect(soundOf('lay')).not.toBe(soundOf('lai'));
  });
});

describe('tokens', () => {
  it('reads words, keys and marks', () => {
    expect(tokenise('Hoà, kỹ  SỐ 2', 9)).toEqual([
      { text: 'hoà', word: 'hòa', key: 'hoa', marked: true },
      { text: 'kỹ', word: 'kĩ', key: 'ki', marked: true },
      { text: 'số', word: 'số', key: 'so', marked: true },
      { text: '2', word: 'hai', key: 'hai', marked: false },
    ]);
    expect(tokenise('a b c', 2)).toHaveLength(2);
  });
});

describe('lines of the lexicon', () => {
  it('reads conditions with groups and negations', () => {
    expect(readConditions('a b|$g & !c', { g: 'd|e' })).toEqual([
      { words: ['a b', 'd', 'e'], negated: false },
      { words: ['c'], negated: true },
    ]);
  });
  it('splits equations and names, and refuses lines without', () => {
    expect(readEquation('a|b = c d')).toEqual(['a|b', 'c d']);
    expect(readEquation('a =')).toEqual(['a', '']);
    expect(readNamed('x: a = b')).toEqual(['x', 'a = b']);
    expect(() => readEquation('a')).toThrow();
    expect(() => readNamed('a')).toThrow();
  });
});

describe('packing', () => {
  it('gives columns of every width back', () => {
    const columns = {
      a: Uint8Array.of(1, 2, 3),
      b: Uint16Array.of(65_535),
      c: Uint32Array.of(7, 2 ** 31),
      falling: Uint32Array.of(2 ** 31, 7),
      rising: Uint32Array.of(0, 0, 127, 128, 300, 2 ** 32 - 1),
      none: Uint32Array.of(),
    };
    const { header, column } = readPack(writePack({ hello: 'ư' }, columns));
    expect(header).toEqual({ hello: 'ư' });
    for (const [name, values] of Object.entries(columns)) expect(column(name)).toEqual(values);
    expect(() => column('d')).toThrow(/no column/);
  });
});

describe('lower bound', () => {
  it('finds the first that is not below', () => {
    const list = [1, 3, 3, 5];
    expect([0, 3, 4, 9].map((x) => lowerBound(4, (i) => list[i]! < x))).toEqual([0, 1, 3, 4]);
  });
});

describe('a file of queries', () => {
  it('is read, or refused', () => {
    expect(readQueries({ queries: [{ id: 'a', type: 't', query: 'q', code: 'c' }] })).toEqual({
      queries: [{ id: 'a', type: 't', query: 'q', code: 'c', accept: [] }],
      nonProcedure: [],
    });
    expect(readQueries({ queries: 5 })).toBeUndefined();
    expect(readQueries(null)).toBeUndefined();
  });
});
