import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readWords, writeWords } from './word-code.ts';

const vocabulary = ['an', 'bé', 'căn', 'cước', 'giấy', 'thẻ'];
const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(...vocabulary, 'Thẻ', 'passport', ' ', '|', '  ', '"', '🇻🇳', '́'),
    fc.string({ unit: 'grapheme' }),
  ),
);

it('writes any text so that it is read again, letter for letter', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('').replaceAll('\n', '');
      expect(readWords(writeWords(text, vocabulary), vocabulary)).toBe(text);
    }),
  );
});

it('writes more words than a byte can name', () => {
  const words = Array.from({ length: 3_000 }, (_, i) => `w${i}`);
  const text = [...words, ...words.slice(0, 50), '|', ...words].join(' ');
  const code = writeWords(text, words.slice(1_000));
  expect(readWords(code, words.slice(1_000))).toBe(text);
  expect(code.known.length).toBeGreaterThan(1_700);
  expect(code.rare).not.toContain('w2999');
});

it('refuses a text of several lines, and a code that is cut short of its words', () => {
  expect(() => writeWords('a\nb', [])).toThrow('more than one line');
  const code = writeWords('căn cước', []);
  expect(() => readWords({ ...code, often: '' }, [])).toThrow('not there');
});
