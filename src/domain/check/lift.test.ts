import { expect, test } from 'vitest';
import { starterContent } from '../../content/index.ts';
import { liftSummary, liftSummaryMax, tiengOf } from '../lift/index.ts';
import { toServiceDetails, toServiceFacts } from '../service/index.ts';
import { checkLift } from './lift.ts';

test('every procedure of the starter is told in a lift (L2)', () => {
  const { services } = starterContent();
  const lengths = services.map((one) => {
    const { heading, lines } = liftSummary(
      toServiceFacts(one),
      toServiceDetails(one),
      '2026-11-20',
    );
    return [heading, ...lines.map(({ text }) => text)].reduce(
      (sum, { vi }) => sum + tiengOf(vi),
      0,
    );
  });
  expect(services.flatMap(checkLift)).toEqual([]);
  expect(Math.min(...lengths)).toBeGreaterThan(8);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(liftSummaryMax);
});
