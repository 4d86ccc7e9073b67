import { isFigure, unmakeCode } from './codes.ts';
import { composeTyped } from './compose-typed.ts';
import { normalise } from './fold.ts';
import { findTone, splitTone, type Tone } from './letters.ts';
import { placeTone, type ToneStyle } from './placement.ts';

/** One press on the on-screen keyboard (R59). */
export type ComposeKey =
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'tone'; readonly tone: Tone }
  | { readonly kind: 'delete' }
  /** A letter or figure of a keyboard with keys: in Telex or VNI, whichever it belongs to. */
  | { readonly kind: 'typed'; readonly letter: string };

/** A word longer than this is not Vietnamese; its tone stays where it is. */
const wordLettersMax = 12;

function splitLastWord(text: string): readonly [string, string] {
  const word = /[\p{L}\p{M}]+$/u.exec(text)?.[0] ?? '';
  return [text.slice(0, text.length - word.length), word];
}

/** Puts a word's only tone where it belongs now that its letters have changed. */
function relandTone(word: string, style: ToneStyle): string {
  if (word.length > wordLettersMax) return word;
  let marks = 0;
  for (const letter of word) if (findTone(letter) !== undefined) marks++;
  const { bare, tone } = splitTone(word);
  return marks === 1 && tone !== undefined ? placeTone(bare, tone, style) : word;
}

/**
 * The field's text after a key. A tone goes to the last word, on the vowel that the
 * spelling asks for, and moves when later letters move that place (`tóa` + `n` → `toán`);
 * the same tone again takes it off, another replaces it; without a vowel it does nothing.
 * A key changes the last word only: nothing typed before is touched (R60).
 */
export function composeKey(text: string, key: ComposeKey, style: ToneStyle = 'old'): string {
  const current = normalise(text);
  switch (key.kind) {
    case 'letter': {
      const [head, word] = splitLastWord(normalise(current + key.letter));
      return head + relandTone(word, style);
    }
    case 'tone': {
      const [head, word] = splitLastWord(current);
      const { bare, tone } = splitTone(word);
      return head + (tone === key.tone ? bare : placeTone(bare, key.tone, style));
    }
    case 'typed': {
      const [head, word] = splitLastWord(unmakeCode(current, key.letter, style) ?? current);
      const asItIs = /\d/.test(key.letter) && isFigure(head, word);
      const typed = asItIs ? undefined : composeTyped(word, key.letter, style);
      if (typed !== undefined) return head + typed;
      return composeKey(head + word, { kind: 'letter', letter: key.letter }, style);
    }
    case 'delete': {
      const last = [...current].at(-1) ?? '';
      const [head, word] = splitLastWord(current.slice(0, current.length - last.length));
      return head + relandTone(word, style);
    }
  }
}
