import { expect, test } from 'vitest';
import { ownValue } from './own-value.ts';

test('gives what a table has, and nothing of what every object has', () => {
  const table: Readonly<Record<string, number>> = { một: 1 };
  expect(ownValue(table, 'một')).toBe(1);
  for (const key of ['hai', 'constructor', 'toString', '__proto__', 'valueOf']) {
    expect(ownValue(table, key)).toBeUndefined();
  }
});
