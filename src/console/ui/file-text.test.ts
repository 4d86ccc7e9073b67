import { expect, it } from 'vitest';
import { language, sayNumber } from '../words/index.ts';
import { fileText } from './file-text.ts';

it.each(['vi', 'en'] as const)('writes numbers as digits, and nothing else, in %s', (chosen) => {
  language.value = chosen;
  const count = { key: 'count', text: (n: number) => sayNumber(n), value: (n: number) => n };
  expect(fileText(count, 9_571)).toBe('9571');
  expect(fileText(count, -1_234)).toBe('-1234');
  // A length of time is ordered by its seconds, and told in words.
  expect(fileText({ ...count, text: (n) => `${n} phút` }, 9_571)).toBe('9571 phút');
  expect(fileText({ key: 'name', text: () => '9.571' }, 9_571)).toBe('9.571');
  language.value = 'vi';
});
