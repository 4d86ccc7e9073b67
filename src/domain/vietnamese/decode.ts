import { normalise } from './fold.ts';
import { type Tone, withoutShape } from './letters.ts';
import { placeTone } from './placement.ts';
import { isSyllable } from './syllable.ts';

/** Words that a resident may well mean as they are, although their keys would decode. */
const foreignWords = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'as is us or of if ex ax ox bus gas car tax box mix fix six fax max sex das has his her was ads app tour tours pass top sos ppr gps sms pos for far bar per are our'.split(
    ' ',
  ),
);

export type DecodeOptions = {
  /** Words to leave alone: the caller's vocabulary. */
  readonly isWord?: (word: string) => boolean;
};

type Decoded = {
  readonly text: string;
  /** Shape keys (dd, aw, 9 …) are hardly typed by chance; a lone tone key is. */
  readonly strong: boolean;
};

function applyTone(bare: string, tone: Tone | undefined): string {
  return tone === undefined ? bare : placeTone(bare, tone);
}

function matchCase(source: string, decoded: string): string {
  if (source.length > 1 && source === source.toUpperCase()) return decoded.toUpperCase();
  const first = source[0] ?? '';
  return first === first.toUpperCase()
    ? decoded.charAt(0).toUpperCase() + decoded.slice(1)
    : decoded;
}

/** Decodes words one by one; weak evidence in a single word changes nothing. */
function decodeWords(
  text: string,
  pattern: RegExp,
  decodeWord: (word: string) => Decoded | undefined,
  isWord: (word: string) => boolean,
): string {
  let strong = false;
  let decodable = 0;
  let others = 0;
  const clean = normalise(text);
  const decoded = new Map<string, string>();
  for (const [word] of clean.matchAll(pattern)) {
    if (decoded.has(word)) continue;
    const lower = word.toLowerCase();
    const known = isWord(lower) || foreignWords.has(lower);
    const result = known || isSyllable(lower) ? undefined : decodeWord(lower);
    if (result === undefined || !isSyllable(result.text)) {
      if (!isSyllable(lower)) others++;
      continue;
    }
    decodable++;
    strong ||= result.strong;
    decoded.set(word, matchCase(word, result.text));
  }
  if (decodable === 0 || (!strong && (decodable < 2 || others > decodable))) return clean;
  return clean.replace(pattern, (word) => decoded.get(word) ?? word);
}

/** Keys of Telex that set a tone. */
export const telexTones: Readonly<Record<string, Tone>> = {
  s: 'acute',
  f: 'grave',
  r: 'hook',
  x: 'tilde',
  j: 'dot',
};

/** One lower-case word typed in Telex keys, tone key at the end or after its vowel. */
function decodeTelexWord(word: string): Decoded | undefined {
  if (!/^[a-zăâđêôơư]+$/.test(word)) return undefined;
  let bare = '';
  let tone: Tone | undefined;
  let strong = false;
  for (const key of word) {
    const mark = telexTones[key];
    if (mark !== undefined && /[aeiouyăâêôơư]/.test(bare)) {
      if (tone !== undefined) return undefined;
      tone = mark;
      continue;
    }
    const shaped = shapeTelex(bare, key);
    if (shaped !== undefined) strong = true;
    bare = shaped ?? bare + key;
  }
  return { text: applyTone(bare, tone), strong };
}

/** The letters after a key of Telex that shapes one of them; undefined: it shapes none. */
export function shapeTelex(bare: string, key: string): string | undefined {
  if (key === 'w') {
    if (/uo[a-zê]*$/.test(bare)) return bare.replace(/uo/, 'ươ');
    const at = Math.max(bare.lastIndexOf('a'), bare.lastIndexOf('o'), bare.lastIndexOf('u'));
    if (at < 0) return `${bare}ư`;
    // `ua` + w is ưa; `oa` + w is oă.
    const vowel = bare.slice(at - 1, at + 1) === 'ua' && !bare.startsWith('qu') ? at - 1 : at;
    const shape = { a: 'ă', o: 'ơ', u: 'ư' }[bare[vowel] ?? ''] ?? '';
    return bare.slice(0, vowel) + shape + bare.slice(vowel + 1);
  }
  if (key === 'd') return bare.startsWith('d') ? `đ${bare.slice(1)}` : undefined;
  const shape = { a: 'â', e: 'ê', o: 'ô' }[key];
  if (shape === undefined) return undefined;
  const at = bare.lastIndexOf(key);
  // The doubled key may come after the final consonants: `cana` → `cân`.
  if (at < 0 || /[aăâeêoôơ]/.test(bare.slice(at + 1))) return undefined;
  return bare.slice(0, at) + shape + bare.slice(at + 1);
}

/** Figures of VNI that set a tone. */
export const vniTones: Readonly<Record<string, Tone>> = {
  1: 'acute',
  2: 'grave',
  3: 'hook',
  4: 'tilde',
  5: 'dot',
};

/** Figures of VNI that shape a letter. */
export const vniShapes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  6: { a: 'â', e: 'ê', o: 'ô' },
  7: { o: 'ơ', u: 'ư' },
  8: { a: 'ă' },
  9: { d: 'đ' },
};

/** One lower-case word typed in VNI digits. A single letter and a digit is a class (A1, B2). */
function decodeVniWord(word: string): Decoded | undefined {
  if (!/^[a-zăâđêôơư]{2,}|^[a-z]\d[a-z]/.test(word) || !/\d/.test(word)) return undefined;
  let bare = '';
  let tone: Tone | undefined;
  let strong = false;
  for (const key of word) {
    if (!/\d/.test(key)) {
      bare += key;
      continue;
    }
    const mark = vniTones[key];
    if (mark !== undefined) {
      if (tone !== undefined) return undefined;
      tone = mark;
      continue;
    }
    const shapes = vniShapes[key];
    if (shapes === undefined) return undefined;
    const shaped =
      key === '7' && bare.includes('uo')
        ? bare.replace('uo', 'ươ')
        : replaceLast(bare, (letter) => shapes[letter]);
    if (shaped === undefined) return undefined;
    bare = shaped;
    strong = true;
  }
  return { text: applyTone(bare, tone), strong };
}

function replaceLast(
  bare: string,
  change: (letter: string) => string | undefined,
): string | undefined {
  for (let at = bare.length - 1; at >= 0; at--) {
    const changed = change(withoutShape(bare[at] ?? '') === bare[at] ? (bare[at] ?? '') : '');
    if (changed !== undefined) return bare.slice(0, at) + changed + bare.slice(at + 1);
  }
  return undefined;
}

/**
 * Turns leaked Telex keys into Vietnamese: `ddawng kys` → `đăng ký`. Words that are
 * syllables as they stand, foreign words, and lone tone keys (`das`) stay as they are.
 */
export function decodeTelex(text: string, options: DecodeOptions = {}): string {
  return decodeWords(text, /[\p{L}]+/gu, decodeTelexWord, options.isWord ?? (() => false));
}

/** Turns leaked VNI digits into Vietnamese: `d9a8ng ky1` → `đăng ký`. Classes (A1) stay. */
export function decodeVni(text: string, options: DecodeOptions = {}): string {
  return decodeWords(text, /[\p{L}\d]+/gu, decodeVniWord, options.isWord ?? (() => false));
}

/** One word, decoded whatever the evidence, or undefined when no syllable comes out. */
export function decodeWord(word: string): string | undefined {
  const lower = word.toLowerCase();
  const result = /\d/.test(lower) ? decodeVniWord(lower) : decodeTelexWord(lower);
  return result !== undefined && result.text !== lower && isSyllable(result.text)
    ? result.text
    : undefined;
}
