import { expect, test } from 'vitest';
import { wordsIn } from './index.ts';

test('a text without English is shown in Vietnamese, and says so', () => {
  expect(wordsIn({ vi: 'Nộp', en: 'Hand in' }, 'en')).toEqual({ words: 'Hand in', language: 'en' });
  expect(wordsIn({ vi: 'Nộp', en: '' }, 'en')).toEqual({ words: 'Nộp', language: 'vi' });
  expect(wordsIn({ vi: 'Nộp', en: '' }, 'vi')).toEqual({ words: 'Nộp', language: 'vi' });
});
