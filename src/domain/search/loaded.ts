import { assert, type LocalText } from '../basics/index.ts';
import type { IndexHeader } from './build.ts';
import { featureCount } from './feature-names.ts';
import { Initials } from './initials.ts';
import { compileLexicon, isStop, type Knowledge } from './knowledge.ts';
import type { Lexicon } from './lexicon.ts';
import { candidatesMax } from './limits.ts';
import { type Column, readPack } from './pack.ts';
import { idfOf } from './postings.ts';
import { Repairer } from './repair.ts';
import type { SearchIndex } from './search-index.ts';
import { publicToken } from './tokens.ts';
import { TypedWords } from './typed-words.ts';
import { readWords } from './word-code.ts';
import { WordWeights } from './word-weights.ts';

/** How much a stop word weighs in coverage, against its idf. */
const stopMass = 0.25;

/** Sum of the masses of each row's ids; `distinct`: each id counts once in a row. */
function massOf(offsets: Column, ids: Column, mass: Float32Array, distinct = false): Float32Array {
  const seen = new Int32Array(mass.length).fill(-1);
  const sums = new Float32Array(offsets.length - 1);
  for (let row = 0; row < sums.length; row++) {
    let sum = 0;
    for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at++) {
      const id = ids[at] ?? 0;
      if (!distinct || seen[id] !== row) sum += mass[id] ?? 0;
      seen[id] = row;
    }
    sums[row] = sum;
  }
  return sums;
}

/** Sum of the masses before each id, within its row. */
function massBefore(offsets: Column, ids: Column, mass: Float32Array): Float32Array {
  const sums = new Float32Array(ids.length);
  for (let row = 0; row < offsets.length - 1; row++) {
    let sum = 0;
    for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at++) {
      sums[at] = sum;
      sum += mass[ids[at] ?? 0] ?? 0;
    }
  }
  return sums;
}

/** Words of a title that nobody says who reads it from a paper in haste. */
const particles = 'cho của và đối với trong về tại các do theo thủ tục'.split(' ');
/** Pairs of words with which titles begin, one behind the other, and which nobody says either. */
const leads = 'thủ tục giải quyết chế độ'.split(' ');

/** Where each title begins to say what it is about. */
function titleStarts(offsets: Column, ids: Column, words: readonly string[]): Uint32Array {
  const forms = leads.map((word) => words.indexOf(word));
  return Uint32Array.from({ length: offsets.length - 1 }, (_, row) => {
    let at = offsets[row] ?? 0;
    for (let i = 0; i < forms.length; i += 2)
      if (ids[at] === forms[i] && ids[at + 1] === forms[i + 1]) at += 2;
    return at < (offsets[row + 1] ?? 0) ? at : (offsets[row] ?? 0);
  });
}

/** How many words that somebody reads aloud stand before each word of its title. */
function countTold(offsets: Column, ids: Column, words: readonly string[]): Uint8Array {
  const silent = new Set(particles.map((word) => words.indexOf(word)));
  const told = new Uint8Array(ids.length);
  for (let row = 0; row < offsets.length - 1; row++) {
    let count = 0;
    for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at++) {
      told[at] = count;
      if (!silent.has(ids[at] ?? 0)) count++;
    }
  }
  return told;
}

/** Where what a title is about ends; at its end in an index that does not tell. */
function titleEnds(offsets: Column, heads: Column | undefined): Uint32Array {
  return Uint32Array.from({ length: offsets.length - 1 }, (_, row) => {
    const end = offsets[row + 1] ?? 0;
    return heads === undefined ? end : Math.min(end, (offsets[row] ?? 0) + (heads[row] ?? 0));
  });
}

/** What is known of every written word: its key, its rarity, what it weighs in coverage. */
function readForms(
  words: readonly string[],
  idOf: ReadonlyMap<string, number>,
  wordOffsets: Column,
  documents: number,
  idf: Float32Array,
  knowledge: Knowledge,
) {
  const keyOfForm = new Uint16Array(words.length);
  const formIdf = new Float32Array(words.length);
  const formMass = new Float32Array(words.length);
  const formFrom = new Uint32Array(idf.length + 1);
  words.forEach((word, form) => {
    const token = publicToken(word);
    const key = idOf.get(token.key) ?? 0;
    const found = (wordOffsets[form + 1] ?? 0) - (wordOffsets[form] ?? 0);
    const rarity = token.marked ? idfOf(documents, found) : (idf[key] ?? 0);
    keyOfForm[form] = key;
    formIdf[form] = rarity;
    formMass[form] = isStop(knowledge, token) ? rarity * stopMass : rarity;
    formFrom[key + 1] = (formFrom[key + 1] ?? 0) + 1;
  });
  for (let key = 0; key < idf.length; key++)
    formFrom[key + 1] = (formFrom[key + 1] ?? 0) + (formFrom[key] ?? 0);
  const next = formFrom.slice();
  const formIds = new Uint16Array(words.length);
  keyOfForm.forEach((key, form) => {
    const at = next[key] ?? 0;
    formIds[at] = form;
    next[key] = at + 1;
  });
  return { keyOfForm, formIdf, formMass, formFrom, formIds };
}

