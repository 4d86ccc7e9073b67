import { expect, it } from 'vitest';
import { usedOf } from './used-of.ts';

const line = { receivedMs: 1_000, dueMs: 5_000, isFinal: false };

it('is the share of the time until the deadline that is gone, and whole once it is late', () => {
  expect(usedOf(line, 1_000)).toBe(0);
  expect(usedOf(line, 2_000)).toBe(0.25);
  expect(usedOf(line, 9_000)).toBe(1);
  // A clock that was put back.
  expect(usedOf(line, 0)).toBe(0);
});

it('is nothing where no deadline is known, and of what was answered', () => {
  expect(usedOf({ ...line, dueMs: null }, 2_000)).toBeUndefined();
  expect(usedOf({ ...line, dueMs: 1_000 }, 2_000)).toBeUndefined();
  expect(usedOf({ ...line, isFinal: true }, 2_000)).toBeUndefined();
});
