import { expect, test } from 'vitest';
import { turnDaysOf } from './turn-days.ts';

test('names the first day of what begins, and the day after what ends', () => {
  const costs = [
    { kind: 'fixed', until: '2026-12-31' },
    { kind: 'fixed', from: '2027-01-01', until: '2027-06-30' },
  ];
  const body = { costs, upkeep: { recheckBy: '2026-11-30' }, source: { checkedOn: '2026-11-01' } };
  expect(turnDaysOf(body)).toEqual(['2026-12-01', '2027-01-01', '2027-07-01']);
  expect(turnDaysOf({ publishedOn: '2026-11-20', expiresOn: '2026-11-24' })).toEqual([
    '2026-11-20',
    '2026-11-25',
  ]);
});

test('takes texts and unfinished days for no days', () => {
  const from = { vi: 'Ban quản lý', en: 'Management' };
  expect(turnDaysOf({ from, until: '2026-13-40', costs: [{ from: '' }, null] })).toEqual([]);
  expect(turnDaysOf(null)).toEqual([]);
});
