import { assert } from '../basics/index.ts';

/** A text written in words that stand elsewhere already. */
export interface WordCode {
  /** The tokens of one byte, then the words that are nowhere else; a line each. */
  readonly often: string;
  readonly rare: string;
  /** Which of the given words it uses, rising. */
  readonly known: Uint32Array;
  readonly bytes: Uint8Array;
}

/** A word, or any other sign. */
const tokens = /[\p{L}\p{N}]+|./gsu;
const word = /^[\p{L}\p{N}]/u;

/** Words and signs; one space between two words is not written. */
function tokensOf(text: string): string[] {
  const all = text.match(tokens) ?? [];
  const isWord = (token: string | undefined) => token !== undefined && word.test(token);
  return all.filter((token, i) => token !== ' ' || !isWord(all[i - 1]) || !isWord(all[i + 1]));
}

const lines = (text: string): string[] => (text === '' ? [] : text.split('\n'));

/**
 * Writes a text of one line with the words of a vocabulary: a byte for the commonest words and
 * signs, two for the others. The lexicon shares four words of five with the index it comes in, so
 * that a third of its gzipped bytes are saved.
 *
 * @param vocabulary in the order in which {@link readWords} is given it
 */
export function writeWords(text: string, vocabulary: readonly string[]): WordCode {
  assert(!text.includes('\n'), 'a text of more than one line');
  const said = tokensOf(text);
  const counts = new Map<string, number>();
  for (const token of said) counts.set(token, (counts.get(token) ?? 0) + 1);
  const byCount = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const pages = Math.max(0, Math.ceil((byCount.length - 256) / 255));
  assert(pages < 256, 'too many words to code');
  const often = byCount.slice(0, 256 - pages).map(([token]) => token);
  const others = byCount.slice(256 - pages).map(([token]) => token);
  const placeOf = new Map(vocabulary.map((one, place) => [one, place]));
  const known = others.flatMap((token) => placeOf.get(token) ?? []).sort((a, b) => a - b);
  const rare = others.filter((token) => !placeOf.has(token)).sort();
  const idOf = new Map(
    [...often, ...rare, ...known.map((place) => vocabulary[place] ?? '')].map((token, id) => [
      token,
      id,
    ]),
  );
  const bytes = said.flatMap((token) => {
    const id = idOf.get(token) ?? 0;
    const beyond = id - often.length;
    return beyond < 0 ? [id] : [often.length + (beyond >> 8), beyond & 255];
  });
  return {
    often: often.join('\n'),
    rare: rare.join('\n'),
    known: Uint32Array.from(known),
    bytes: Uint8Array.from(bytes),
  };
}

/** The text that {@link writeWords} wrote with the same vocabulary. */
export function readWords(
  { often, rare, known, bytes }: Omit<WordCode, 'known'> & { readonly known: ArrayLike<number> },
  vocabulary: readonly string[],
): string {
  const short = lines(often);
  const all = [...short, ...lines(rare), ...Array.from(known, (place) => vocabulary[place] ?? '')];
  const parts: string[] = [];
  let afterWord = false;
  for (let at = 0; at < bytes.length; at++) {
    const first = bytes[at] ?? 0;
    const id =
      first < short.length
        ? first
        : short.length + (first - short.length) * 256 + (bytes[++at] ?? 0);
    const token = all[id];
    assert(token !== undefined, 'a text in words that are not there');
    const isWord = word.test(token);
    if (afterWord && isWord) parts.push(' ');
    parts.push(token);
    afterWord = isWord;
  }
  return parts.join('');
}
