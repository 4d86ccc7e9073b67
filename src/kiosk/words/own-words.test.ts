import { afterEach, beforeAll, expect, it } from 'vitest';
import { checkDocument } from '../../domain/check/index.ts';
import { frameWordSchema } from '../../domain/service/index.ts';
import { firstWords } from './first-words.ts';
import { frameWords, loadWords, putOwnWords, wordsFor } from './index.ts';
import { ownTexts } from './own-texts.ts';

beforeAll(loadWords);
afterEach(() => putOwnWords());

it('shows the words of the content, and the shipped ones again without it', () => {
  putOwnWords([
    { key: 'home.title', vi: 'Quý vị tìm gì?', en: 'What are you looking for?' },
    { key: 'search.count', vi: 'Có {{count}} thủ tục', en: 'Found {{count}}', enOne: 'One found' },
  ]);
  expect(wordsFor('vi')('home.title')).toBe('Quý vị tìm gì?');
  expect(wordsFor('en')('home.title')).toBe('What are you looking for?');
  expect(wordsFor('en')('search.count', { count: 4 })).toBe('Found 4');
  expect(wordsFor('vi')('search.count', { count: 4 })).toBe('Có 4 thủ tục');
  putOwnWords();
  expect(wordsFor('vi')('home.title')).toBe('Quý vị cần gì hôm nay?');
});

it('keeps the shipped text where the values differ, and adds no key', () => {
  putOwnWords([
    { key: 'search.count', vi: 'Có {{sum}} thủ tục', en: '{{count}} found', enOne: '{{n}} found' },
    { key: 'home.nowhere', vi: 'Không đâu', en: 'Nowhere' },
  ]);
  expect(wordsFor('vi')('search.count', { count: 4 })).toBe('4 thủ tục');
  expect(wordsFor('en')('search.count', { count: 1 })).toBe('1 procedure');
  expect(wordsFor('en')('search.count', { count: 3 })).toBe('3 found');
  expect(wordsFor('vi')('home.nowhere' as 'home.title')).toBe('home.nowhere');
});

it('speaks the words of the content from the first file on', () => {
  const own = ownTexts([{ key: 'home.title', vi: 'Quý vị tìm gì?', en: 'What?' }], 'vi');
  expect(firstWords(own)('home.title')).toBe('Quý vị tìm gì?');
  expect(firstWords(own)('home.search')).toBe('Tìm thủ tục… (không cần gõ dấu)');
});

it('offers every word to editors, in its form and without an error of the checks', () => {
  const words = frameWords();
  expect(words.length).toBeGreaterThan(500);
  for (const { key, ...texts } of words) {
    expect(frameWordSchema.safeParse({ key, ...texts }).success, key).toBe(true);
    const body = { key, ...texts, shipped: texts };
    const found = checkDocument('word', body, { today: '2026-11-22' });
    expect(
      found.filter(({ severity }) => severity === 'error'),
      key,
    ).toEqual([]);
  }
});
