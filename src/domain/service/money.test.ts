import { expect, test } from 'vitest';
import { moneyText } from './money.ts';

test.each([
  [500, '500 đồng', '500 VND'],
  [45_000, '45.000 đồng', '45,000 VND'],
  [1_500_000, '1.500.000 đồng', '1,500,000 VND'],
  [1_000_000_000, '1.000.000.000 đồng', '1,000,000,000 VND'],
])('%i', (amount, vi, en) => {
  expect(moneyText(amount)).toEqual({ vi, en });
});
