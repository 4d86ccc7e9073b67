import { randomInt } from 'node:crypto';
import type { Mark } from './needles.ts';

const letters = (from: string, count: number): string =>
  Array.from({ length: count }, () => from[randomInt(from.length)]).join('');

export const digits = (count: number): string => letters('0123456789', count);

/** A word that nobody ever wrote: no lexicon knows it, and chance does not make it. */
export function asciiWord(): string {
  return Array.from({ length: 7 }, () => letters('bdghklmnrtvx', 1) + letters('aeiu', 1)).join('');
}

/** Two words with letters that only Vietnamese has; tones are put by the keyboard. */
export function vietnameseWords(): string {
  const word = () =>
    letters('bdghklmnrtvx', 1) +
    letters('ơưêô', 1) +
    letters('bdghklmnrtvx', 1) +
    letters('ăâ', 1) +
    letters('bdghkmt', 1);
  return `${word()} ${word()}`;
}

/** A fabricated card (domain.md §3.1), as a scanner types it, and what of it is a mark. */
export function newCard(): { readonly text: string; readonly marks: readonly Mark[] } {
  const number = `001199${digits(6)}`;
  const old = digits(9);
  const name = `Nguyen Van ${asciiWord()}`;
  const address = `So 7 ngo ${asciiWord()}, Phuong Lang, Ha Noi`;
  return {
    text: `${number}|${old}|${name}|05031999|Nu|${address}|12082021`,
    marks: [
      { name: 'card: number', text: number },
      { name: 'card: old number', text: old },
      { name: 'card: name', text: name },
      { name: 'card: address', text: address },
    ],
  };
}
