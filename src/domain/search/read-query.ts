import type { Language } from '../basics/index.ts';
import { isFoldedSyllable, isSyllable, normalise } from '../vietnamese/index.ts';
import { weighClauses } from './clauses.ts';
import { forgiveMarks, mayGoOn } from './forgive.ts';
import { matchPhrases, type PhraseMatch, type Rule, saysAction } from './knowledge.ts';
import { queryCharsMax, queryTokensMax } from './limits.ts';
import type { SearchIndex } from './search-index.ts';
import { oneEditApart } from './spelling.ts';
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
  /** What is expressly not asked for; empty: nothing. */
  readonly refused: string;
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

/** The reading of an abbreviation that stands beside the words around it first. */
function orderReadings(
  index: SearchIndex,
  readings: readonly (readonly Token[])[],
  before: string | undefined,
  after: string | undefined,
): readonly (readonly Token[])[] {
  if (readings.length < 2) return readings;
  const fits = (reading: readonly Token[]): number => {
    const keys = reading.map(({ key }) => key);
    const there = index.initials.count(index, reading, before, after);
    return 1000 * index.repairer.support(keys, before, after) + there;
  };
  return [...readings].sort((a, b) => fits(b) - fits(a));
}

/** A beginning of syllables, at the end of a query: what is typed on is not written out. */
const onset = /^(?:ch|gh|kh|ng|ngh|nh|ph|th|tr)$/;

/** A slip of the finger in so short a form is read as any other. */
const slipLettersMin = 4;

/** What a short form stands for in which one letter is wrong, missing, doubled or out of its place: `ccdc`. */
function readSlip({ idOf, knowledge }: SearchIndex, { key }: Token) {
  if (key.length < slipLettersMin || idOf.has(key) || isFoldedSyllable(key)) return undefined;
  for (const [short, readings] of knowledge.abbreviations)
    if (short.length >= slipLettersMin && oneEditApart(short, key)) return readings[0];
  return undefined;
}

function writeOutQuery(index: SearchIndex, tokens: readonly Token[], open: boolean) {
  const others: (readonly Token[])[] = [];
  const out: Token[] = [];
  tokens.forEach((token, i) => {
    const [before, after] = [out.at(-1)?.key, tokens[i + 1]?.key];
    const isWord = token.marked && isSyllable(token.word);
    const known = isWord ? undefined : index.knowledge.abbreviations.get(token.key);
    const readings = known && orderReadings(index, known, before, after);
    const [first, ...rest] = readings ?? [];
    const begun = open && i === tokens.length - 1 && onset.test(token.key);
    if (begun) {
      out.push(token);
      if (first !== undefined) others.push(first);
    } else {
      const written = first ?? index.initials.read(index, token, before, after);
      const words = written ?? readSlip(index, token) ?? [token];
      // "qsd đất" says the land once.
      const said = words.length > 1 && words.at(-1)?.key === after;
      out.push(...(said ? words.slice(0, -1) : words));
      others.push(...rest);
    }
  });
  return { out: out.slice(0, queryTokensMax), others };
}

/** Words inside phrases of some kind: 1. */
function inPhrases(
  { length }: readonly Token[],
  matches: readonly PhraseMatch[],
  isOne: (match: PhraseMatch) => boolean,
): Uint8Array {
  const inside = new Uint8Array(length);
  for (const match of matches) if (isOne(match)) inside.fill(1, match.from, match.to);
  return inside;
}

/** Whether a phrase is English and carries nothing ("the", "how"). */
function isEmpty({ phrase }: PhraseMatch, rules: readonly Rule[]): boolean {
  const said = phrase.effects.filter(({ rule }) => rules[rule]?.kind !== 'door');
  return (
    said.length > 0 &&
    said.every(({ rule }) => rules[rule]?.kind === 'english' && rules[rule]?.meanings.length === 0)
  );
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

/** "14t" is an age, "8 years old" too; "2tv" is a number and a short form. */
function readAges(index: SearchIndex, tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, i) => {
    const [, count, unit = ''] = /^(\d{1,2})([a-z]{1,3})$/.exec(token.key) ?? [];
    if (count !== undefined && unit === 't') return [readToken(count), readToken('tuổi')];
    if (count !== undefined && index.knowledge.abbreviations.has(unit))
      return [readToken(count), readToken(unit)];
    const year = token.key.startsWith('year') && tokens[i + 1]?.key === 'old';
    return year ? readToken('tuổi') : token;
  });
}

/** Reads a query: decodes leaked keys, writes abbreviations out, repairs, finds phrases. */
export function readQuery(index: SearchIndex, query: string): ReadQuery {
  const text = normalise(query.slice(0, queryCharsMax));
  const typed = readAges(index, tokeniseSentence(text, queryTokensMax, index.typed.read));
  const ended = !/[\p{L}\p{N}]$/u.test(text) || query.length > queryCharsMax;
  const open = !ended && mayGoOn(index, typed.at(-1));
  const english = isEnglish(index, typed);
  const isForeign = (key: string): boolean =>
    index.knowledge.english.has(key) && (english || !isFoldedSyllable(key));
  const repaired = index.repairer.repair(typed, open, isForeign);
  const { out, others } = english
    ? { out: repaired.map((token) => stemOf(index, token)), others: [] }
    : writeOutQuery(index, repaired, open);
  // A short form that is written out does not tell how the others were written.
  const spelled = english ? repaired : repaired.filter(({ key }) => isFoldedSyllable(key));
  const marked = spelled.filter((token) => token.marked).length;
  const strict = marked * 2 >= spelled.length;
  const tokens = english ? out : forgiveMarks(index, out);
  const { rules } = index.knowledge;
  const matches = matchPhrases(index.knowledge, tokens, { strict, english });
  const isThing = ({ phrase, from, to }: PhraseMatch) =>
    to - from > 1 && phrase.effects.some(({ rule }) => rules[rule]?.kind === 'concept');
  const isAct = ({ phrase }: PhraseMatch) =>
    phrase.effects.some(({ rule, bit }) => saysAction(rules[rule], bit));
  const empty = inPhrases(tokens, matches, (match) => english && isEmpty(match, rules));
  const exempt = inPhrases(tokens, matches, isThing);
  const done = inPhrases(tokens, matches, isAct).map((act, i) => act | (empty[i] ?? 0));
  const { weights, clauses, wish, refused } = weighClauses(
    tokens,
    index.knowledge,
    { exempt, done },
    stopWeight,
    (first, second) => index.repairer.isPair(first, second),
  );
  empty.forEach((one, i) => {
    if (one === 1) weights[i] = englishStopWeight;
  });
  return {
    tokens,
    weights,
    clauses,
    wish,
    refused: refused.map(({ text }) => text).join(' '),
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
