import { expect, test } from 'vitest';
import { type KeyRow, keyboardRows, smallKeyboardRows } from './keyboard-layout.ts';

const idsOf = (rows: readonly KeyRow[]) => rows.flat().map(({ id }) => id);
const lettersOf = (ids: readonly string[]) => ids.filter((id) => id.length === 1);

test('on seven inches the two layers of letters hold every letter and tone of the large keyboard', () => {
  const small = [...idsOf(smallKeyboardRows.letters), ...idsOf(smallKeyboardRows.marks)];
  const large = idsOf(keyboardRows.letters);
  expect(new Set(small)).toEqual(new Set([...large, 'marks']));
  expect(lettersOf(small)).toHaveLength(lettersOf(large).length);
});

test('figures are all there, and every letter that a code read aloud may have', () => {
  expect(idsOf(smallKeyboardRows.digits)).toEqual(expect.arrayContaining([...'0123456789-/.,']));
  expect(lettersOf(idsOf(smallKeyboardRows.code)).sort().join('')).toBe('ABCDEFGHJKMNPQRSTVWXYZ');
});

/** Four rows of seven keys of 16 mm (R5); space, the way back and a full stop are keys among them. */
test('no layer is larger than the glass', () => {
  for (const rows of Object.values(smallKeyboardRows)) {
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(7);
    expect(idsOf(rows).length + 3).toBeLessThanOrEqual(28);
  }
});
