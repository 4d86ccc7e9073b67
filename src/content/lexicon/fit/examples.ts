import {
  buildIndex,
  describeQuery,
  type EvaluationQuery,
  loadIndex,
  type SearchDocument,
  type SearchIndex,
} from '../../../domain/search/index.ts';
import { fold } from '../../../domain/vietnamese/index.ts';
import { starterLexicon } from '../index.ts';

/** A query with the features of its candidates, row by row, and which of them are right. */
export interface Example {
  readonly group: string;
  /** Folds are made of procedures: all queries for one are learned from, or kept out. */
  readonly code: string;
  readonly weight: number;
  readonly rows: Float32Array;
  readonly count: number;
  readonly right: readonly number[];
}

/** A known way of asking that shares this much with a query was written after reading it. */
const sharedMax = 0.45;
/** So many words of the shorter one, or more, and this share of it: the same, put longer. */
const heldWordsMin = 4;
const heldShareMin = 0.75;

const wordsOf = (text: string): Set<string> =>
  new Set(
    fold(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  );

function isLeaked(way: Set<string>, query: Set<string>): boolean {
  let common = 0;
  for (const word of way) if (query.has(word)) common++;
  if (common / (way.size + query.size - common) > sharedMax) return true;
  const shorter = Math.min(way.size, query.size);
  return common >= heldWordsMin && common / shorter >= heldShareMin;
}

/** The documents without the ways of asking that were written after reading these queries. */
export function withoutLeaks(
  documents: readonly SearchDocument[],
  queries: readonly EvaluationQuery[],
): SearchDocument[] {
  const read = new Map<string, Set<string>[]>();
  for (const { query, code, accept } of queries) {
    for (const one of [code, ...accept]) read.set(one, [...(read.get(one) ?? []), wordsOf(query)]);
  }
  return documents.map((document) => {
    const seen = read.get(document.code) ?? [];
    const aliases = document.aliases.filter(
      (way) => !seen.some((query) => isLeaked(wordsOf(way), query)),
    );
    return { ...document, aliases };
  });
}

export function openIndex(documents: readonly SearchDocument[]): SearchIndex {
  return loadIndex(buildIndex(documents, starterLexicon));
}

/**
 * Makes an example of all that the second pass looks at: what is learned does not depend on the weights
 * that stand, so that the same sources give the same weights.
 */
export function toExample(
  index: SearchIndex,
  { query, code, accept }: EvaluationQuery,
  group: string,
  weight: number,
): Example {
  const { codes, features } = describeQuery(index, query);
  const wanted = new Set([code, ...accept]);
  // What only another province does has lost already: no feature tells it from its twin.
  const kept = codes.flatMap((one, row) =>
    wanted.has(one) || index.elsewhere?.[index.codes.indexOf(one)] !== 1 ? [row] : [],
  );
  const size = features.length / Math.max(1, codes.length);
  const rows = new Float32Array(kept.length * size);
  kept.forEach((row, i) => {
    rows.set(features.subarray(row * size, (row + 1) * size), i * size);
  });
  const right = kept.flatMap((row, i) => (wanted.has(codes[row] ?? '') ? [i] : []));
  return { group, code, weight, rows, count: kept.length, right };
}
