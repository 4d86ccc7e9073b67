import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkContent, starterContent } from './index.ts';

test('whatever is not content is refused, and nothing crashes', () => {
  fc.assert(
    fc.property(fc.anything(), (garbage) => {
      expect(checkContent(garbage, '2026-11-21').some(({ severity }) => severity === 'error')).toBe(
        true,
      );
    }),
  );
});

/** Parts that content of before them has not, and is content all the same. */
const laterParts = ['issuers', 'emergencies', 'seasons', 'leaflets', 'buildings'];

test('a part taken out of the content never goes unseen', () => {
  const content = starterContent();
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(content)), fc.anything(), (key, garbage) => {
      fc.pre(!Array.isArray(garbage) || key === 'services' || key === 'lifeEvents');
      fc.pre(garbage !== undefined || !laterParts.includes(key));
      const errors = checkContent({ ...content, [key]: garbage }, '2026-11-21').filter(
        ({ severity }) => severity === 'error',
      );
      expect(errors.length).toBeGreaterThan(0);
    }),
    { numRuns: 30 },
  );
});
