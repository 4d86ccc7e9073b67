import type { Language } from '../basics/index.ts';
import { isFoldedSyllable, isSyllable, normalise } from '../vietnamese/index.ts';
import { weighClauses } from './clauses.ts';
import { matchPhrases, type PhraseMatch, type Rule, saysAction } from './knowledge.ts';
import { queryCharsMax, queryTokensMax } from './limits.ts';
import type { SearchIndex } from './search-index.ts';
import { readToken, type Token, tokeniseSentence } from './tokens.ts';

/** A query as it was read. */
export interface ReadQuery {
  readonly tokens: readonly Token[];
  /** How much each word says about the wish, 0..1. */
  readonly weights: Float32Array;
  /** What the clause of each word weighs, 0..1. */
  readonly clauses: Float32Array;
  /** Index of the word that opens the wish itself, after circumstances; 0: the whole query. */
  readonly wish: number;
  readonly matches: readonly PhraseMatch[];
  /** Second readings of abbreviations (CC: căn cước, chung cư, công chứng). */
  readonly others: readonly (readonly Token[])[];
  /** Whether the last word may be unfinished. */
  readonly open: boolean;
  /** Whether it is written with marks, so that a word without them means just that word. */
  readonly strict: boolean;
  readonly language: Language;
  /** Whether it holds the code of a dossier: `H26.12-260811-0004`. */
  readonly dossier: boolean;
  readonly understood: string;
}

/** Agency, day of receipt, number of the day (domain.md §3.5). */
const dossierCode =
  /(?:^|[^\p{L}\p{N}])[a-z]\d{2}(?:\.\d{1,3}){0,3}\s?-\s?\d{6}\s?-\s?\d{3,6}(?!\d)/iu;

/** Weight of a word that says little, of a clause that only explains, of an English word. */
const stopWeight = 0.12;
const englishStopWeight = 0.05;

function isEnglish(index: SearchIndex, tokens: readonly Token[]): boolean {
  let english = 0;
  let vietnamese = 0;
  for (const token of tokens) {
    if (token.marked) vietnamese += 1;
    else if (!isFoldedSyllable(token.key))
      english += index.knowledge.english.has(token.key) ? 1 : 0;
    else if (!index.knowledge.english.has(token.key)) vietnamese += 1;
  }
  return english > 0 && english >= vietnamese;
}

function writeOutQuery(index: SearchIndex, tokens: readonly Token[]) {
  const others: (readonly Token[])[] = [];
  const out: Token[] = [];
  for (const token of tokens) {
    const readings = index.knowledge.abbreviations.get(token.key);
    const [first, ...rest] = readings ?? [];
    if (first === undefined || (token.marked && isSyllable(token.word))) out.push(token);
    else {
      out.push(...first);
      others.push(...rest);
    }
  }
  return { out: out.slice(0, queryTokensMax), others };
}

/** Words inside phrases of two or more that mean something: 1. */
function inPhrases(
  matches: readonly PhraseMatch[],
  rules: readonly Rule[],
  length: number,
): Uint8Array {
  const inside = new Uint8Array(length);
  for (const { phrase, from, to } of matches) {
    const means = phrase.effects.some(({ rule }) => rules[rule]?.kind === 'concept');
    if (means && to - from > 1) inside.fill(1, from, to);
  }
  return inside;
}

/** Words of phrases that say what is done to a paper: 1. */
function inActions(
  matches: readonly PhraseMatch[],
  rules: readonly Rule[],
  length: number,
): Uint8Array {
  const inside = new Uint8Array(length);
  for (const { phrase, from, to } of matches)
    if (phrase.effects.some(({ rule, bit }) => saysAction(rules[rule], bit)))
      inside.fill(1, from, to);
  return inside;
}

/** Weighs English words that carry nothing ("the", "how") down. */
function dampEnglish(
  matches: readonly PhraseMatch[],
  rules: readonly Rule[],
  weights: Float32Array,
): void {
  for (const { phrase, from, to } of matches) {
    const empty = phrase.effects.every(
      ({ rule }) => rules[rule]?.kind === 'english' && rules[rule]?.meanings.length === 0,
    );
    if (empty) weights.fill(englishStopWeight, from, to);
  }
}

/** Endings of English words that the lexicon knows without: `translated`, `photos`. */
const endings = ['s', 'es', 'd', 'ed', 'ing', 'ly'];

/** The form of an English word that the lexicon or the catalogue knows; the word itself if none. */
function stemOf(index: SearchIndex, token: Token): Token {
  const { key } = token;
  const knows = (word: string): boolean => index.knowledge.english.has(word);
  if (token.marked || key.length < 4 || knows(key) || index.idOf.has(key)) return token;
  for (const ending of endings) {
    if (!key.endsWith(ending)) continue;
    const stem = key.slice(0, -ending.length);
    const found = [stem, `${stem}e`, `${stem}ion`, stem.slice(0, -1)].find(knows);
    if (found !== undefined && found.length >= 3) return readToken(found);
  }
  return token;
}

/** "14t" is an age. */
function readAges(tokens: readonly Token[]): Token[] {
  const read: Token[] = [];
  for (const token of tokens) {
    const age = token.key.endsWith('t') ? /^(\d{1,2})t$/.exec(token.key)?.[1] : undefined;
    if (age === undefined) read.push(token);
    else read.push(readToken(age), readToken('tuổi'));
  }
  return read;
}

/** Reads a query: decodes leaked keys, writes abbreviations out, repairs, finds phrases. */
export function readQuery(index: SearchIndex, query: string): ReadQuery {
  const text = normalise(query.slice(0, queryCharsMax));
  const typed = readAges(tokeniseSentence(text, queryTokensMax, index.typed.read));
  const open = /[\p{L}\p{N}]$/u.test(text) && query.length <= queryCharsMax;
  const english = isEnglish(index, typed);
  const isForeign = (key: string): boolean =>
    index.knowledge.english.has(key) && (english || !isFoldedSyllable(key));
  const repaired = index.repairer.repair(typed, open, isForeign);
  const { out: tokens, others } = english
    ? { out: repaired.map((token) => stemOf(index, token)), others: [] }
    : writeOutQuery(index, repaired);
  const marked = tokens.filter((token) => token.marked).length;
  const strict = marked * 2 >= tokens.length;
  const { rules } = index.knowledge;
  const matches = matchPhrases(index.knowledge, tokens, { strict, english });
  const { weights, clauses, wish } = weighClauses(
    tokens,
    index.knowledge,
    {
      exempt: inPhrases(matches, rules, tokens.length),
      done: inActions(matches, rules, tokens.length),
    },
    stopWeight,
  );
  if (english) dampEnglish(matches, rules, weights);
  return {
    tokens,
    weights,
    clauses,
    wish,
    matches,
    others,
    open,
    strict,
    language: english ? 'en' : 'vi',
    // The short look first: most queries have no digits, and there are many.
    dossier: /\d{6}/.test(text) && dossierCode.test(text),
    understood: tokens.map((token) => token.text).join(' '),
  };
}
