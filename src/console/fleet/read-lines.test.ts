import { expect, it } from 'vitest';
import { readLines } from './read-lines.ts';

const line = (n: number) => ({
  k: `k-SYN${String(n).padStart(5, '0')}`,
  p: `T${n}`,
  b: 'Nhà A',
  w: 'Hà Đông',
  c: '00001',
  truth: 'well',
  reason: null,
  since: 1,
  heard: 1,
  q: 0,
  old: null,
  v: 1,
  off: 0,
});
const fleet = (count: number) => Array.from({ length: count }, (_, n) => line(n));

it('reads a whole fleet in its order, and lets the page have its turn meanwhile', async () => {
  const order: string[] = [];
  setTimeout(() => order.push('page'));
  const lines = await readLines(fleet(10_000));
  order.push('read');
  expect(order).toEqual(['page', 'read']);
  expect(lines?.map(({ k }) => k)).toEqual(fleet(10_000).map(({ k }) => k));
});

it('reads nothing of an answer with a line that is none', async () => {
  expect(await readLines([...fleet(600), { ...line(1), truth: 'fine' }])).toBe(undefined);
});
