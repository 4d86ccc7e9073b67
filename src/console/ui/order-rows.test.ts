import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowOrder } from './order-rows.ts';
import { rowWindow } from './row-window.ts';

interface Row {
  readonly id: string;
  readonly n: number;
}
const columns = [
  { key: 'id', text: ({ id }: Row) => id },
  { key: 'n', text: ({ n }: Row) => String(n), value: ({ n }: Row) => n },
];

describe('the order of rows', () => {
  it('sorts as Vietnamese does, numbers by their value, equal ones as they came', () => {
    const rows = ['Đan', 'Dan', 'Ân', 'An', 'A 10', 'A 9', 'Ăn'].map((id, n) => ({ id, n: n % 2 }));
    const order = new RowOrder(rows, columns);
    const ids = (isDown: boolean) => order.list('', { key: 'id', isDown }).map(({ id }) => id);
    expect(ids(false)).toEqual(['A 9', 'A 10', 'An', 'Ăn', 'Ân', 'Dan', 'Đan']);
    expect(ids(true)).toEqual(ids(false).toReversed());
    expect(order.list('', { key: 'n', isDown: true }).map(({ id }) => id)).toEqual([
      'Dan',
      'An',
      'A 9',
      'Đan',
      'Ân',
      'A 10',
      'Ăn',
    ]);
  });

  it('filters by every word, without marks, in any order', () => {
    const rows = ['Tòa nhà A3', 'Tòa nhà B3', 'Nhà văn hóa'].map((id, n) => ({ id, n }));
    const found = (filter: string) =>
      new RowOrder(rows, columns).list(filter, undefined).map(({ id }) => id);
    expect(found('a3 toa')).toEqual(['Tòa nhà A3']);
    expect(found('NHA')).toHaveLength(3);
    expect(found('  ')).toHaveLength(3);
    expect(found('không')).toEqual([]);
  });

  it('loses and doubles nothing, and ids of one shape order as the collation does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.stringMatching(/^[A-C][0-9]{2}$/), n: fc.nat(9) })),
        fc.boolean(),
        (rows, isDown) => {
          const order = new RowOrder(rows, columns);
          const listed = order.list('', { key: 'id', isDown });
          expect([...listed].sort(byAll)).toEqual([...rows].sort(byAll));
          const collator = new Intl.Collator('vi', { numeric: true });
          for (const [place, row] of listed.entries()) {
            const next = listed[place + 1];
            if (next === undefined) break;
            expect(collator.compare(row.id, next.id) * (isDown ? -1 : 1)).toBeLessThanOrEqual(0);
          }
        },
      ),
    );
  });
});

const byAll = (a: Row, b: Row) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.n - b.n);

it('the drawn window always covers what is seen, and stays small', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -50, max: 400_000 }),
      fc.integer({ min: 0, max: 2_000 }),
      fc.constantFrom(28, 32, 40),
      fc.nat(10_000),
      (scrollTop, height, rowHeight, count) => {
        const { from, to } = rowWindow(scrollTop, height, rowHeight, count);
        const firstSeen = Math.floor(Math.max(0, scrollTop) / rowHeight);
        for (const seen of [firstSeen, firstSeen + Math.floor(height / rowHeight)]) {
          if (seen < count) expect(from <= seen && seen < to).toBe(true);
        }
        expect(to - from).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 48);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(count);
      },
    ),
  );
});
