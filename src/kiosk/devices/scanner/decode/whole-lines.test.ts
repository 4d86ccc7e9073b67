import { expect, test } from 'vitest';
import { isWholeLines } from './whole-lines.ts';

test('of fourteen interleaved digits no part is believed, nor another check digit', () => {
  const whole = '18935049500015';
  expect(isWholeLines('ITF', whole)).toBe(true);
  for (let digits = 2; digits < whole.length; digits += 2) {
    expect(isWholeLines('ITF', whole.slice(0, digits))).toBe(false);
    expect(isWholeLines('ITF', whole.slice(-digits))).toBe(false);
  }
  expect(isWholeLines('ITF', '18935049500016')).toBe(false);
});

test('other bar codes have a check of their own', () => {
  expect(isWholeLines('EAN8', '96385074')).toBe(true);
  expect(isWholeLines('Code128', 'H26.17.45-260815-0003')).toBe(true);
});
