import { isVowel, splitTone, type Tone, withTone } from './letters.ts';

/** `old`: hòa, thủy (most keyboards); `new`: hoà, thuỷ (many official lists). Both are right. */
export type ToneStyle = 'old' | 'new';

/** Where the vowels of a toneless lower-case word begin and end, after `gi` and `qu`. */
function findNucleus(bare: string): readonly [number, number] | undefined {
  let from = 0;
  if (/^qu./.test(bare) && isVowel(bare[2] ?? '')) from = 2;
  else if (/^gi./.test(bare) && isVowel(bare[2] ?? '')) from = 2;
  while (from < bare.length && !isVowel(bare[from] ?? '')) from++;
  let to = from;
  while (to < bare.length && isVowel(bare[to] ?? '')) to++;
  return from === to ? undefined : [from, to];
}

/**
 * Index of the letter on which a tone is written, in a toneless lower-case word or the
 * beginning of one; undefined when it has no vowel. Words of two or more vowel groups are
 * foreign: their last vowel takes it.
 */
export function findToneIndex(bare: string, style: ToneStyle): number | undefined {
  const nucleus = findNucleus(bare);
  if (nucleus === undefined) return undefined;
  const [from, to] = nucleus;
  const rest = bare.slice(to);
  for (let i = rest.length - 1; i >= 0; i--) if (isVowel(rest[i] ?? '')) return to + i;
  const vowels = bare.slice(from, to);
  // At most one of these in a nucleus (ươ: the ơ); ư alone gives way to what follows it only there.
  const shaped = vowels.search(/[ăâêôơ]/);
  if (shaped >= 0) return from + shaped;
  if (vowels.length === 1) return from;
  // Two vowels before a consonant, three vowels, and unfinished iê, uô, uyê typed without marks.
  if (vowels.length === 3) return from + (vowels === 'uye' ? 2 : 1);
  if (vowels.length > 3) return to - 1;
  if (rest !== '' || vowels === 'ie' || vowels === 'ye' || vowels === 'uo') return from + 1;
  const movable = vowels === 'oa' || vowels === 'oe' || vowels === 'uy';
  return movable && style === 'new' ? from + 1 : from;
}

/** Writes one tone on a toneless word, letters' case kept; no vowel, no change. */
export function placeTone(bare: string, tone: Tone, style: ToneStyle = 'old'): string {
  const at = findToneIndex(bare.toLowerCase(), style);
  if (at === undefined) return bare;
  return bare.slice(0, at) + withTone(bare[at] ?? '', tone) + bare.slice(at + 1);
}

/**
 * Moves every tone to the place one style gives it, so that `hoà` and `hòa` compare equal.
 * For comparing and indexing only: what a resident typed is kept as typed (R60).
 */
export function normaliseTonePlacement(text: string, style: ToneStyle = 'old'): string {
  return text.normalize('NFC').replace(/\p{L}+/gu, (word) => {
    if (!/[^ -~]/.test(word)) return word;
    const { bare, tone } = splitTone(word);
    return tone === undefined || bare.length !== word.length ? word : placeTone(bare, tone, style);
  });
}
