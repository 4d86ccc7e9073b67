import { expect, test } from 'vitest';
import { clockWords, longDay, shortDay, slotWords } from './dates.ts';

test('days and times as people read them', () => {
  expect(shortDay('2026-07-18', 'vi')).toBe('18/7');
  expect(longDay('2026-07-18', 'vi')).toBe('18/7/2026');
  expect(longDay('2026-07-18', 'en')).toBe('18 Jul 2026');
  expect(clockWords(522, 'vi')).toBe('8 giờ 42');
  expect(clockWords(480, 'vi')).toBe('8 giờ');
  expect(clockWords(485, 'vi')).toBe('8 giờ 05');
  expect(clockWords(485, 'en')).toBe('8:05');
  expect(slotWords('13:30', 'vi')).toBe('13 giờ 30');
});
