import type { EvaluationQuery, Lexicon, SearchDocument } from '../../../src/domain/search/index.ts';
import type { Built, Engine } from './engines.ts';

export interface Task {
  readonly documents: readonly SearchDocument[];
  readonly lexicon: Lexicon;
  readonly queries: readonly EvaluationQuery[];
  /** Prefixes of queries, spread evenly over all of them. */
  readonly keystrokes: readonly string[];
  /** An engine that is slower than this answers fewer of them, ms. */
  readonly budgetMs: number;
}

export interface Measured {
  readonly engine: string;
  readonly buildMs: number;
  readonly keystroke: { readonly p50: number; readonly p95: number; readonly n: number };
  readonly quality: {
    readonly s1: number;
    readonly s3: number;
    readonly s8: number;
    readonly n: number;
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

function timeKeystrokes(built: Built, { keystrokes, budgetMs }: Task): Measured['keystroke'] {
  const times: number[] = [];
  const end = performance.now() + budgetMs;
  // Steps through all of them in strides, so that a slow engine sees short and long ones too.
  const stride = 97;
  for (let i = 0; i < keystrokes.length && performance.now() < end; i++) {
    const query = keystrokes[(i * stride) % keystrokes.length] ?? '';
    const start = performance.now();
    built.find(query);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => round(times[Math.floor((times.length - 1) * share)] ?? 0);
  return { p50: at(0.5), p95: at(0.95), n: times.length };
}

function askAll(built: Built, { queries, budgetMs }: Task): Measured['quality'] {
  const ranks: number[] = [];
  const end = performance.now() + budgetMs;
  const stride = 7;
  for (let i = 0; i < queries.length && performance.now() < end; i++) {
    const one = queries[(i * stride) % queries.length];
    if (one === undefined) break;
    const right = new Set([one.code, ...one.accept]);
    ranks.push(built.find(one.query).findIndex((code) => right.has(code)) + 1);
  }
  const share = (within: number): number =>
    round(ranks.filter((rank) => rank > 0 && rank <= within).length / Math.max(1, ranks.length));
  return { s1: share(1), s3: share(3), s8: share(8), n: ranks.length };
}

/** Builds one engine, at whatever speed the machine has now. */
export function buildEngine(
  engine: Engine,
  { documents, lexicon }: Pick<Task, 'documents' | 'lexicon'>,
): { buildMs: number; built: Built } {
  const start = performance.now();
  const built = engine.build(documents, lexicon);
  return { buildMs: Math.round(performance.now() - start), built };
}

/** Asks an engine that stands: the same in Node and in a browser. */
export function askEngine(built: Built, task: Task): Pick<Measured, 'keystroke' | 'quality'> {
  const quality = askAll(built, task);
  return { keystroke: timeKeystrokes(built, task), quality };
}
