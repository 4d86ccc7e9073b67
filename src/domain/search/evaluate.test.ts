import { describe, expect, it } from 'vitest';
import { evaluate, nameAction, rankQueries, readQueries } from './index.ts';
import { exampleDocuments, exampleLexicon } from './testing.ts';

const queries = {
  queries: [
    { id: 'a', type: 'x', query: 'khai sinh', code: 'birth', accept: [] },
    { id: 'b', type: 'x', query: 'khai sinh', code: 'none', accept: ['birth'] },
    { id: 'c', type: 'y', query: 'hộ chiếu', code: 'birth', accept: [] },
    { id: 'd', type: '__proto__', query: 'bằng lái', code: 'licence-lost', accept: [] },
  ],
  nonProcedure: [{ id: 'e', type: 'oos', query: 'thời tiết' }],
};

describe('evaluating', () => {
  let time = 0;
  const { evaluation, index } = evaluate(exampleDocuments, exampleLexicon, queries, () => time++);
  it('counts shares within one, three and eight', () => {
    expect(evaluation.byType['x']).toEqual({ n: 2, s1: 1, s3: 1, s8: 1, mrr: 1 });
    expect(evaluation.byType['y']?.s8).toBe(0);
    expect(evaluation.all.n).toBe(4);
    expect(evaluation.all.s8).toBe(0.75);
  });
  it('names what was asked back and what was sent away', () => {
    expect(evaluation.asked).toEqual(['d']);
    expect(evaluation.refused).toEqual([]);
    expect(evaluation.nonProcedure).toEqual({ oos: { n: 1, actions: { none: 1 } } });
  });
  it('reads its clock around every keystroke', () => {
    expect(evaluation.latencyMs).toEqual({ p50: 1, p95: 1, p99: 1 });
    expect(evaluation.buildMs).toBe(1);
  });
  it('lists codes and actions', () => {
    const lines = rankQueries(index, queries);
    expect(lines.map((line) => line.id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(lines[0]).toMatchObject({ action: 'show' });
    expect(lines[0]?.codes[0]).toBe('birth');
    expect(nameAction({ intent: 'track' })).toBe('track');
  });
  it('reads queries, wishes alone and odd rows; and nothing that is no file of queries', () => {
    expect(readQueries({ non_procedure: [{ id: 'n', type: 'oos', query: 'x' }] })).toEqual({
      queries: [],
      nonProcedure: [{ id: 'n', type: 'oos', query: 'x' }],
    });
    const odd = { queries: [{ id: 7, query: 'x', accept: null, more: 1 }] };
    expect(readQueries(odd)?.queries).toEqual([
      { id: '7', type: '', query: 'x', code: '', accept: [] },
    ]);
    for (const json of [null, [], 'x', {}, { queries: 'x' }, { queries: [null] }])
      expect(readQueries(json)).toBeUndefined();
  });
});
