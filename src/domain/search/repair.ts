import { decodeWord, isFoldedSyllable, isSyllable } from '../vietnamese/index.ts';
import type { Column } from './pack.ts';
import { lowerBound } from './sorted.ts';
import { oneEditApart, soundOf } from './spelling.ts';
import { keyOf, readToken, type Token } from './tokens.ts';

/** The letters of a word, however often and in whatever order. */
const lettersOf = (key: string): string => [...new Set(key)].sort().join('');

/** Keystrokes repeat the words before them: this many repairs are remembered. */
const rememberedMax = 500;
/** A shorter word has too many neighbours to be corrected by one letter. */
const editLettersMin = 3;

/**
 * Reads words that nobody writes like that. Only what the index cannot know is touched, and
 * only for looking up: what the resident typed stays as typed (R60).
 */
export class Repairer {
  readonly #remembered = new Map<string, readonly string[]>();
  readonly #bySound = new Map<string, string[]>();
  readonly #keys: readonly string[];
  readonly #idOf: ReadonlyMap<string, number>;
  readonly #pairKeys: Column;
  readonly #uniOffsets: Column;
  readonly #phraseKeys: ReadonlySet<string>;
  readonly #stop: ReadonlySet<string>;

  constructor(
    keys: readonly string[],
    idOf: ReadonlyMap<string, number>,
    pairKeys: Column,
    uniOffsets: Column,
    phraseKeys: ReadonlySet<string>,
    stop: ReadonlySet<string>,
  ) {
    this.#stop = stop;
    this.#keys = keys;
    this.#idOf = idOf;
    this.#pairKeys = pairKeys;
    this.#uniOffsets = uniOffsets;
    this.#phraseKeys = phraseKeys;
    for (const key of keys) {
      const sound = soundOf(key);
      const same = this.#bySound.get(sound);
      if (same === undefined) this.#bySound.set(sound, [key]);
      else same.push(key);
    }
  }

  /** Drops what residents typed. */
  forget(): void {
    this.#remembered.clear();
  }

  isKnown(key: string): boolean {
    return this.#idOf.has(key) || this.#phraseKeys.has(key) || this.#stop.has(key);
  }

