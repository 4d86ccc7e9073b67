import { assert } from '../basics/index.ts';
import type { IndexHeader } from './build.ts';
import { compileLexicon, type Knowledge } from './knowledge.ts';
import { type Column, readPack } from './pack.ts';
import { idfOf } from './postings.ts';
import { Repairer } from './repair.ts';

export interface PostingList {
  readonly offsets: Column;
  readonly docs: Column;
  readonly weights: Column;
}

/** An index in memory, with the room that one query at a time needs. */
export interface SearchIndex {
  readonly size: number;
  readonly codes: readonly string[];
  readonly titles: readonly (readonly [vi: string, en: string])[];
  readonly keys: readonly string[];
  readonly idOf: ReadonlyMap<string, number>;
  readonly wordIdOf: ReadonlyMap<string, number>;
  readonly unigrams: PostingList;
  readonly words: PostingList;
  readonly pairs: PostingList;
  readonly pairKeys: Column;
  readonly titleOffsets: Column;
  readonly titleIds: Column;
  readonly aliasFrom: Column;
  readonly aliasOffsets: Column;
  readonly aliasIds: Column;
  readonly actions: Column;
  readonly qualifiers: Column;
  readonly popularity: Column;
  readonly hanoi: Column;
  /** idf of every key, and the same with stop words damped: what a word weighs in coverage. */
  readonly idf: Float32Array;
  readonly mass: Float32Array;
  readonly titleMass: Float32Array;
  readonly aliasMass: Float32Array;
  readonly knowledge: Knowledge;
  readonly repairer: Repairer;
  readonly scores: Float32Array;
  readonly touched: Uint16Array;
  readonly literal: Float32Array;
  readonly meant: Float32Array;
}

/** How much a stop word weighs in coverage, against its idf. */
const stopMass = 0.25;

function massOf(offsets: Column, ids: Column, mass: Float32Array): Float32Array {
  const sums = new Float32Array(offsets.length - 1);
  for (let row = 0; row < sums.length; row++) {
    let sum = 0;
    for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at++) {
      sum += mass[ids[at] ?? 0] ?? 0;
    }
    sums[row] = sum;
  }
  return sums;
}

/** Opens a packed index. Throws on anything that {@link buildIndex} did not write. */
export function loadIndex(packed: Uint8Array): SearchIndex {
  const { header, column } = readPack(packed);
  const { version, codes, titles, keys: keyText, words, lexicon } = header as IndexHeader;
  assert(version === 1, 'a search index of another version');
  const keys = keyText === '' ? [] : keyText.split('\n');
  const wordList = words === '' ? [] : words.split('\n');
  const idOf = new Map(keys.map((key, id) => [key, id]));
  const uniOffsets = column('uniOffsets');
  const knowledge = compileLexicon(lexicon);
  const idf = new Float32Array(keys.length);
  const mass = new Float32Array(keys.length);
  keys.forEach((key, id) => {
    const value = idfOf(codes.length, (uniOffsets[id + 1] ?? 0) - (uniOffsets[id] ?? 0));
    idf[id] = value;
    mass[id] = knowledge.stop.has(key) ? value * stopMass : value;
  });
  const pairKeys = column('pairKeys');
  const index = {
    size: codes.length,
    codes,
    titles,
    keys,
    idOf,
    wordIdOf: new Map(wordList.map((word, id) => [word, id])),
    unigrams: { offsets: uniOffsets, docs: column('uniDocs'), weights: column('uniWeights') },
    words: {
      offsets: column('wordOffsets'),
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
  };
  return {
    ...index,
    idf,
    mass,
    titleMass: massOf(index.titleOffsets, index.titleIds, mass),
    aliasMass: massOf(index.aliasOffsets, index.aliasIds, mass),
    knowledge,
    repairer: new Repairer(keys, idOf, pairKeys, uniOffsets, knowledge.keys),
    scores: new Float32Array(codes.length),
    touched: new Uint16Array(codes.length),
    literal: new Float32Array(keys.length),
    meant: new Float32Array(keys.length),
  };
}
