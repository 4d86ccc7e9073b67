import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf } from '../../../test/support/type-syllable.ts';
import {
  composeKey,
  decodeTelex,
  decodeVni,
  fold,
  isFoldedSyllable,
  isPlain,
  isSyllable,
  listSyllables,
  normalise,
  normaliseTonePlacement,
} from './index.ts';
import { findTone, splitTone, tones } from './letters.ts';

const syllables = listSyllables();
const syllable = fc.constantFrom(...syllables);

describe('a text in plain letters', () => {
  it('is normal already, and all beyond ASCII in it are letters', () => {
    const letters = fc.constantFrom(...'aăâđêôơưỹỴĐ ớ1-,.\u0301\u0323\u200bÅ\u212aéñ中😀');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(letters, fc.string({ unit: 'binary', maxLength: 1 }))),
        (parts) => {
          const text = parts.join('');
          if (!isPlain(text)) return;
          expect(text.normalize('NFC')).toBe(text);
          expect([...text].filter((sign) => sign > '\u007f').join('')).toMatch(/^\p{L}*$/u);
        },
      ),
    );
    expect(['Đăng ký khai sinh, 2', 'Ỵỹ'].every((text) => isPlain(text))).toBe(true);
    expect(['a\u0301', 'é\u0323', 'ñ', '\u200b', '中'].some((text) => isPlain(text))).toBe(false);
  });
});

describe('every syllable', () => {
  it('is composed letter by letter with its tone at the end, or at any time after a vowel (R59)', () => {
    let wrong = 0;
    let tried = 0;
    for (const word of syllables) {
      const { bare, tone } = splitTone(word);
      const places = tone === undefined ? [bare.length] : [];
      if (tone !== undefined)
        for (let at = 1; at <= bare.length; at++)
          if (/[aăâeêioôơuưy]/.test(bare.slice(0, at))) places.push(at);
      for (const place of places) {
        let text = '';
        [...bare].forEach((letter, index) => {
          text = composeKey(text, { kind: 'letter', letter });
          if (tone !== undefined && index + 1 === place)
            text = composeKey(text, { kind: 'tone', tone });
        });
        tried++;
        if (text !== word) wrong++;
      }
    }
    expect(syllables.length).toBeGreaterThan(15_000);
    expect(tried).toBeGreaterThan(syllables.length);
    expect(wrong).toBe(0);
  });
  it.each([
    ['Telex', 'old'],
    ['Telex', 'new'],
    ['VNI', 'old'],
    ['VNI', 'new'],
  ] as const)(
    'comes from the keys of %s, tone in the %s style, the tone last or at once',
    (method, style) => {
      const wrong: string[] = [];
      for (const old of syllables) {
        const word = normaliseTonePlacement(old, style);
        for (const keys of keysOf(word, method)) {
          let text = 'a ';
          for (const letter of keys) text = composeKey(text, { kind: 'typed', letter }, style);
          if (text !== `a ${word}`) wrong.push(`${keys} → ${text}, not ${word}`);
        }
      }
      expect(wrong).toEqual([]);
    },
  );
  it('is a syllable, folded too, in both styles', () => {
    fc.assert(
      fc.property(syllable, (word) => {
        expect(isSyllable(word)).toBe(true);
        expect(isSyllable(normaliseTonePlacement(word, 'new'))).toBe(true);
        expect(normaliseTonePlacement(normaliseTonePlacement(word, 'new'))).toBe(word);
        expect(isFoldedSyllable(fold(word))).toBe(true);
      }),
    );
  });
  it('is left alone by the decoders', () => {
    fc.assert(
      fc.property(fc.array(syllable, { maxLength: 5 }), (words) => {
        const text = words.join(' ');
        expect(decodeTelex(text)).toBe(text);
        expect(decodeVni(text)).toBe(text);
      }),
    );
  });
  it('loses its tone when the tone is pressed twice', () => {
    fc.assert(
      fc.property(syllable, fc.constantFrom(...tones), (word, tone) => {
        const { bare } = splitTone(word);
        const once = composeKey(bare, { kind: 'tone', tone });
        expect([...once].filter((letter) => findTone(letter) === tone)).toHaveLength(1);
        expect(composeKey(once, { kind: 'tone', tone })).toBe(bare);
      }),
    );
  });
});

describe('any text', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  it('folds and normalises to a fixed point', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(fold(fold(value))).toBe(fold(value));
        expect(normalise(normalise(value))).toBe(normalise(value));
      }),
    );
  });
  it('survives every key', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...tones), (value, tone) => {
        expect(() => composeKey(value, { kind: 'tone', tone })).not.toThrow();
        const shorter = composeKey(value, { kind: 'delete' });
        expect(shorter.length).toBeLessThanOrEqual(normalise(value).length);
        expect(() => decodeVni(decodeTelex(value))).not.toThrow();
      }),
    );
  });
});
