import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayable, scriptOf, utteranceLengthMax } from './index.ts';
import { sayDigit, sayNumber } from './numbers.ts';

const language = fc.constantFrom('vi' as const, 'en' as const);
/** Letters, pauses and dashes: a voice says nothing else in one way. */
const onlyWords = /^[\p{L}\p{M}\s.,?!'-]*$/u;

const viWords = new Map([
  ['không', 0],
  ['một', 1],
  ['mốt', 1],
  ['hai', 2],
  ['ba', 3],
  ['bốn', 4],
  ['tư', 4],
  ['năm', 5],
  ['lăm', 5],
  ['sáu', 6],
  ['bảy', 7],
  ['tám', 8],
  ['chín', 9],
]);
const viScales = new Map([
  ['nghìn', 1e3],
  ['triệu', 1e6],
  ['tỷ', 1e9],
]);

/** What a listener writes down: the other way round, by another rule. */
function heardVi(said: string): number {
  let [sum, part, digit] = [0, 0, 0];
  for (const word of said.split(' ')) {
    const value = viWords.get(word);
    const scale = viScales.get(word);
    if (value !== undefined) digit = value;
    else if (word === 'trăm') [part, digit] = [part + digit * 100, 0];
    else if (word === 'mươi') [part, digit] = [part + digit * 10, 0];
    else if (word === 'mười') part += 10;
    else if (scale !== undefined) [sum, part, digit] = [sum + (part + digit) * scale, 0, 0];
    else if (word !== 'linh') throw new Error(word);
  }
  return sum + part + digit;
}

describe('whatever stands on a screen', () => {
  it('is said in words alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), language, (text, lang) => {
        const said = sayable(text, lang);
        expect(said).toMatch(onlyWords);
        expect(said).not.toMatch(/^\s|\s$|\s\s/);
      }),
      { numRuns: 1_000 },
    );
  });
  it('is said in words alone where figures, signs and capitals meet', () => {
    const piece = fc.constantFrom(
      '20/11',
      '8:30',
      'H26',
      '-',
      '–',
      '.',
      ',',
      ' ',
      '/',
      '10.000',
      'đ',
      '•••',
      'UBND',
      '0912',
      '%',
      'm²',
      '1022',
      'ngày ',
      'số ',
      'a',
      '(',
      ')',
      '2026',
      '1.001193',
      '+84',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), language, (pieces, lang) => {
        expect(sayable(pieces.join(''), lang)).toMatch(onlyWords);
      }),
      { numRuns: 2_000 },
    );
  });
  it('keeps every figure of a telephone number, in order', () => {
    const phone = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(phone, language, fc.constantFrom('', ' ', '.'), (digits, lang, gap) => {
        const all = [0, 9, ...digits];
        const shown = [all.slice(0, 4), all.slice(4, 7), all.slice(7)]
          .map((p) => p.join(''))
          .join(gap);
        const said = sayable(shown, lang).replace(/,/g, '');
        expect(said).toBe(all.map((digit) => sayDigit(digit, lang)).join(' '));
      }),
    );
  });
  it('comes in breaths that lose no word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('một', 'hai ba', 'bốn,', 'Năm.'), { maxLength: 200 }),
        (list) => {
          const text = list.join(' ');
          const script = scriptOf([{ text, language: 'vi', personal: false }]);
          const bare = (some: string) => some.replace(/[.,]/g, '').replace(/\s+/g, ' ').trim();
          expect(bare(script.map(({ said }) => said).join(' '))).toBe(bare(text));
          expect(Math.max(0, ...script.map(({ said }) => said.length))).toBeLessThanOrEqual(
            utteranceLengthMax,
          );
        },
      ),
    );
  });
});

describe('numbers', () => {
  it('are heard as they are written, each up to 99,999', () => {
    const wrong: number[] = [];
    for (let value = 0; value < 100_000; value += 1) {
      if (heardVi(sayNumber(value, 'vi')) !== value) wrong.push(value);
    }
    expect(wrong).toEqual([]);
  });
  it('are heard as they are written, up to a thousand thousand million', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
        expect(heardVi(sayNumber(value, 'vi'))).toBe(value);
      }),
      { numRuns: 2_000 },
    );
  });
  it('are never said alike', () => {
    for (const lang of ['vi', 'en'] as const) {
      const said = new Set(Array.from({ length: 20_000 }, (_, value) => sayNumber(value, lang)));
      expect(said.size).toBe(20_000);
    }
  });
});

describe('days and hours', () => {
  it('are told apart, all of them', () => {
    for (const lang of ['vi', 'en'] as const) {
      const days = new Set<string>();
      for (let month = 1; month <= 12; month += 1) {
        for (let day = 1; day <= 31; day += 1) days.add(sayable(`${day}/${month}`, lang));
      }
      expect(days.size).toBe(12 * 31);
      const hours = new Set<string>();
      for (let minute = 0; minute < 24 * 60; minute += 1) {
        const shown = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
        hours.add(sayable(shown, lang));
      }
      expect(hours.size).toBe(24 * 60);
    }
  });
});
