import type { LocalText } from '../basics/index.ts';
import type { Initials } from './initials.ts';
import type { Knowledge } from './knowledge.ts';
import type { Column } from './pack.ts';
import type { Repairer } from './repair.ts';
import type { TypedWords } from './typed-words.ts';
import type { WordWeights } from './word-weights.ts';

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
  /** Written words: a key has one form for each way of marking it. */
  readonly forms: readonly string[];
  readonly formIdOf: ReadonlyMap<string, number>;
  readonly keyOfForm: Uint16Array;
  /** Forms of each key, behind one another. */
  readonly formFrom: Uint32Array;
  readonly formIds: Uint16Array;
  readonly unigrams: PostingList;
  readonly written: PostingList;
  readonly pairs: PostingList;
  readonly pairKeys: Column;
  readonly titleOffsets: Column;
  readonly titleIds: Column;
  /** Index of the first word of each title that says what it is about. */
  readonly titleFrom: Uint32Array;
  /** Index behind the last word of each title that says what it is: not to whom it applies. */
  readonly titleTo: Uint32Array;
  /** Words that are read aloud before each word of its title. */
  readonly titleTold: Uint8Array;
  /** Mass of the words before each word of its title. */
  readonly titleBefore: Float32Array;
  readonly aliasFrom: Column;
  readonly aliasOffsets: Column;
  readonly aliasIds: Column;
  readonly actions: Column;
  readonly qualifiers: Column;
  readonly popularity: Column;
  readonly hanoi: Column;
  /** 1: only another province does it; absent in an index of an earlier version. */
  readonly elsewhere: Column | undefined;
  readonly idf: Float32Array;
  /** idf of every form, and the same with stop words damped: what a word weighs in coverage. */
  readonly formIdf: Float32Array;
  readonly formMass: Float32Array;
  readonly titleMass: Float32Array;
  readonly aliasMass: Float32Array;
  readonly knowledge: Knowledge;
  readonly repairer: Repairer;
  readonly typed: TypedWords;
  readonly initials: Initials;
  readonly scores: Float32Array;
  readonly touched: Uint16Array;
  /** Names of procedures as buttons say them, made when they are asked for. */
  readonly labels: (LocalText | undefined)[];
  readonly words: WordWeights;
  readonly features: Float32Array;
}
