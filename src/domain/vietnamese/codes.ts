import { composeTyped } from './compose-typed.ts';
import { fold } from './fold.ts';
import { splitTone } from './letters.ts';
import type { ToneStyle } from './placement.ts';

/** Letters that name a block, a flat or a class, and that a figure of VNI would change. */
const codeLetter = /^[ade]$/i;
/** Words after which a letter and a figure are a name, small letters too: tòa a1, bằng lái a1. */
const namesCode =
  /(?:^|[^a-z])(?:toa|nha|khoi|lo|khu|thap|block|sanh|can|ho|phong|so|hang|bang|lai|xe)$/;
/** What a syllable, or the beginning of one, is spelt like. */
const syllableStart =
  /^(?:[bcdghklmnpqrstvx]|ch|gi|gh|kh|ngh?|nh|ph|qu|th|tr)?[aeiouy]{0,3}(?:ch?|m|ng?|nh|p|t)?$/;
/** A letter that was taken for a name, and its figures. */
const codeAtEnd = /^(.*?)(?<![\p{L}\p{M}\d])([ade])(\d{1,2})$/isu;

/**
 * Whether a figure after a word is a figure and no mark of VNI: the letter alone is a name (A1, D9, E3),
 * or no syllable begins like the word (HUD3, VOV2).
 */
export function isFigure(head: string, word: string): boolean {
  if (!codeLetter.test(word)) return !syllableStart.test(fold(word));
  return word !== word.toLowerCase() || (head.endsWith(' ') && namesCode.test(fold(head).trim()));
}

/**
 * The text when a small letter after such a name shows that it was VNI all along: `D9` and `e` are Đe,
 * `A3` and `n` are Ản. Undefined: the name goes on (A12A, D9B).
 */
export function unmakeCode(text: string, letter: string, style: ToneStyle): string | undefined {
  const [, head = '', first = '', figures = ''] = codeAtEnd.exec(text) ?? [];
  if (first === '' || !isFigure(head, first)) return undefined;
  let word = first;
  for (const figure of figures) {
    // A second tone corrects nothing here: 12 is a number.
    const next = splitTone(word).tone ? undefined : composeTyped(word, figure, style);
    if (next === undefined || next.length > 1) return undefined;
    word = next;
  }
  const goesOn = word.toLowerCase() === 'đ' ? /[aeiouy]/ : /[cimnoptuy]/;
  return goesOn.test(letter) ? head + word : undefined;
}
