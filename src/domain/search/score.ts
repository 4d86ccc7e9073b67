import type { Fired } from './fire.ts';
import type { RuleKind } from './knowledge.ts';
import { prefixTermsMax } from './limits.ts';
import type { PostingList, SearchIndex } from './loaded.ts';
import type { ReadQuery } from './read-query.ts';
import { lowerBound } from './sorted.ts';
import { firstPass as w } from './weights.ts';

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
  if (first === undefined || second === undefined || weight <= 0) return;
  const pair = first * index.keys.length + second;
  const { pairKeys } = index;
  const at = lowerBound(pairKeys.length, (i) => (pairKeys[i] as number) < pair);
  if (pairKeys[at] === pair) addPostings(index, index.pairs, at, weight);
}

/** An unfinished last word: those that follow the word before it, else the commonest. */
function addPrefix(index: SearchIndex, query: ReadQuery, known: boolean, weight: number): void {
  const key = query.tokens.at(-1)?.key ?? '';
  const [from, to] = index.repairer.prefixRange(key);
  const before = index.idOf.get(query.tokens.at(-2)?.key ?? '');
  const { offsets } = index.unigrams;
  const share = known ? w.prefixKnown : w.prefixOnly;
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
      index.words.say(
        id,
        weight * share * (index.mass[id] ?? 0),
        index.idf[id] ?? 0,
        query.tokens.length - 1,
      );
    }
  }
  if (followed > 0) return;
  const ids: number[] = [];
  for (let id = from; id < to; id++) ids.push(id);
  const count = (id: number): number => (offsets[id + 1] as number) - (offsets[id] as number);
  if (ids.length > prefixTermsMax) ids.sort((a, b) => count(b) - count(a)).splice(prefixTermsMax);
  for (const id of ids) {
    addPostings(index, index.unigrams, id, weight * share * 0.7);
    index.words.say(
      id,
      weight * share * 0.7 * (index.mass[id] ?? 0),
      index.idf[id] ?? 0,
      query.tokens.length - 1,
    );
  }
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
      const word = token.marked ? index.wordIdOf.get(token.word) : undefined;
      addPostings(index, index.unigrams, id, weight * (token.marked ? w.keyOfMarked : 1));
      if (word !== undefined) addPostings(index, index.written, word, weight * w.word);
      addPair(index, previous, id, Math.sqrt(weight * (weights[i - 1] ?? 0)) * w.pair);
      index.words.say(
        id,
        weight * (index.idf[id] ?? 0),
        (query.clauses[i] ?? 1) * (index.idf[id] ?? 0),
        i,
      );
    }
    previous = id;
  });
  for (const reading of query.others)
    addWords(
      index,
      reading.map((token) => token.key),
      w.otherReading,
    );
}

function addWords(index: SearchIndex, keys: readonly string[], weight: number): void {
  let previous: number | undefined;
  for (const key of keys) {
    const id = index.idOf.get(key);
    if (id !== undefined) {
      addPostings(index, index.unigrams, id, weight);
      addPair(index, previous, id, weight * w.pair);
      index.words.mean(id, weight * (index.mass[id] ?? 0));
    }
    previous = id;
  }
}

const kindWeight: Readonly<Partial<Record<RuleKind, number>>> = {
  concept: w.concept,
  rule: w.rule,
  english: w.english,
};

/**
 * First pass: adds up the postings of the words and of what they mean. Leaves scores in
 * `index.scores` and word weights in `index.words`; call
 * {@link clearScores} when done. Returns how many documents were touched.
 */
export function scoreDocuments(index: SearchIndex, query: ReadQuery, fired: Fired): number {
  touchedCount = 0;
  addLiteral(index, query);
  for (const { rule, weight } of fired.meanings) {
    const base = (kindWeight[rule.kind] ?? 0) * weight;
    for (const meaning of rule.meanings) {
      const share = Math.min(1, w.meaningWords / meaning.keys.length);
      addWords(index, meaning.keys, (base * share) / Math.sqrt(rule.meanings.length));
    }
  }
  return touchedCount;
}

/** Makes the index ready for the next query. */
export function clearScores(index: SearchIndex, touched: number): void {
  for (let i = 0; i < touched; i++) index.scores[index.touched[i] as number] = 0;
  index.words.clear();
}
