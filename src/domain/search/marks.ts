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

/** Length of the part of a title's word that the query says; 0: none. */
function markedLength(
  { length, token }: TitleWord,
  query: ReadQuery,
  onlyStops: boolean,
  knowledge: Knowledge,
): number {
  const last = query.tokens.at(-1);
  for (const typed of query.tokens) {
    if (typed.key !== token.key || (typed.marked && typed.word !== token.word)) continue;
    if (onlyStops || !isStop(knowledge, token)) return length;
    break;
  }
  // A folded letter is one letter of the title as long as the title is NFC.
  const begun = query.open && last !== undefined && token.key.startsWith(last.key);
  return begun && token.key.length === length ? last.key.length : 0;
}

/** Where a title says what was asked: whole words, the last one as far as it was typed. */
export function markTitle(title: string, query: ReadQuery, knowledge: Knowledge): Mark[] {
  const marks: Mark[] = [];
  const onlyStops = query.tokens.every((token) => isStop(knowledge, token));
  for (const word of wordsOf(title)) {
    const length = markedLength(word, query, onlyStops, knowledge);
    if (length === 0) continue;
    const { start } = word;
    const previous = marks.at(-1);
    if (previous !== undefined && title.slice(previous[1], start) === ' ')
      marks[marks.length - 1] = [previous[0], start + length];
    else marks.push([start, start + length]);
  }
  return marks;
}
