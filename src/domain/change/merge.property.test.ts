import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSame, mergeEdits, valueAt } from './index.ts';

const leaf = fc.oneof(fc.string({ maxLength: 4 }), fc.integer({ min: 0, max: 9 }), fc.boolean());
const document = fc.record({
  a: leaf,
  b: fc.record({ vi: leaf, en: leaf }),
  c: fc.array(fc.record({ x: leaf, y: leaf }), { maxLength: 3 }),
});

test('whatever two people write, each change is in the result or told as a clash', () => {
  fc.assert(
    fc.property(document, document, document, (base, mine, theirs) => {
      const { body, clashes, taken } = mergeEdits(base, mine, theirs);
      for (const { path, after } of taken) expect(isSame(valueAt(body, path), after)).toBe(true);
      for (const clash of clashes) expect(isSame(clash.mine, clash.theirs)).toBe(false);
      if (isSame(base, mine)) expect(isSame(body, theirs)).toBe(true);
      if (isSame(base, theirs)) expect(isSame(body, mine)).toBe(true);
      if (clashes.length === 0 && isSame(mine, theirs)) expect(isSame(body, mine)).toBe(true);
    }),
  );
});