  /** Whether two words stand beside each other anywhere in the catalogue. */
  isPair(first: string | undefined, second: string | undefined): boolean {
    const ids = [first, second].map((word) => this.#idOf.get(keyOf(word ?? '')));
    return this.findPair(ids[0], ids[1]) !== undefined;
  }

  /** Beside how many of these neighbours words stand anywhere. */
  support(words: readonly string[], before: string | undefined, after: string | undefined): number {
    return (this.isPair(before, words[0]) ? 1 : 0) + (this.isPair(words.at(-1), after) ? 1 : 0);
  }

  /** Row of two words that stand beside each other somewhere, by their ids. */
  findPair(first: number | undefined, second: number | undefined): number | undefined {
    if (first === undefined || second === undefined) return undefined;
    const pair = first * this.#keys.length + second;
    const at = lowerBound(this.#pairKeys.length, (i) => (this.#pairKeys[i] as number) < pair);
    return this.#pairKeys[at] === pair ? at : undefined;
  }

  /** Words of the vocabulary that begin like this, as a range of ids. */
  prefixRange(prefix: string): readonly [number, number] {
    const keys = this.#keys;
    const from = lowerBound(keys.length, (i) => (keys[i] ?? '') < prefix);
    const to = lowerBound(keys.length, (i) => (keys[i] ?? '').slice(0, prefix.length) <= prefix);
    return [from, to];
  }

  /** Whether some word of the vocabulary begins like this. */
  isBeginning(prefix: string): boolean {
    const [from, to] = this.prefixRange(prefix);
    return from < to;
  }

  frequency(key: string): number {
    const id = this.#idOf.get(key);
    return id === undefined ? 0 : (this.#uniOffsets[id + 1] ?? 0) - (this.#uniOffsets[id] ?? 0);
  }

  #neighbours(key: string): readonly string[] {
    const remembered = this.#remembered.get(key);
    if (remembered !== undefined) return remembered;
    const found = (this.#bySound.get(soundOf(key)) ?? []).filter((other) => other !== key);
    if (key.length >= editLettersMin) {
      for (const other of this.#keys)
        if (other.length > 1 && oneEditApart(key, other) && isFoldedSyllable(other))
          found.push(other);
    }
    if (this.#remembered.size >= rememberedMax) this.#remembered.clear();
    this.#remembered.set(key, found);
    return found;
  }

  /** The likeliest neighbour that stands beside the words around; support decides, then use. */
  #bestNeighbour(
    key: string,
    before: string | undefined,
    after: string | undefined,
  ): string | undefined {
    let best: string | undefined;
    let bestScore = 0;
    for (const other of this.#neighbours(key)) {
      const support = this.support([other], before, after);
      const slipped = lettersOf(other) === lettersOf(key);
      const alike = slipped || soundOf(other) === soundOf(key) ? 0.4 : 0;
      const score = support + alike + Math.min(0.5, this.frequency(other) / 400);
      if ((support > 0 || key.length >= 5 || slipped) && score > bestScore) {
        best = other;
        bestScore = score;
      }
    }
    return best;
  }

  /** Two syllables written as one: `khaisinh`. */
  #split(key: string): readonly string[] | undefined {
    for (let at = 2; at <= key.length - 2; at++) {
      const parts = [key.slice(0, at), key.slice(at)];
      if (parts.every((part) => isFoldedSyllable(part)) && this.isPair(parts[0], parts[1]))
        return parts;
    }
    return undefined;
  }

  /** A space in the wrong place: `quocghi cong`, `nghiepd iem`. */
  #respace(first: string, second: string): readonly string[] | undefined {
    const joined = first + second;
    if (joined.length > 14) return undefined;
    for (let at = 1; at < joined.length; at++) {
      const left = joined.slice(0, at);
      const right = joined.slice(at);
      if (at !== first.length && this.isPair(left, right)) return [left, right];
      const parts = at === first.length ? undefined : this.#split(left);
      if (parts !== undefined && this.isPair(parts[1], right)) return [...parts, right];
    }
    return undefined;
  }

  /** A space one letter too early or too late: `da cbiet`, `troc ap`. */
  #shift(first: string, second: string, before: string | undefined): readonly string[] | undefined {
    const ways = [
      [first + second.slice(0, 1), second.slice(1)],
      [first.slice(0, -1), first.slice(-1) + second],
    ];
    return ways.find(
      ([left = '', right = '']) =>
        isFoldedSyllable(left) &&
        isFoldedSyllable(right) &&
        this.isPair(left, right) &&
        (before === undefined || this.isPair(before, left)),
    );
  }

  /** The words with the unreadable ones read; `open`: the last word may be unfinished. */
  repair(tokens: readonly Token[], open: boolean, isForeign: (key: string) => boolean): Token[] {
    const repaired: Token[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      if (token === undefined) break;
      const last = i === tokens.length - 1;
      const before = repaired.at(-1)?.key;
      const next = tokens[i + 1];
      if (next !== undefined && !token.marked && !next.marked && !isForeign(token.key)) {
        const strange = !this.isKnown(token.key) || !this.isKnown(next.key);
        const apart = !this.isPair(token.key, next.key) && !this.isPair(before, token.key);
        const shifted = strange || apart ? this.#shift(token.key, next.key, before) : undefined;
        if (shifted !== undefined) {
          repaired.push(...shifted.map(readToken));
          i++;
          continue;
        }
      }
      if (this.isKnown(token.key) || isForeign(token.key) || /^\d+$/.test(token.key)) {
        repaired.push(this.#misheard(token, before, next?.key, last && open));
        continue;
      }
      if (last && open && this.isBeginning(token.key)) {
        repaired.push(token);
        continue;
      }
      const decoded = decodeWord(token.word);
      if (decoded !== undefined && this.isKnown(readToken(decoded).key)) {
        repaired.push(readToken(decoded));
        continue;
      }
      const split = this.#split(token.key);
      if (split !== undefined) {
        repaired.push(...split.map(readToken));
        continue;
      }
      const spaced =
        next === undefined || token.marked ? undefined : this.#respace(token.key, next.key);
      if (spaced !== undefined) {
        repaired.push(...spaced.map(readToken));
        i++;
        continue;
      }
      // Written with its marks and well-formed, it is a word, only none of the catalogue's.
      const isWord = token.marked && isSyllable(token.word);
      const other = isWord ? undefined : this.#bestNeighbour(token.key, before, next?.key);
      repaired.push(other === undefined ? token : { ...readToken(other), mended: true });
    }
    return repaired;
  }

  /** A word that exists but is not the one meant: `tạm chú` for tạm trú. Needs both sides' word. */
  #misheard(
    token: Token,
    before: string | undefined,
    after: string | undefined,
    open: boolean,
  ): Token {
    if (this.#stop.has(token.key)) return token;
    if (open || before === undefined || /\d/.test(token.key)) return token;
    if (this.support([token.key], before, after) > 0) return token;
    const sides = after === undefined ? 1 : 2;
    const alike = this.#bySound.get(soundOf(token.key)) ?? [];
    const other = alike.find(
      (one) => one !== token.key && this.support([one], before, after) === sides,
    );
    return other === undefined ? token : { ...readToken(other), mended: true };
  }
}
