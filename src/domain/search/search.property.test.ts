import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIndex, loadIndex, search } from './index.ts';
import { exampleDocuments, exampleLexicon } from './testing.ts';

const index = loadIndex(buildIndex(exampleDocuments, exampleLexicon));

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'x'.repeat(10_000),
    'khai sinh '.repeat(1_000),
    ' '.repeat(10_000),
    '\u202Eهوية‏',
    '<script>alert(1)</script>',
    '👨‍👩‍👧‍👦'.repeat(200),
    'a\u0301'.repeat(5_000),
    '__proto__ constructor',
    '\ud800',
    '1'.repeat(300),
  ),
);

describe('any query', () => {
  it('is answered, with marks inside the title, in order, and codes of the catalogue', () => {
    const codes = new Map(exampleDocuments.map((document) => [document.code, document]));
    fc.assert(
      fc.property(hostile, (query) => {
        const answer = search(index, query);
        const found = answer.hits.map((hit) => hit.code);
        expect(new Set(found).size).toBe(found.length);
        for (const hit of answer.hits) {
          const title = codes.get(hit.code)?.shortTitle[answer.language] ?? '';
          expect(Number.isFinite(hit.score)).toBe(true);
          let end = 0;
          for (const [from, to] of hit.marks.title) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(title.length);
            end = to;
          }
        }
      }),
    );
  });
  it('is answered the same again', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const answer = search(index, one);
        search(index, other);
        expect(search(index, one)).toEqual(answer);
      }),
    );
  });
  it('of a title without its marks finds the title', () => {
    fc.assert(
      fc.property(fc.constantFrom(...exampleDocuments), fc.boolean(), (document, plain) => {
        const { vi } = document.title;
        const query = plain ? vi.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd') : vi;
        const found = search(index, query).hits.slice(0, 1);
        expect(found.map((hit) => hit.code)).toEqual([document.code]);
      }),
    );
  });
});
