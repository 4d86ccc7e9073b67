import type { Fired } from './fired.ts';
import * as w from './first-pass-weights.ts';
import type { RuleKind } from './knowledge.ts';
import { prefixTermsMax } from './limits.ts';
import type { Column } from './pack.ts';
import type { ReadQuery } from './read-query.ts';
import type { PostingList, SearchIndex } from './search-index.ts';
import { lowerBound } from './sorted.ts';

/** How many documents a word or pair of words touched; their ids are in `index.touched`. */
let touchedCount = 0;

function addPostings(index: SearchIndex, list: PostingList, row: number, weight: number): void {
  const { scores, touched } = index;
  const { docs, weights, offsets } = list;
  const to = offsets[row + 1] ?? 0;
  for (let at = offsets[row] ?? 0; at < to; at++) {
    const document = docs[at] as number;
    if (scores[document] === 0) touched[touchedCount++] = document;
    scores[document] = (scores[document] as number) + weight * (weights[at] as number);
  }
}

function addPair(
  index: SearchIndex,
  first: number | undefined,
  second: number | undefined,
  weight: number,
): void {
  const row = weight > 0 ? index.repairer.findPair(first, second) : undefined;
  if (row !== undefined) addPostings(index, index.pairs, row, weight);
}

/**
 * Lets a word of the query stand in the forms of a key: as written, and less with other
 * marks. In a query written with marks a word without them means itself.
 */
function sayForms(
  index: SearchIndex,
  query: ReadQuery,
  place: number,
  id: number,
  weights: { literal: number; plain: number; open: boolean },
): void {
  const token = query.tokens[place];
  if (token === undefined) return;
  const { formFrom, formIds, forms, formIdf, words } = index;
  const { marked, mended } = token;
  const other = mended === true ? 1 : marked ? w.otherMarks : query.strict ? w.noMarks : 1;
  for (let at = formFrom[id] as number; at < (formFrom[id + 1] as number); at++) {
    const form = formIds[at] as number;
    const written = forms[form] as string;
    const same = weights.open ? written.startsWith(token.word) : written === token.word;
    const share = same ? 1 : other;
    const idf = other === 1 ? (index.idf[id] as number) : (formIdf[form] as number);
    words.say(form, weights.literal * share * idf, weights.plain * share * idf, place);
  }
}

/** The words of a range that stand in most documents, at most {@link prefixTermsMax}. */
function commonest(offsets: Column, from: number, to: number): number[] {
  const ids: number[] = [];
  if (to - from <= prefixTermsMax) {
    for (let id = from; id < to; id++) ids.push(id);
    return ids;
  }
  const count = (id: number): number => (offsets[id + 1] as number) - (offsets[id] as number);
  for (let id = from; id < to; id++) {
    // Kept in order: a letter begins hundreds of words, and few of them pass the last that is kept.
    const many = count(id);
    if (ids.length === prefixTermsMax) {
      if (count(ids[prefixTermsMax - 1] as number) >= many) continue;
      ids.pop();
    }
    let at = ids.length;
    while (at > 0 && count(ids[at - 1] as number) < many) at--;
    ids.splice(at, 0, id);
  }
  return ids;
}

/** An unfinished last word: those that follow the word before it, else the commonest. */
function addPrefix(index: SearchIndex, query: ReadQuery, known: boolean, weight: number): void {
  const key = query.tokens.at(-1)?.key ?? '';
  const [from, to] = index.repairer.prefixRange(key);
  const before = index.idOf.get(query.tokens.at(-2)?.key ?? '');
  const { offsets } = index.unigrams;
  const share = known ? w.prefixKnown : w.prefixOnly;
  const place = query.tokens.length - 1;
  let followed = 0;
  if (before !== undefined) {
    const base = before * index.keys.length;
    const { pairKeys, pairs } = index;
    const start = lowerBound(pairKeys.length, (i) => (pairKeys[i] as number) < base + from);
    for (let at = start; at < pairKeys.length && (pairKeys[at] as number) < base + to; at++) {
      if (followed++ >= prefixTermsMax) break;
      addPostings(index, pairs, at, weight * share * w.pair);
      const id = (pairKeys[at] as number) - base;
      addPostings(index, index.unigrams, id, weight * share);
      sayForms(index, query, place, id, { literal: weight * share, plain: 1, open: true });
    }
  }
  if (followed > 0) return;
  for (const id of commonest(offsets, from, to)) {
    addPostings(index, index.unigrams, id, weight * share * 0.7);
    sayForms(index, query, place, id, { literal: weight * share * 0.7, plain: 1, open: true });
  }
}

