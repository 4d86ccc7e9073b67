import { shapeTelex, telexTones, vniShapes, vniTones } from './decode.ts';
import { splitTone, type Tone, withoutShape } from './letters.ts';
import { placeTone, type ToneStyle } from './placement.ts';

const vowel = /[aăâeêioôơuưy]/;
const coda = /^(?:c|ch|m|n|ng|nh|p|t|i|u|y)?$/;
/** What takes a shape back when its key is pressed once more: `oo` is ô, `ooo` is oo. */
const takenBack: Readonly<Record<string, string>> = { â: 'a', ê: 'e', ô: 'o', đ: 'd' };
/** The same of `w`, longest first: `aww` is aw. */
const takenBackByW: readonly (readonly [string, string])[] = [
  ['ươ', 'uow'],
  ['ă', 'aw'],
  ['ơ', 'ow'],
  ['ư', 'uw'],
];
/** Shapes that another key makes of shapes: whoever wrote â and meant ă presses `w`, or 8. */
const reshaped: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  a: [['ă', 'â']],
  o: [
    ['ươ', 'uô'],
    ['ơ', 'ô'],
  ],
  w: [
    ['uô', 'ươ'],
    ['ô', 'ơ'],
    ['â', 'ă'],
  ],
  6: [
    ['ươ', 'uô'],
    ['ơ', 'ô'],
    ['ă', 'â'],
  ],
  7: [
    ['uô', 'ươ'],
    ['ô', 'ơ'],
  ],
  8: [['â', 'ă']],
};

/**
 * The last word after one key of a keyboard with keys, as Telex or VNI read it; undefined when the
 * key means itself. The same key once more takes back what it did and stands for itself.
 *
 * @param word without what stands before it
 */
export function composeTyped(word: string, key: string, style: ToneStyle): string | undefined {
  const lower = word.toLowerCase();
  const { bare, tone } = splitTone(lower);
  const pressed = key.toLowerCase();
  const next =
    toneKey(bare, tone, pressed, style) ?? withTone(shapeKey(bare, pressed), tone, style);
  return next === undefined ? undefined : likeCase(word, next, key);
}

function toneKey(
  bare: string,
  tone: Tone | undefined,
  key: string,
  style: ToneStyle,
): string | undefined {
  if (!vowel.test(bare)) return undefined;
  if ((key === 'z' || key === '0') && tone !== undefined) return bare;
  const mark = telexTones[key] ?? vniTones[key];
  if (mark === undefined) return undefined;
  return tone === mark ? bare + key : placeTone(bare, mark, style);
}

function shapeKey(bare: string, key: string): string | undefined {
  // `uu` has its hook on the first: lưu, cứu.
  if ((key === 'w' || key === '7') && bare.endsWith('uu')) return `${bare.slice(0, -2)}ưu`;
  const again = reshape(bare, key);
  if (again !== undefined) return again;
  const shapes = vniShapes[key];
  if (shapes !== undefined) return shapeVni(bare, key, shapes);
  const last = bare.at(-1) ?? '';
  // What was taken back stands for itself from then on: `aaaa` is aaa, and www is www.
  if (bare.endsWith(key + key) || (key === 'w' && last === 'w')) return undefined;
  if (key === 'w') {
    // A lone ư was made by `w` alone.
    if (bare === 'ư') return key;
    const back = takenBackByW.find(([shape]) => bare.endsWith(shape));
    if (back !== undefined) return bare.slice(0, -back[0].length) + back[1];
  }
  // Open, `uo` is uơ (thuở); before another letter it is ươ (thương). In `quơ` the u is no vowel.
  // In `qu` the u is no vowel: quoắt.
  if (key === 'w' && bare.startsWith('quoa')) return bare.replace('a', 'ă');
  if (key === 'w' && bare.endsWith('uo')) return `${bare.slice(0, -1)}ơ`;
  // Whoever gave the u its hook and not yet the o means both.
  if (/(?:uơ|ưo)$/.test(bare) && !bare.startsWith('qu') && /[cimnptu]/.test(key)) {
    return `${bare.slice(0, -2)}ươ${key}`;
  }
  if (takenBack[last] === key) return bare.slice(0, -1) + key + key;
  if (key === 'd' && bare.startsWith('đ')) return undefined;
  return shapeTelex(bare, key);
}

/** The word with its last vowels in the shape of another key; undefined: they have no such shape. */
function reshape(bare: string, key: string): string | undefined {
  for (const [from, to] of reshaped[key] ?? []) {
    const at = bare.lastIndexOf(from);
    // Behind another end than a syllable's a foreign word goes on: its vowels are its own.
    if (at < 0 || !coda.test(bare.slice(at + from.length))) continue;
    return bare.slice(0, at) + to + bare.slice(at + from.length);
  }
  return undefined;
}

function shapeVni(
  bare: string,
  key: string,
  shapes: Readonly<Record<string, string>>,
): string | undefined {
  if (key === '7' && bare.endsWith('uo')) return `${bare.slice(0, -1)}ơ`;
  if (key === '7' && /uo/.test(bare)) return bare.replace(/uo/, 'ươ');
  // `ua` + 7 is ưa; in `qua` the u is no vowel.
  for (let at = bare.length - 1; at >= 0; at -= 1) {
    const letter = bare[at] ?? '';
    if (letter === 'u' && bare[at - 1] === 'q') continue;
    const shape = withoutShape(letter) === letter ? shapes[letter] : undefined;
    if (shape !== undefined) return bare.slice(0, at) + shape + bare.slice(at + 1);
  }
  // The same figure once more takes its shape back and stands for itself: `d99` is d9.
  const last = bare.at(-1) ?? '';
  const isShaped = Object.values(shapes).includes(last);
  return isShaped ? bare.slice(0, -1) + withoutShape(last) + key : undefined;
}

function withTone(
  bare: string | undefined,
  tone: Tone | undefined,
  style: ToneStyle,
): string | undefined {
  return bare === undefined || tone === undefined ? bare : placeTone(bare, tone, style);
}

const isCapital = (letter: string) => letter !== letter.toLowerCase();

/** Capitals stay where they were; a letter that the key adds is as the key was. */
function likeCase(before: string, next: string, key: string): string {
  return [...next]
    .map((letter, at) => (isCapital(before[at] ?? key) ? letter.toUpperCase() : letter))
    .join('');
}
