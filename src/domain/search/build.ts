import { assert } from '../basics/index.ts';
import { type Abbreviations, readAbbreviations, writeOut } from './abbreviations.ts';
import { type Lexicon, readEquation, readNamed } from './lexicon.ts';
import { documentsMax } from './limits.ts';
import type { PackedIndex, SearchDocument } from './model.ts';
import { writePack } from './pack.ts';
import { PostingsBuilder } from './postings.ts';
import { keysOf, publicToken, type Token, tokenise } from './tokens.ts';
import { writeWords } from './word-code.ts';

/** Weight that stands for 255 in a posting: idf of a word found once among 60,000, saturated. */
const weightCeiling = 26;
/** Words of a title that the second pass looks at; the longest official one has about 300. */
const titleTokensMax = 120;
/** b of BM25: how much a long text is held against its words. */
const lengthPenalty = 0.45;

export interface IndexHeader {
  readonly version: 2;
  readonly codes: readonly string[];
  readonly titles: readonly (readonly [vi: string, en: string])[];
  readonly keys: string;
  readonly words: string;
  /** The lexicon's words beside those above; the rest of its code stands in columns. */
  readonly lexiconOften: string;
  readonly lexiconRare: string;
}

type Field = { readonly weight: number; readonly tokens: (document: SearchDocument) => Token[][] };

function listFields(abbreviations: Abbreviations): Field[] {
  const read = (text: string): Token[] => writeOut(tokenise(text, 400, publicToken), abbreviations);
  return [
    { weight: 3, tokens: (d) => [read(d.title.vi)] },
    { weight: 2, tokens: (d) => (d.shortTitle.vi === d.title.vi ? [] : [read(d.shortTitle.vi)]) },
    { weight: 2.2, tokens: (d) => d.aliases.map(read) },
    { weight: 1.5, tokens: (d) => d.keywords.map(read) },
    { weight: 1.5, tokens: (d) => [read(d.title.en), read(d.shortTitle.en)] },
    { weight: 0.6, tokens: (d) => [read(d.summary.vi), read(d.summary.en)] },
    { weight: 0.7, tokens: (d) => [read(d.field), ...d.lifeEvents.map(read)] },
  ];
}

function fillPostings(documents: readonly SearchDocument[], abbreviations: Abbreviations) {
  const unigrams = new PostingsBuilder<string>();
  const words = new PostingsBuilder<string>();
  const bigrams = new PostingsBuilder<string>();
  for (const field of listFields(abbreviations)) {
    const texts = documents.map((document) => field.tokens(document));
    const lengths = texts.map((lists) => lists.reduce((sum, list) => sum + list.length, 0));
    const average =
      lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
    texts.forEach((lists, id) => {
      const length = lengths[id] ?? 0;
      if (length === 0) return;
      const unit = field.weight / (1 - lengthPenalty + (lengthPenalty * length) / average);
      for (const list of lists) {
        list.forEach((token, index) => {
          unigrams.add(token.key, id, unit);
          if (token.marked) words.add(token.word, id, unit);
          const next = list[index + 1];
          if (next !== undefined) bigrams.add(`${token.key} ${next.key}`, id, unit);
        });
      }
    });
  }
  return { unigrams, words, bigrams };
}

/** Rows of ids of any length behind one another. */
function rowsOf(rows: readonly (readonly number[])[]): { offsets: Uint32Array; ids: Uint16Array } {
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((row, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + row.length;
  });
  return { offsets, ids: Uint16Array.from(rows.flat()) };
}

