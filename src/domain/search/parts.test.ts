import { describe, expect, it } from 'vitest';
import { buildIndex, type IndexHeader } from './build.ts';
import { readQueries } from './evaluate.ts';
import * as names from './feature-names.ts';
import { readConditions, readEquation, readNamed } from './lexicon.ts';
import { loadIndex } from './loaded.ts';
import { readPack, writePack } from './pack.ts';
import { Repairer } from './repair.ts';
import { search } from './search.ts';
import { lowerBound } from './sorted.ts';
import { oneEditApart, soundOf } from './spelling.ts';
import { exampleDocuments, exampleLexicon } from './testing.ts';
import { readToken, tokenise, tokeniseSentence } from './tokens.ts';
import { TypedWords } from './typed-words.ts';

describe('features', () => {
  it('stand where the numbers say', () => {
    expect(names.featureNames).toHaveLength(names.featureCount);
    const numbered = Object.entries(names).filter(([name]) => name.endsWith('At'));
    expect(numbered.length).toBe(8);
    for (const [name, at] of numbered) expect(`${names.featureNames[at as number]}At`).toBe(name);
  });
});

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

function columnNames(packed: Uint8Array): string[] {
  const headBytes = new DataView(packed.buffer, packed.byteOffset).getUint32(4);
  const head = new TextDecoder().decode(packed.subarray(8, 8 + headBytes));
  const { layout } = JSON.parse(head) as { layout: [string, ...unknown[]][] };
  return layout.map(([name]) => name).filter((name) => !name.startsWith('lexicon'));
}

describe('the parts of a sentence', () => {
  const opening = (text: string, max = 40) =>
    tokeniseSentence(text, max, readToken).flatMap(({ text: word, opens }) => (opens ? word : []));
  it('begin behind a comma or a full stop', () => {
    expect(opening('Không phải mới, xin cấp lại. Ở đâu?')).toEqual(['xin', 'ở']);
    expect(opening(', tạm trú')).toEqual(['tạm']);
  });
  it('do not begin inside a number, a code or beyond what is read', () => {
    expect(opening('1.500.000 đồng, H26.12-0001')).toEqual(['h26']);
    expect(opening('a b, c', 2)).toEqual([]);
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

describe('an index of the version before', () => {
  it('is opened still: kiosks hold one until the next content comes', () => {
    const packed = buildIndex(exampleDocuments, exampleLexicon);
    const { header, column } = readPack(packed);
    const { codes, titles, keys, words } = header as IndexHeader;
    const columns = Object.fromEntries(columnNames(packed).map((name) => [name, column(name)]));
    const older = { version: 1, codes, titles, keys, words, lexicon: exampleLexicon };
    const [now, then] = [loadIndex(packed), loadIndex(writePack(older, columns))];
    expect(then.knowledge.lexicon).toEqual(now.knowledge.lexicon);
    expect(search(then, 'lam lai bang lai')).toEqual(search(now, 'lam lai bang lai'));
    expect(() => loadIndex(writePack({ ...older, version: 3 }, columns))).toThrow(
      'another version',
    );
  });
});

describe('what residents typed', () => {
  it('is read once by the words of a session, and anew after the wipe', () => {
    const typed = new TypedWords();
    const before = typed.read('Nguyễn');
    expect(typed.read('Nguyễn')).toBe(before);
    typed.forget();
    expect(typed.read('Nguyễn')).not.toBe(before);
    expect(typed.read('Nguyễn')).toEqual(before);
  });

  it('is repaired by looking through the vocabulary once, and again after the wipe', () => {
    const keys = ['khai', 'sinh', 'tru'];
    let looks = 0;
    const watched = new Proxy(keys, {
      get(target, name, self) {
        if (name === Symbol.iterator) looks += 1;
        return Reflect.get(target, name, self);
      },
    });
    const idOf = new Map(keys.map((key, id) => [key, id]));
    const none = new Set<string>();
    const pairs = Uint32Array.of(1);
    const repairer = new Repairer(watched, idOf, pairs, Uint32Array.of(0, 1, 2, 3), none, none);
    const words = ['kahi', 'sinh'].map(readToken);
    const repair = () => repairer.repair(words, false, () => false).map(({ key }) => key);
    looks = 0;
    expect(repair()).toEqual(['khai', 'sinh']);
    expect(looks).toBe(1);
    repair();
    expect(looks).toBe(1);
    repairer.forget();
    expect(repair()).toEqual(['khai', 'sinh']);
    expect(looks).toBe(2);
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
    expect(readQueries({ queries: [null] })).toBeUndefined();
    expect(readQueries({ queries: [], non_procedure: ['q'] })).toBeUndefined();
  });
});
