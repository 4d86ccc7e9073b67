import { fold } from '../vietnamese/index.ts';
import type { Mark } from './model.ts';
import type { ReadQuery } from './read-query.ts';
import { keyOf, wordOf } from './tokens.ts';

/** Where a title says what was asked: whole words, the last one as far as it was typed. */
export function markTitle(title: string, query: ReadQuery, stop: ReadonlySet<string>): Mark[] {
  const marks: Mark[] = [];
  const typed = new Map(query.tokens.map((token) => [token.key, token]));
  const last = query.tokens.at(-1);
  const onlyStops = query.tokens.every((token) => stop.has(token.key));
  for (const found of title.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const [text] = found;
    const key = keyOf(fold(text));
    const token = typed.get(key);
    let length = 0;
    if (token !== undefined && (!token.marked || token.word === wordOf(text.normalize('NFC')))) {
      if (onlyStops || !stop.has(key)) length = text.length;
    } else if (query.open && last !== undefined && last.key !== '' && key.startsWith(last.key)) {
      // A folded letter is one letter of the title as long as the title is NFC.
      length = key.length === text.length ? last.key.length : 0;
    }
    if (length === 0) continue;
    const previous = marks.at(-1);
    const gap = previous === undefined ? '' : title.slice(previous[1], found.index);
    if (previous !== undefined && gap === ' ')
      marks[marks.length - 1] = [previous[0], found.index + length];
    else marks.push([found.index, found.index + length]);
  }
  return marks;
}