/** What an index says beside its columns: its own version, or the one that kiosks still hold. */
type AnyHeader = IndexHeader | OlderHeader;
/** Before the lexicon was written in the words of the index. */
type OlderHeader = Omit<IndexHeader, 'version' | 'lexiconOften' | 'lexiconRare'> & {
  readonly version: 1;
  readonly lexicon: Lexicon;
};

function readLexicon(
  header: AnyHeader,
  words: readonly string[],
  column: (name: string) => Column,
): Lexicon {
  if (header.version === 1) return header.lexicon;
  const text = readWords(
    {
      often: header.lexiconOften,
      rare: header.lexiconRare,
      known: column('lexiconKnown'),
      bytes: Uint8Array.from(column('lexiconBytes')),
    },
    words,
  );
  return JSON.parse(text) as Lexicon;
}

/** Opens a packed index. Throws on anything that {@link buildIndex} did not write. */
export function loadIndex(packed: Uint8Array): SearchIndex {
  const { header: said, column, later } = readPack(packed);
  const header = said as AnyHeader;
  const { codes, titles, keys: keyText, words } = header;
  assert(header.version === 1 || header.version === 2, 'a search index of another version');
  const keys = keyText === '' ? [] : keyText.split('\n');
  const wordList = words === '' ? [] : words.split('\n');
  const idOf = new Map(keys.map((key, id) => [key, id]));
  const uniOffsets = column('uniOffsets');
  const knowledge = compileLexicon(readLexicon(header, wordList, column));
  const idf = new Float32Array(keys.length);
  for (let id = 0; id < keys.length; id++)
    idf[id] = idfOf(codes.length, (uniOffsets[id + 1] ?? 0) - (uniOffsets[id] ?? 0));
  const wordOffsets = column('wordOffsets');
  const forms = readForms(wordList, idOf, wordOffsets, codes.length, idf, knowledge);
  const pairKeys = column('pairKeys');
  const index = {
    size: codes.length,
    codes,
    titles,
    keys,
    idOf,
    forms: wordList,
    formIdOf: new Map(wordList.map((word, id) => [word, id])),
    unigrams: { offsets: uniOffsets, docs: column('uniDocs'), weights: column('uniWeights') },
    written: {
      offsets: wordOffsets,
      docs: column('wordDocs'),
      weights: column('wordWeights'),
    },
    pairs: {
      offsets: column('pairOffsets'),
      docs: column('pairDocs'),
      weights: column('pairWeights'),
    },
    pairKeys,
    titleOffsets: column('titleOffsets'),
    titleIds: column('titleIds'),
    aliasFrom: column('aliasFrom'),
    aliasOffsets: column('aliasOffsets'),
    aliasIds: column('aliasIds'),
    actions: column('actions'),
    qualifiers: column('qualifiers'),
    popularity: column('popularity'),
    hanoi: column('hanoi'),
    elsewhere: later('elsewhere'),
  };
  return {
    ...index,
    ...forms,
    idf,
    titleFrom: titleStarts(index.titleOffsets, index.titleIds, wordList),
    titleTo: titleEnds(index.titleOffsets, later('titleHeads')),
    titleTold: countTold(index.titleOffsets, index.titleIds, wordList),
    titleBefore: massBefore(index.titleOffsets, index.titleIds, forms.formMass),
    titleMass: massOf(index.titleOffsets, index.titleIds, forms.formMass, true),
    aliasMass: massOf(index.aliasOffsets, index.aliasIds, forms.formMass),
    knowledge,
    repairer: new Repairer(keys, idOf, pairKeys, uniOffsets, knowledge.keys, knowledge.stop),
    typed: new TypedWords(),
    initials: new Initials(wordList),
    scores: new Float32Array(codes.length),
    touched: new Uint16Array(codes.length),
    labels: new Array<LocalText | undefined>(codes.length).fill(undefined),
    words: new WordWeights(wordList.length),
    features: new Float32Array(candidatesMax * featureCount),
  };
}
