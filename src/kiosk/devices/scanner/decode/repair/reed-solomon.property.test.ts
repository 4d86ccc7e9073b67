import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctBlock } from './reed-solomon.ts';

const length = 60;
const checkCount = 22;
/** The block of zeros belongs to every such code, and the code is linear: it stands for all. */
const zeros = () => new Uint8Array(length);

const places = fc.uniqueArray(fc.nat(length - 1), { maxLength: checkCount });
const values = fc.array(fc.integer({ min: 1, max: 255 }), {
  minLength: checkCount,
  maxLength: checkCount,
});

test('what the check codewords can pay for is corrected: an error costs two, an erasure one', () => {
  fc.assert(
    fc.property(places, values, fc.nat(checkCount), (all, wrong, erasedWanted) => {
      const erased = all.slice(0, erasedWanted);
      const errors = all.slice(erasedWanted, erasedWanted + (checkCount - erased.length) / 2);
      const block = zeros();
      for (const [i, place] of [...erased, ...errors].entries()) block[place] = wrong[i] ?? 1;
      expect(correctBlock(block, checkCount, erased, 0)).toBe(
        erased.length + errors.length === 0 ? 0 : errors.length,
      );
      expect(block).toEqual(zeros());
    }),
  );
});

test('spare check codewords are not spent; a block that stays wrong stays as it was', () => {
  fc.assert(
    fc.property(values, (wrong) => {
      const block = zeros();
      for (let i = 0; i < 11; i += 1) block[5 * i] = wrong[i] ?? 1;
      const before = Uint8Array.from(block);
      expect(correctBlock(block, checkCount, [], 2)).toBeUndefined();
      expect(block).toEqual(before);
      expect(correctBlock(block, checkCount, [0, 5], 2)).toBe(9);
    }),
  );
});