/** Whether a word stands in so many documents that the few points of a stop word tell none apart. */
function isEverywhere(index: SearchIndex, id: number): boolean {
  const { offsets } = index.unigrams;
  return ((offsets[id + 1] as number) - (offsets[id] as number)) * w.everywhere > index.size;
}

function addLiteral(index: SearchIndex, query: ReadQuery): void {
  const { tokens, weights } = query;
  let previous: number | undefined;
  tokens.forEach((token, i) => {
    const id = index.idOf.get(token.key);
    const weight = weights[i] ?? 0;
    const last = i === tokens.length - 1;
    if (last && query.open && token.key.length > 0)
      addPrefix(index, query, id !== undefined, Math.max(weight, 0.5));
    if (id !== undefined) {
      const form = index.formIdOf.get(token.word);
      const tells = weight > w.tellingMin || !isEverywhere(index, id);
      const sure = token.marked && token.mended !== true;
      if (tells) addPostings(index, index.unigrams, id, weight * (sure ? w.keyOfMarked : 1));
      if (tells && token.marked && form !== undefined)
        addPostings(index, index.written, form, weight * w.word);
      addPair(index, previous, id, Math.sqrt(weight * (weights[i - 1] ?? 0)) * w.pair);
      const clause = query.clauses[i] ?? 1;
      sayForms(index, query, i, id, { literal: weight, plain: clause, open: false });
      if (tokens.findIndex(({ word }) => word === token.word) === i) {
        const exact = token.mended !== true && (token.marked || query.strict) ? form : undefined;
        const idf = exact === undefined ? (index.idf[id] ?? 0) : (index.formIdf[exact] ?? 0);
        index.words.count(weight * idf, clause * idf);
      }
    }
    previous = id;
  });
  for (const reading of query.others)
    addWords(
      index,
      reading.map((token) => token.key),
      reading.map((token) => token.word),
      w.otherReading,
    );
}

function addWords(
  index: SearchIndex,
  keys: readonly string[],
  words: readonly string[],
  weight: number,
): void {
  let previous: number | undefined;
  keys.forEach((key, i) => {
    const id = index.idOf.get(key);
    if (id !== undefined) {
      addPostings(index, index.unigrams, id, weight);
      addPair(index, previous, id, weight * w.pair);
      const form = index.formIdOf.get(words[i] ?? '');
      if (form !== undefined) index.words.mean(form, weight * (index.formMass[form] as number));
    }
    previous = id;
  });
}

/** What the meanings of a kind of rule weigh in the first pass. */
function kindWeight(kind: RuleKind): number {
  if (kind === 'concept') return w.concept;
  if (kind === 'rule') return w.rule;
  return kind === 'english' ? w.english : 0;
}

/**
 * First pass: adds up the postings of the words and of what they mean. Leaves scores in
 * `index.scores` and word weights in `index.words`; call
 * {@link clearScores} when done. Returns how many documents were touched.
 */
export function scoreDocuments(index: SearchIndex, query: ReadQuery, fired: Fired): number {
  touchedCount = 0;
  addLiteral(index, query);
  for (const { rule, weight } of fired.meanings) {
    const base = kindWeight(rule.kind) * weight;
    for (const meaning of rule.meanings) {
      const share = Math.min(1, w.meaningWords / meaning.keys.length);
      addWords(
        index,
        meaning.keys,
        meaning.words,
        (base * share) / Math.sqrt(rule.meanings.length),
      );
    }
  }
  return touchedCount;
}

/** Makes the index ready for the next query. */
export function clearScores(index: SearchIndex, touched: number): void {
  for (let i = 0; i < touched; i++) index.scores[index.touched[i] as number] = 0;
  index.words.clear();
}
