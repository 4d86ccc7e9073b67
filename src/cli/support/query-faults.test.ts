import { expect, it } from 'vitest';
import { countStrangers, findQueryFault } from './query-faults.ts';

const row = (id: string, query: string, code: string) => ({
  id,
  type: 't',
  query,
  code,
  accept: [],
});

it('names what would be counted wrongly', () => {
  const nonProcedure = [{ id: 'n', type: 'oos', query: 'mưa' }];
  expect(findQueryFault({ queries: [], nonProcedure: [] }, false)).toBe('it holds no query');
  expect(findQueryFault({ queries: [], nonProcedure }, true)).toBeUndefined();
  const open = { queries: [row('a', 'x', '1.000001'), row('', 'y', '')], nonProcedure };
  expect(findQueryFault(open, true)).toBe('these queries have no code: row 2');
  expect(findQueryFault(open, false)).toBeUndefined();
  const many = ['b', 'c', 'd', 'e', 'f'].map((id) => row(id, 'x', ''));
  expect(findQueryFault({ queries: many, nonProcedure }, true)).toBe(
    'these queries have no code: b, c, d and 2 more',
  );
  const blank = { queries: [row('a', '', '1.000001')], nonProcedure };
  expect(findQueryFault(blank, false)).toBe('these rows have no query: a');
});

it('counts queries that the catalogue cannot answer', () => {
  const queries = [
    row('a', 'x', '1.000001'),
    { ...row('b', 'x', '1.000002'), accept: ['1.000001'] },
    row('c', 'x', '1.000003'),
  ];
  expect(countStrangers({ queries, nonProcedure: [] }, new Set(['1.000001']))).toBe(1);
});
