import type { Column } from './pack.ts';
import type { Repairer } from './repair.ts';
import { publicToken, type Token } from './tokens.ts';

/**
 * First letters of words, as residents shorten what no table has: `tgpl`, `xlvp`; with one vowel among
 * them where no word is written so: `bmvnah`.
 */
const shortened =
  /^(?:[bcdghklmnpqrstvx]{2,7}|(?=\w{5,8}$)(?=.*[^aeiouy]{4})[^aeiouy]*[aeiouy][^aeiouy]*)$/;
/** So many letters are sure enough without a word beside them that belongs there. */
const sureLetters = 3;
/** What words of the procedure that is asked for most count, against 1 of others. */
const popularCount = 30;
/** What words count that stand beside a neighbour somewhere, against others: once for each. */
const besideCount = 9;
/** What words count that stand right there, behind and before the same words. */
const thereCount = 100;
/** Words between them that have no letter of their own: `xn ttct`, thông tin về cư trú. */
const silent = new Set('về cho của và'.split(' '));
/** Keystrokes repeat the words before them: this many are remembered. */
const rememberedMax = 100;

/** Words one after another, their keys, how much they count, and how much behind and before which words. */
interface Run {
  readonly words: readonly Token[];
  readonly keys: readonly string[];
  readonly count: number;
  readonly beside: ReadonlyMap<string, number>;
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

/** How often words stand behind and before these. */
function countThere(
  beside: ReadonlyMap<string, number>,
  before: string | undefined,
  after: string | undefined,
): number {
  return (beside.get(`<${before}`) ?? 0) + (beside.get(`>${after}`) ?? 0);
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
    const found = new Map<string, { count: number; beside: Map<string, number> }>();
    const look = (offsets: Column, ids: Column, row: number, count: number): void => {
      const from = offsets[row] as number;
      const end = offsets[row + 1] as number;
      const last = end - letters.length;
      for (let at = from; at <= last; at++) {
        let i = 0;
        let to = at;
        for (; i < letters.length && to < end; to++) {
          if (firsts[ids[to] as number] === letters.charCodeAt(i)) i++;
          else if (i === 0 || !silent.has(forms[ids[to] as number] as string)) break;
        }
        if (i < letters.length) continue;
        const text = Array.from(ids.subarray(at, to), (id) => forms[id]).join(' ');
        const run = found.get(text) ?? { count: 0, beside: new Map() };
        found.set(text, run);
        run.count += count;
        const note = (side: string, place: number): void => {
          const key = side + publicToken(forms[ids[place] as number] as string).key;
          const before = run.beside.get(key);
          // The first may be chance.
          run.beside.set(key, before === undefined ? 0 : before + count);
        };
        if (at > from) note('<', at - 1);
        if (to < end) note('>', to);
      }
    };
    for (let document = 0; document < index.size; document++) {
      const count = 1 + (popularCount * (popularity[document] as number)) / 255;
      look(titleOffsets, titleIds, document, count);
      const end = aliasFrom[document + 1] as number;
      for (let row = aliasFrom[document] as number; row < end; row++)
        look(aliasOffsets, aliasIds, row, count);
    }
    return Array.from(found, ([text, run]) => {
      const words = text.split(' ').map(publicToken);
      return { words, keys: words.map((word) => word.key), ...run };
    });
  }

  #recall(index: Wordings, letters: string): readonly Run[] {
    let runs = this.#remembered.get(letters);
    if (runs === undefined) {
      if (this.#remembered.size >= rememberedMax) this.#remembered.clear();
      runs = this.#findRuns(index, letters);
      this.#remembered.set(letters, runs);
    }
    return runs;
  }

  /** How often the catalogue has these words behind `before` and before `after`. */
  count(
    index: Wordings,
    words: readonly Token[],
    before: string | undefined,
    after: string | undefined,
  ): number {
    const letters = words.map(({ key }) => key.charAt(0)).join('');
    const text = words.map(({ key }) => key).join(' ');
    const run = this.#recall(index, letters).find(({ keys }) => keys.join(' ') === text);
    return run === undefined ? 0 : countThere(run.beside, before, after);
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
    const runs = this.#recall(index, key);
    let best: readonly Token[] | undefined;
    let most = 0;
    for (const { words, keys, count, beside: met } of runs) {
      const beside = index.repairer.support(keys, before, after);
      const there = countThere(met, before, after);
      const score = count * (1 + besideCount * beside) + thereCount * there;
      if (score <= most || (beside === 0 && key.length < sureLetters)) continue;
      best = words;
      most = score;
    }
    return best;
  }
}
