import { describe, expect, test } from 'vitest';
import { starterGuides } from '../../../content/index.ts';
import { birthFlow } from '../test-support/birth.ts';
import { seedDefects } from '../test-support/mutation-score.ts';
import { flowOf } from '../test-support/read.ts';

/** Three shipped flows, and the fixture for its number, its set and its dated fact. */
const shipped = starterGuides().filter(({ services }) =>
  ['1.001193', '1.000894', '1.001612'].includes(services?.[0] ?? ''),
);
const seeded = seedDefects([...shipped, flowOf(birthFlow())]);

test('there are enough defects to mean something (issue 8)', () => {
  expect(shipped).toHaveLength(3);
  expect(
    seeded.filter(({ flow }) => shipped.some(({ id }) => id === flow)).length,
  ).toBeGreaterThanOrEqual(40);
  expect(new Set(seeded.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(20);
});

describe.each(seeded)('$flow: $kind', ({ code, found, witnessed }) => {
  test(`is found as ${code}, with the answers that show it`, () => {
    expect(found).toBeDefined();
    expect(found?.detailVi).not.toBe('');
    // A rule is said as its author wrote it; everything else is in both languages.
    if (code !== 'INV') expect(found?.detailVi).not.toBe(found?.detail);
    expect(witnessed).toBe(true);
  });
});
