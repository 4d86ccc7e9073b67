import { isFoldedSyllable } from '../vietnamese/index.ts';
import { readEvidence, weighDoors } from './confidence.ts';
import { type Decision, decide } from './decide.ts';
import { featureCount } from './feature-names.ts';
import { fireRules } from './fire.ts';
import { hitsDefault, hitsMax } from './limits.ts';
import { LaterMarks, readSaid } from './marks.ts';
import type { SearchAnswer, SearchOptions } from './model.ts';
import { type ReadQuery, readQuery } from './read-query.ts';
import { describeCandidates, rankCandidates } from './rerank.ts';
import { clearScores, scoreDocuments } from './score.ts';
import type { SearchIndex } from './search-index.ts';
import { refusalConfidenceMin, refusalFade, refusalLoss } from './weights.ts';

/** Drops every trace of what was searched for; call it when a session is wiped. */
export function forgetQueries(index: SearchIndex): void {
  index.repairer.forget();
  index.typed.forget();
  index.initials.forget();
}

interface Match {
  readonly document: number;
  readonly score: number;
}

/** The code of a procedure, its end perhaps not typed yet; without its point it is whole. */
const typedCode = /(?<![\d.])(\d)(?:\.(\d{4,7})|(\d{6}))(?!\d)/;

/** The procedures whose code begins as the one in a query; undefined: it holds none. */
function findByCode({ codes }: SearchIndex, query: string): Match[] | undefined {
  const [, first, rest, whole] = typedCode.exec(query) ?? [];
  if (first === undefined) return undefined;
  const found = codes.flatMap((code, document) =>
    code.startsWith(`${first}.${rest ?? whole}`) ? { document, score: 1 } : [],
  );
  return rest === undefined && found.length === 0 ? undefined : found;
}

const noLosses: ReadonlyMap<number, number> = new Map();

function rank(index: SearchIndex, read: ReadQuery, losses = noLosses) {
  const fired = fireRules(index.knowledge, read);
  const touched = scoreDocuments(index, read, fired);
  const ranked = rankCandidates(index, read, fired, touched, losses);
  clearScores(index, touched);
  return { fired, ranked };
}

/** What the procedures lose that are refused: those that the refused words find when asked alone. */
function findRefused(index: SearchIndex, read: ReadQuery): ReadonlyMap<number, number> {
  if (read.refused === '') return noLosses;
  const refused = readQuery(index, read.refused);
  const { fired, ranked } = rank(index, refused);
  const [best] = ranked;
  if (
    best === undefined ||
    weighDoors(index, refused, fired, best).confidence < refusalConfidenceMin
  )
    return noLosses;
  const losses = new Map<number, number>();
  for (const { document, score } of ranked) {
    // A title that denies something itself may be what is told: "không phải họ hàng".
    if (index.titles[document]?.[0]?.includes('không') === true) continue;
    losses.set(document, refusalLoss * Math.exp((score - best.score) * refusalFade));
  }
  return losses;
}

/**
 * Finds the procedures that a resident means. Synchronous, made for every keystroke; any
 * text is safe, only its first 240 UTF-16 units and 40 words are read. Never throws.
 */
export function search(
  index: SearchIndex,
  query: string,
  options: SearchOptions = {},
): SearchAnswer {
  const read = readQuery(index, query);
  const { language, understood } = read;
  if (read.tokens.length === 0) {
    const action = query.trim() === '' ? 'show' : 'none';
    return { action, hits: [], understood, language };
  }
  const limit = Math.max(1, Math.min(hitsMax, options.limit ?? hitsDefault));
  const said = readSaid(read, index.knowledge);
  const answer = (decision: Decision, found: readonly Match[]): SearchAnswer => {
    const hits = found.slice(0, limit).map(({ document, score }) => {
      const [vi = '', en = ''] = index.titles[document] ?? [];
      const marks = new LaterMarks(language === 'en' ? en || vi : vi, said, index.knowledge);
      return { code: index.codes[document] ?? '', score, marks };
    });
    return { ...decision, hits, understood, language };
  };
  const coded = findByCode(index, query);
  if (coded !== undefined)
    return answer(coded[0] ? { action: 'show' } : { action: 'none', reason: 'unknown' }, coded);
  const { fired, ranked } = rank(index, read, findRefused(index, read));
  return answer(decide(index, read, fired, ranked), ranked);
}

/**
 * What the second pass sees of a query, to fit its weights: codes, and their features row by
 * row in the order of {@link featureNames}, then the same as far as the query is read from a title.
 */
export function describeQuery(
  index: SearchIndex,
  query: string,
): { codes: string[]; features: Float32Array } {
  const read = readQuery(index, query);
  if (read.tokens.length === 0) return { codes: [], features: new Float32Array() };
  const fired = fireRules(index.knowledge, read);
  const touched = scoreDocuments(index, read, fired);
  const { documents, features, reading } = describeCandidates(index, read, fired, touched);
  clearScores(index, touched);
  const rows = new Float32Array(documents.length * featureCount * 2);
  documents.forEach((_, row) => {
    const one = features.subarray(row * featureCount, (row + 1) * featureCount);
    rows.set(one, row * featureCount * 2);
    rows.set(
      one.map((value) => value * reading),
      (row * 2 + 1) * featureCount,
    );
  });
  return { codes: documents.map((document) => index.codes[document] ?? ''), features: rows };
}

/** What the doors of a wish are learned from: its words, and what speaks for a procedure. */
export interface WishWords {
  readonly tokens: readonly {
    readonly word: string;
    readonly marked: boolean;
    /** No syllable of Vietnamese. */
    readonly foreign: boolean;
  }[];
  readonly strict: boolean;
  readonly english: boolean;
  readonly evidence: readonly number[];
}

/** Reads a wish as {@link search} does, to fit what its words weigh. */
export function describeWish(index: SearchIndex, query: string): WishWords {
  const read = readQuery(index, query);
  const { fired, ranked } = rank(index, read);
  return {
    tokens: read.tokens.map(({ word, key, marked }) => ({
      ...{ word, marked },
      foreign: !isFoldedSyllable(key),
    })),
    strict: read.strict,
    english: read.language === 'en',
    evidence: read.tokens.length === 0 ? [] : readEvidence(index, read, fired, ranked[0]),
  };
}
