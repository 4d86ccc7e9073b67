import { expect, test } from 'vitest';
import { type PortionResult, toReport, toResult } from './report.ts';

const portion = (
  profile: string,
  findings: PortionResult['findings'],
  failing: number,
): PortionResult => ({
  profile,
  textSize: 'XL',
  language: 'en',
  seconds: 30,
  cells: 255,
  failing,
  findings,
});

const portions = [
  portion('L32', {}, 0),
  portion('E7L', { home: ['R1 a', 'R2 b', 'R2 c', 'R2 d'], place: ['R18 `e`'] }, 10),
];

test('the whole in numbers: findings stand by screen, unit, size and language', () => {
  expect(toResult(portions, '2026-11-23')).toEqual({
    day: '2026-11-23',
    seconds: 60,
    cells: 510,
    failing: 10,
    known: { 'home E7L XL en': 4, 'place E7L XL en': 1 },
  });
});

test('the page says what was not run, counts what fails and shows three findings a screen', () => {
  const page = toReport(portions, toResult(portions, '2026-11-23'));
  expect(page).toContain('in 1 minutes of one page: 10 of\n510 cells fail');
  expect(page).toMatch(/\| L32 (\| not run ){7}\| 0 (\| not run ){4}\| 0 \| 255 \|/);
  expect(page).toMatch(/\| E7L (\| not run ){7}\| 10 (\| not run ){4}\| 10 \| 255 \|/);
  expect(page).toContain('**Not run yet: 106 of 108 columns.**');
  expect(page).toContain('- E7L, home (XL en): `R1 a`; `R2 b`; `R2 c`, and 1 more');
  expect(page).toContain("- E7L, place (XL en): `R18 'e'`");
  expect(toReport([portion('L32', {}, 0)], toResult([], 'x'))).toContain('Nothing fails.');
});
