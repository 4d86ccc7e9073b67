import { expect, it } from 'vitest';
import { minuteOf } from './opening-field.tsx';

it('reads the time of a day as people write it here, and nothing that is none', () => {
  expect(['7:30', '07.30', '7h30', '7g30', '7', '24:00'].map(minuteOf)).toEqual([
    450, 450, 450, 450, 420, 1_440,
  ]);
  expect(['', '25:00', '7:60', '24:01', 'sáng', '-1'].map(minuteOf)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  );
});
