import { fold, isPlain, normalise, normaliseTonePlacement } from '../vietnamese/index.ts';

/** One word: as typed, as compared (tone in the old place, i for y), and as looked up. */
export interface Token {
  /** Lower case, spelled as it was. */
  readonly text: string;
  readonly word: string;
  readonly key: string;
  /** Whether it was written with a tone or a shape. */
  readonly marked: boolean;
  /** Whether a comma or a full stop stands before it; unknown of what was repaired. */
  readonly opens?: true;
  /** Whether it stands for a word that nobody knows (`dựngg`): its marks are not known. */
  readonly mended?: true;
}

/** i and y are written for each other at the end of these syllables: kĩ/kỹ, quí/quý. */
const looseEnd = /^(?:[hklmstv]|qu)y$/;
const looseWordEnd = /^(?:[hklmstv]|qu)y\p{M}?$/u;

/** Numbers that residents write either way: công ty 2 thành viên, mức độ 02. */
const numbers: ReadonlyMap<string, string> = new Map([
  ['1', 'mot'],
  ['01', 'mot'],
  ['2', 'hai'],
  ['02', 'hai'],
]);

/** Look-up key of a folded word. */
export function keyOf(folded: string): string {
  const number = numbers.get(folded);
  if (number !== undefined) return number;
  return folded.length <= 3 && looseEnd.test(folded) ? `${folded.slice(0, -1)}i` : folded;
}

/** The written form under which marks are compared. */
export function wordOf(text: string): string {
  const word = normaliseTonePlacement(text.toLowerCase());
  if (word.length > 3) return word;
  const parts = word.normalize('NFD');
  return looseWordEnd.test(parts) ? parts.replace('y', 'i').normalize('NFC') : word;
}

/** Reads one word of a query. Keeps nothing: what a resident types ends with the session. */
export function readToken(text: string): Token {
  const key = keyOf(fold(text));
  const word = wordOf(text);
  const lower = text.toLowerCase();
  // A number keeps its key as its word: it is not written with marks.
  if (/^\d/.test(word)) return { text: lower, word: key, key, marked: false };
  return { text: lower, word, key, marked: word !== key };
}

/** Titles repeat the same few thousand words; this many are remembered. */
const rememberedMax = 20_000;
const remembered = new Map<string, Token>();

/** Reads one word of the catalogue or the lexicon, never of a query: it is remembered. */
export function publicToken(text: string): Token {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const token = readToken(text);
  if (remembered.size >= rememberedMax) remembered.clear();
  remembered.set(text, token);
  return token;
}

/** A mark that no letter takes ("nhả̂n") belongs to its word all the same. */
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** The same in a plain text, in which all beyond ASCII are letters. */
const plainWordPattern = /[0-9A-Za-z\u0080-\uffff]+/g;

/** The words of a text, at most `max`. `read`: {@link publicToken} for what is no query. */
export function tokenise(text: string, max: number, read = readToken): Token[] {
  const tokens: Token[] = [];
  const plain = isPlain(text);
  const words = plain ? text.match(plainWordPattern) : normalise(text).match(wordPattern);
  for (const word of words ?? []) {
    const token = read(word);
    // A mark inside a foreign script can split what folding sees as one word.
    if (token.key === '' || token.key.includes(' ')) continue;
    tokens.push(token);
    if (tokens.length >= max) break;
  }
  return tokens;
}

/** Ends a part of a sentence; one inside a number or a code does not. */
const sentenceEnd = /[,.;:!?…]+(?=\s)|[\n–—]/u;

/** The words of a query, each told whether it opens a part of a sentence. */
export function tokeniseSentence(
  text: string,
  max: number,
  read: (text: string) => Token,
): Token[] {
  if (!sentenceEnd.test(text)) return tokenise(text, max, read);
  const [head = '', ...parts] = text.split(sentenceEnd);
  const tokens = tokenise(head, max, read);
  for (const part of parts) {
    if (tokens.length >= max) break;
    const [first, ...rest] = tokenise(part, max - tokens.length, read);
    if (first !== undefined) tokens.push({ ...first, opens: true }, ...rest);
  }
  return tokens;
}

/** Look-up keys of a public text. */
export function keysOf(text: string, max = 400): string[] {
  return tokenise(text, max, publicToken).map((token) => token.key);
}