/** Where a title begins to say to whom or to what it applies, which residents leave out. */
const particulars = /\s*(?:[(;]|đối với|trong trường hợp|thuộc thẩm quyền)/iu;
/** Words of a title before its particulars, at least; fewer are no name. */
const headWordsMin = 3;

/** For every title, the bits of the lines (`name: title words = query words`) that it meets. */
function titleBits(documents: readonly SearchDocument[], lines: readonly string[]): Uint32Array {
  assert(lines.length <= 31, 'more than 31 actions or qualifiers');
  const bits = new Uint32Array(documents.length);
  lines.forEach((line, bit) => {
    const [inTitle] = readEquation(readNamed(line)[1]);
    const needles = inTitle.split('|').map((words) => {
      const atStart = words.trim().startsWith('^');
      return `${atStart ? '^' : ''} ${keysOf(words).join(' ')} `;
    });
    documents.forEach((document, id) => {
      const title = `^ ${keysOf(document.title.vi.replace(/^\s*thủ tục\s+/iu, '')).join(' ')} `;
      if (needles.some((needle) => title.includes(needle))) bits[id] = (bits[id] ?? 0) | (1 << bit);
    });
  });
  return bits;
}

/**
 * Builds the index over documents (code unique) with the product's knowledge.
 * Deterministic: the order of the documents does not matter.
 */
export function buildIndex(documents: readonly SearchDocument[], lexicon: Lexicon): PackedIndex {
  const sorted = [...documents].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  assert(sorted.length <= documentsMax, 'too many documents for one index');
  sorted.forEach((document, id) => {
    assert(document.code !== sorted[id + 1]?.code, `two documents with code ${document.code}`);
  });
  const abbreviations = readAbbreviations(lexicon);
  const { unigrams, words, bigrams } = fillPostings(sorted, abbreviations);
  const keys = unigrams.terms().sort();
  const forms = new Set(words.terms());
  const idOf = new Map(keys.map((key, id) => [key, id]));
  assert(keys.length < 65_536, 'vocabulary too large');
  const id = (key: string): number => idOf.get(key) ?? 0;
  const pairOf = (pair: string): number => {
    const [first = '', second = ''] = pair.split(' ');
    return id(first) * keys.length + id(second);
  };
  const pairs = bigrams.terms().sort((a, b) => pairOf(a) - pairOf(b));
  const written = (text: string): string[] =>
    writeOut(tokenise(text, 400, publicToken), abbreviations).map((token) => token.word);
  const unique = (row: readonly number[]): number[] => [...new Set(row)];
  const titleWords = sorted.map((d) => written(d.title.vi).slice(0, titleTokensMax));
  const headWords = sorted.map((d, at) => {
    const length = written(d.title.vi.split(particulars, 1)[0] ?? '').length;
    return length < headWordsMin ? (titleWords[at]?.length ?? 0) : Math.min(length, titleTokensMax);
  });
  const wayWords = sorted.map((d) =>
    [...new Set([...d.aliases, ...d.keywords, d.shortTitle.vi, d.shortTitle.en, d.title.en])]
      .map(written)
      .filter((row) => row.length > 0),
  );
  for (const row of [...titleWords, ...wayWords.flat()]) for (const word of row) forms.add(word);
  const wordTerms = [...forms].sort();
  assert(wordTerms.length < 65_536, 'too many written words');
  const formOf = new Map(wordTerms.map((word, form) => [word, form]));
  const formsOf = (row: readonly string[]): number[] => row.map((word) => formOf.get(word) ?? 0);
  const titles = rowsOf(titleWords.map(formsOf));
  const ways = wayWords.map((rows) => rows.map((row) => unique(formsOf(row))));
  const aliases = rowsOf(ways.flat());
  const aliasFrom = new Uint32Array(sorted.length + 1);
  ways.forEach((rows, index) => {
    aliasFrom[index + 1] = (aliasFrom[index] ?? 0) + rows.length;
  });
  const uni = unigrams.columns(keys, sorted.length, weightCeiling);
  const word = words.columns(wordTerms, sorted.length, weightCeiling);
  const pair = bigrams.columns(pairs, sorted.length, weightCeiling);
  const code = writeWords(JSON.stringify(lexicon), wordTerms);
  const header: IndexHeader = {
    version: 2,
    codes: sorted.map((d) => d.code),
    titles: sorted.map((d) => [d.shortTitle.vi || d.title.vi, d.shortTitle.en || d.title.en]),
    keys: keys.join('\n'),
    words: wordTerms.join('\n'),
    lexiconOften: code.often,
    lexiconRare: code.rare,
  };
  return writePack(header, {
    uniOffsets: uni.offsets,
    uniDocs: uni.docs,
    uniWeights: uni.weights,
    wordOffsets: word.offsets,
    wordDocs: word.docs,
    wordWeights: word.weights,
    pairKeys: Uint32Array.from(pairs, pairOf),
    pairOffsets: pair.offsets,
    pairDocs: pair.docs,
    pairWeights: pair.weights,
    titleOffsets: titles.offsets,
    titleIds: titles.ids,
    titleHeads: Uint8Array.from(headWords),
    aliasFrom,
    aliasOffsets: aliases.offsets,
    aliasIds: aliases.ids,
    actions: titleBits(sorted, lexicon.actions),
    qualifiers: titleBits(sorted, lexicon.qualifiers),
    popularity: Uint8Array.from(sorted, (d) =>
      Math.round(255 * Math.min(1, Math.max(0, d.popularity))),
    ),
    hanoi: Uint8Array.from(sorted, (d) => (d.hanoi ? 1 : 0)),
    elsewhere: Uint8Array.from(sorted, (d) => (d.elsewhere === true ? 1 : 0)),
    // Last: gzip packs what is so unlike the rest by itself, 1.8 kB smaller than in between.
    lexiconKnown: code.known,
    lexiconBytes: code.bytes,
  });
}
