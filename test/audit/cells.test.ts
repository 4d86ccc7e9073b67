import { expect, test } from 'vitest';
import { pairwiseCells } from './cells.ts';

test('every pair of levels stands together in a row', () => {
  const cells = pairwiseCells();
  const pairs = (one: keyof (typeof cells)[number], other: keyof (typeof cells)[number]) => {
    const text = (value: unknown) => JSON.stringify(value);
    return new Set(cells.map((cell) => `${text(cell[one])} ${text(cell[other])}`)).size;
  };
  const screens = new Set(cells.map(({ screen }) => screen)).size;
  const frameOf = ({ profile }: (typeof cells)[number]) =>
    profile.name.startsWith('L')
      ? 'lobby'
      : profile.name.replace(/^(E10L)-turned|^(E10P)-turned/, '$1$2 turned');
  const seen = new Set(
    cells.map(
      (cell) =>
        `${cell.screen} ${{ lobby: 'lobby', E10P: 'tablet', 'E10L turned': 'tablet', E7L: 'short' }[frameOf(cell)] ?? 'wide'}`,
    ),
  );
  expect(seen.size).toBe(screens * 4);
  expect(pairs('screen', 'textSize')).toBeGreaterThan(screens * 3);
  expect(pairs('profile', 'theme')).toBe(45);
  expect(pairs('profile', 'language')).toBe(27);
  expect(pairs('screen', 'language')).toBe(screens * 3);
  expect(pairs('profile', 'textSize')).toBe(36);
  expect(pairs('textSize', 'language')).toBe(12);
  expect(pairs('theme', 'reach')).toBe(10);
  // Few more than the two largest factors alone demand.
  expect(cells.length).toBeLessThan(screens * 5 * 1.25);
});
