import { fold, normalise, normaliseTonePlacement } from '../vietnamese/index.ts';

/** One word: as written (lower case, tone in the old place), and as it is looked up. */
export interface Token {
  readonly word: string;
  readonly key: string;
  /** Whether it was written with a tone or a shape. */
  readonly marked: boolean;
}

/** i and y are written for each other at the end of these syllables: kĩ/kỹ, quí/quý. */
const looseEnd = /^((?:[hklmstv]|qu))y$/;

/** Look-up key of a folded word. */
export function keyOf(folded: string): string {
  return folded.replace(looseEnd, '$1i');
}

/** The written form under which marks are compared. */
export function wordOf(text: string): string {
  const word = normaliseTonePlacement(text.toLowerCase());
  return /^(?:[hklmstv]|qu)[yýỳỷỹỵ]$/.test(word)
    ? word.replace(/[yýỳỷỹỵ]$/, (y) => iForY[y] ?? y)
    : word;
}

const iForY: Readonly<Record<string, string>> = { y: 'i', ý: 'í', ỳ: 'ì', ỷ: 'ỉ', ỹ: 'ĩ', ỵ: 'ị' };

export function tokenOf(text: string): Token {
  const word = wordOf(text);
  const key = keyOf(fold(text));
  return { word, key, marked: word !== key };
}

/** The words of a text, at most `max`. */
export function tokenise(text: string, max: number): Token[] {
  const tokens: Token[] = [];
  for (const [word] of normalise(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    const token = tokenOf(word);
    if (token.key === '') continue;
    // A mark inside a foreign script can split what folding sees as one word.
    if (token.key.includes(' ')) continue;
    tokens.push(token);
    if (tokens.length >= max) break;
  }
  return tokens;
}

/** Look-up keys only. */
export function keysOf(text: string, max = 400): string[] {
  return tokenise(text, max).map((token) => token.key);
}
