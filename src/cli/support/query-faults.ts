import type { EvaluationQueries } from '../../domain/search/index.ts';

/** Rows that are named one by one; the others are counted. */
const namedMax = 3;

function say(what: string, rows: readonly { readonly id: string; readonly at: number }[]): string {
  const named = rows.slice(0, namedMax).map(({ id, at }) => (id === '' ? `row ${at}` : id));
  const more = rows.length - named.length;
  return `${what}: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/**
 * What makes a file of queries one that would be counted wrongly, in words; undefined: nothing.
 *
 * @param judged whether right answers are counted: then each query says which procedure it means
 */
export function findQueryFault(queries: EvaluationQueries, judged: boolean): string | undefined {
  const asked = queries.queries.map((row, at) => ({ ...row, at: at + 1 }));
  const wishes = queries.nonProcedure.map((row, at) => ({ ...row, at: at + 1 }));
  if (asked.length + wishes.length === 0) return 'it holds no query';
  const empty = [...asked, ...wishes].filter(({ query }) => query === '');
  if (empty.length > 0) return say('these rows have no query', empty);
  const open = judged ? asked.filter(({ code }) => code === '') : [];
  return open.length > 0 ? say('these queries have no code', open) : undefined;
}

/** Queries whose every right answer is in no catalogue at hand: they can only count as wrong. */
export function countStrangers(queries: EvaluationQueries, codes: ReadonlySet<string>): number {
  return queries.queries.filter(
    ({ code, accept }) => ![code, ...accept].some((one) => codes.has(one)),
  ).length;
}
