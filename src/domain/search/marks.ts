import { isStop, type Knowledge } from './knowledge.ts';
import type { Mark } from './model.ts';
import type { ReadQuery } from './read-query.ts';
import { publicToken, type Token } from './tokens.ts';

interface TitleWord {
  readonly start: number;
  readonly length: number;
  readonly token: Token;
}

/** Shown titles repeat from keystroke to keystroke; this many are remembered, read into words. */
const rememberedMax = 3000;
const remembered = new Map<string, readonly TitleWord[]>();

function wordsOf(title: string): readonly TitleWord[] {
  const known = remembered.get(title);
  if (known !== undefined) return known;
  const words = [...title.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: text, index }) => ({
    start: index,
    length: text.length,
    token: publicToken(text),
  }));
  if (remembered.size >= rememberedMax) remembered.clear();
  remembered.set(title, words);
  return words;
}

/** What of a query is looked for in titles. Made once for all of its hits. */
export interface Said {
  /** Words of the query by their key. */
  readonly byKey: ReadonlyMap<string, readonly Token[]>;
  /** Key of a last word that may be unfinished. */
  readonly begun: string | undefined;
  /** Whether it consists of words that say little: then they are marked. */
  readonly onlyStops: boolean;
}

export function readSaid(query: ReadQuery, knowledge: Knowledge): Said {
  const byKey = new Map<string, Token[]>();
  for (const token of query.tokens) {
    const same = byKey.get(token.key);
    if (same === undefined) byKey.set(token.key, [token]);
    else same.push(token);
  }
  return {
    byKey,
    begun: query.open ? query.tokens.at(-1)?.key : undefined,
    onlyStops: query.tokens.every((token) => isStop(knowledge, token)),
  };
}

/** Length of the part of a title's word that the query says; 0: none. */
function markedLength({ length, token }: TitleWord, said: Said, knowledge: Knowledge): number {
  const typed = said.byKey.get(token.key);
  const isSaid = typed?.some((one) => !one.marked || one.word === token.word) === true;
  if (isSaid && (said.onlyStops || !isStop(knowledge, token))) return length;
  // A folded letter is one letter of the title as long as the title is NFC.
  const { begun } = said;
  const isBegun = begun !== undefined && token.key.startsWith(begun);
  return isBegun && token.key.length === length ? begun.length : 0;
}

/** Where a title says what was asked: whole words, the last one as far as it was typed. */
function markTitle(title: string, said: Said, knowledge: Knowledge): Mark[] {
  const marks: Mark[] = [];
  for (const word of wordsOf(title)) {
    const length = markedLength(word, said, knowledge);
    if (length === 0) continue;
    const { start } = word;
    const previous = marks.at(-1);
    if (previous !== undefined && title.slice(previous[1], start) === ' ')
      marks[marks.length - 1] = [previous[0], start + length];
    else marks.push([start, start + length]);
  }
  return marks;
}

/**
 * Marks made when they are looked at: a screen shows five hits of twenty. A class, because an object
 * literal with a getter costs as much as a candidate of the second pass.
 */
export class LaterMarks {
  readonly #text: string;
  readonly #said: Said;
  readonly #knowledge: Knowledge;
  #marks: readonly Mark[] | undefined;

  constructor(text: string, said: Said, knowledge: Knowledge) {
    this.#text = text;
    this.#said = said;
    this.#knowledge = knowledge;
  }

  get title(): readonly Mark[] {
    this.#marks ??= markTitle(this.#text, this.#said, this.#knowledge);
    return this.#marks;
  }

  /** A getter of a class is no own property: `motcham search --json` prints it all the same. */
  toJSON(): { readonly title: readonly Mark[] } {
    return { title: this.title };
  }
}
