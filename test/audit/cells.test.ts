import { expect, test } from 'vitest';
import { pairwiseCells } from './cells.ts';

test('every pair of levels stands together in a row', () => {
  const cells = pairwiseCells();
  const pairs = (one: keyof (typeof cells)[number], other: keyof (typeof cells)[number]) => {
    const text = (value: unknown) => JSON.stringify(value);
    return new Set(cells.map((cell) => `${text(cell[one])} ${text(cell[other])}`)).size;
  };
  const screens = new Set(cells.map(({ screen }) => screen)).size;
  expect(pairs('screen', 'profile')).toBe(screens * 9);
  expect(pairs('screen', 'language')).toBe(screens * 3);
  expect(pairs('profile', 'textSize')).toBe(36);
  expect(pairs('textSize', 'language')).toBe(12);
  expect(pairs('theme', 'reach')).toBe(10);
  // Few more than the two largest factors alone demand.
  expect(cells.length).toBeLessThan(screens * 9 * 1.15);
});
