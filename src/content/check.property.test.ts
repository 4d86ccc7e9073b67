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

test('a part taken out of the content never goes unseen', () => {
  const content = starterContent();
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(content)), fc.anything(), (key, garbage) => {
      fc.pre(!Array.isArray(garbage) || key === 'services' || key === 'lifeEvents');
      // Content of before there were issuers, and drafts for emergencies, is content.
      fc.pre(garbage !== undefined || (key !== 'issuers' && key !== 'emergencies'));
      const errors = checkContent({ ...content, [key]: garbage }, '2026-11-21').filter(
        ({ severity }) => severity === 'error',
      );
      expect(errors.length).toBeGreaterThan(0);
    }),
    { numRuns: 30 },
  );
});
