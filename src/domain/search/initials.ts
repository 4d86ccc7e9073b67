import type { Column } from './pack.ts';
import type { Repairer } from './repair.ts';
import { publicToken, type Token } from './tokens.ts';

/** First letters of words, as residents shorten what no table has: `tgpl`, `xlvp`. */
const shortened = /^[bcdghklmnpqrstvx]{2,7}$/;
/** So many letters are sure enough without a word beside them that belongs there. */
const sureLetters = 3;
/** What words of the procedure that is asked for most count, against 1 of others. */
const popularCount = 30;
/** What words count that stand beside a neighbour somewhere, against others: once for each. */
const besideCount = 9;
/** Keystrokes repeat the words before them: this many are remembered. */
const rememberedMax = 100;

/** Words one after another, their keys, and how much they count. */
interface Run {
  readonly words: readonly Token[];
  readonly keys: readonly string[];
  readonly count: number;
}

/** Of an index: names of procedures and ways of asking for them, word by word. */
interface Wordings {
  readonly size: number;
  readonly forms: readonly string[];
  readonly popularity: Column;
  readonly titleOffsets: Column;
  readonly titleIds: Column;
  readonly aliasFrom: Column;
  readonly aliasOffsets: Column;
  readonly aliasIds: Column;
  readonly idOf: { readonly has: (key: string) => boolean };
  readonly repairer: Pick<Repairer, 'support'>;
}

/** Reads first letters of words by the words of the catalogue. One per index. */
export class Initials {
  readonly #remembered = new Map<string, readonly Run[]>();
  /** Code unit of the first letter of each written word, without its mark. */
  readonly #firsts: Uint16Array;

  constructor(forms: readonly string[]) {
    this.#firsts = Uint16Array.from(forms, (form) => publicToken(form).key.charCodeAt(0));
  }

  /** Drops what residents typed. */
  forget(): void {
    this.#remembered.clear();
  }

  /** The words of titles and known ways of asking that begin with these letters, one after another. */
  #findRuns(index: Wordings, letters: string): Run[] {
    const { forms, popularity, titleOffsets, titleIds, aliasFrom, aliasOffsets, aliasIds } = index;
    const firsts = this.#firsts;
    const found = new Map<string, number>();
    const look = (offsets: Column, ids: Column, row: number, count: number): void => {
      const last = (offsets[row + 1] as number) - letters.length;
      for (let at = offsets[row] as number; at <= last; at++) {
        let i = 0;
        while (i < letters.length && firsts[ids[at + i] as number] === letters.charCodeAt(i)) i++;
        if (i < letters.length) continue;
        const run = Array.from(ids.subarray(at, at + i), (id) => forms[id]).join(' ');
        found.set(run, (found.get(run) ?? 0) + count);
      }
    };
    for (let document = 0; document < index.size; document++) {
      const count = 1 + (popularCount * (popularity[document] as number)) / 255;
      look(titleOffsets, titleIds, document, count);
      const end = aliasFrom[document + 1] as number;
      for (let row = aliasFrom[document] as number; row < end; row++)
        look(aliasOffsets, aliasIds, row, count);
    }
    return Array.from(found, ([run, count]) => {
      const words = run.split(' ').map(publicToken);
      return { words, keys: words.map((word) => word.key), count };
    });
  }

  /**
   * What the first letters of words stand for: the commonest words of the catalogue, most of all those
   * that belong beside `before` and `after`; two letters need one of them. Undefined: for nothing.
   */
  read(
    index: Wordings,
    { key }: Token,
    before: string | undefined,
    after: string | undefined,
  ): readonly Token[] | undefined {
    if (!shortened.test(key) || index.idOf.has(key)) return undefined;
    let runs = this.#remembered.get(key);
    if (runs === undefined) {
      if (this.#remembered.size >= rememberedMax) this.#remembered.clear();
      runs = this.#findRuns(index, key);
      this.#remembered.set(key, runs);
    }
    let best: readonly Token[] | undefined;
    let most = 0;
    for (const { words, keys, count } of runs) {
      const beside = index.repairer.support(keys, before, after);
      const score = count * (1 + besideCount * beside);
      if (score <= most || (beside === 0 && key.length < sureLetters)) continue;
      best = words;
      most = score;
    }
    return best;
  }
}
