import { buildIndex } from './build.ts';
import type { Lexicon } from './lexicon.ts';
import { queryCharsMax } from './limits.ts';
import { loadIndex } from './loaded.ts';
import type { SearchAction, SearchDocument } from './model.ts';
import { search } from './search.ts';
import type { SearchIndex } from './search-index.ts';

/** One query of a file of queries, and the procedures that are right. */
export interface EvaluationQuery {
  readonly id: string;
  readonly type: string;
  readonly query: string;
  readonly code: string;
  readonly accept: readonly string[];
}

/** One wish that is no procedure, or that asks for a question back. */
export interface EvaluationWish {
  readonly id: string;
  readonly type: string;
  readonly query: string;
}

export interface EvaluationQueries {
  readonly queries: readonly EvaluationQuery[];
  readonly nonProcedure: readonly EvaluationWish[];
}

/** Shares of queries whose right answer is first, in the first three, in the first eight. */
export interface Quality {
  readonly n: number;
  readonly s1: number;
  readonly s3: number;
  readonly s8: number;
  readonly mrr: number;
}

export interface Evaluation {
  readonly all: Quality;
  readonly byType: Readonly<Record<string, Quality>>;
  readonly nonProcedure: Readonly<
    Record<string, { n: number; actions: Readonly<Record<string, number>> }>
  >;
  /** Procedures that were sent to another door or called unknown. */
  readonly refused: readonly string[];
  /** Procedures that were answered with a question first. */
  readonly asked: readonly string[];
  /** Per keystroke: every prefix of every query, milliseconds. */
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly p99: number };
  readonly buildMs: number;
}

/** One line of `--ranked`. */
export interface RankedLine {
  readonly id: string;
  readonly codes: readonly string[];
  readonly action: string;
}

/** Hits that are looked at. */
const depth = 10;

/** The name of an action, as the command line prints it. */
export function nameAction(action: SearchAction): string {
  return typeof action === 'string' ? action : action.intent;
}

function qualityOf(ranks: readonly number[]): Quality {
  const n = ranks.length;
  const share = (within: number): number =>
    n === 0 ? 0 : ranks.filter((rank) => rank > 0 && rank <= within).length / n;
  const mrr = n === 0 ? 0 : ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / n;
  return { n, s1: share(1), s3: share(3), s8: share(8), mrr };
}

/** Rank of the first right answer, from 1; 0 when it is not among the first ten. */
export function rankOf(index: SearchIndex, query: EvaluationQuery): number {
  const right = new Set([query.code, ...query.accept]);
  return (
    search(index, query.query, { limit: depth }).hits.findIndex((hit) => right.has(hit.code)) + 1
  );
}

/** What `--ranked` prints: for every query and wish, the codes found and the action. */
export function rankQueries(index: SearchIndex, queries: EvaluationQueries): RankedLine[] {
  return [...queries.queries, ...queries.nonProcedure].map(({ id, query }) => {
    const answer = search(index, query, { limit: depth });
    return { id, codes: answer.hits.map((hit) => hit.code), action: nameAction(answer.action) };
  });
}

function measureKeystrokes(index: SearchIndex, queries: EvaluationQueries, now: () => number) {
  const times: number[] = [];
  for (const { query } of queries.queries) {
    // What comes after is not read.
    const longest = Math.min(query.length, queryCharsMax);
    for (let length = 1; length <= longest; length++) {
      const start = now();
      search(index, query.slice(0, length), { limit: depth });
      times.push(now() - start);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor((times.length - 1) * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Quality and actions of a file of queries over an index. */
export function measureQuality(
  index: SearchIndex,
  queries: EvaluationQueries,
): Omit<Evaluation, 'latencyMs' | 'buildMs'> {
  const ranks = new Map<string, number[]>();
  const refused: string[] = [];
  const asked: string[] = [];
  for (const query of queries.queries) {
    const group = ranks.get(query.type) ?? [];
    group.push(rankOf(index, query));
    ranks.set(query.type, group);
    const { action } = search(index, query.query, { limit: 1 });
    if (action === 'ask') asked.push(query.id);
    else if (action !== 'show') refused.push(query.id);
  }
  const wishes = new Map<string, Map<string, number>>();
  for (const wish of queries.nonProcedure) {
    const name = nameAction(search(index, wish.query, { limit: 1 }).action);
    const group = wishes.get(wish.type) ?? new Map<string, number>();
    group.set(name, (group.get(name) ?? 0) + 1);
    wishes.set(wish.type, group);
  }
  const nonProcedure = Object.fromEntries(
    [...wishes].map(([type, group]) => {
      const n = [...group.values()].reduce((sum, count) => sum + count, 0);
      return [type, { n, actions: Object.fromEntries(group) }];
    }),
  );
  const byType = Object.fromEntries([...ranks].map(([type, list]) => [type, qualityOf(list)]));
  return { all: qualityOf([...ranks.values()].flat()), byType, nonProcedure, refused, asked };
}

/**
 * Evaluates a file of queries over documents, as `motcham search` prints it; the command
 * adds the compressed size of `packed` and the heap. `now`: a monotonic clock in milliseconds.
 */
export function evaluate(
  documents: readonly SearchDocument[],
  lexicon: Lexicon,
  queries: EvaluationQueries,
  now: () => number,
): { evaluation: Evaluation; index: SearchIndex; packed: Uint8Array<ArrayBuffer> } {
  const start = now();
  const packed = buildIndex(documents, lexicon);
  const buildMs = now() - start;
  const index = loadIndex(packed);
  const latencyMs = measureKeystrokes(index, queries, now);
  return { evaluation: { ...measureQuality(index, queries), latencyMs, buildMs }, index, packed };
}

/** Reads a file of queries as parsed JSON, or of wishes that are no procedure; undefined when it is neither. */
export function readQueries(json: unknown): EvaluationQueries | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  if (!('queries' in json || 'non_procedure' in json)) return undefined;
  const { queries = [], non_procedure: wishes = [] } = json as {
    queries?: unknown;
    non_procedure?: unknown;
  };
  if (!Array.isArray(queries) || !Array.isArray(wishes)) return undefined;
  const isRow = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row);
  if (![...queries, ...wishes].every(isRow)) return undefined;
  const text = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const read = (row: Record<string, unknown>) => ({
    id: text(row['id']),
    type: text(row['type']),
    query: text(row['query']),
  });
  return {
    queries: queries.map((row: Record<string, unknown>) => ({
      ...read(row),
      code: text(row['code']),
      accept: Array.isArray(row['accept']) ? row['accept'].map(text) : [],
    })),
    nonProcedure: wishes.map(read),
  };
}
