import { shapeTelex, telexTones, vniShapes, vniTones } from './decode.ts';
import { splitTone, type Tone, withoutShape } from './letters.ts';
import { placeTone, type ToneStyle } from './placement.ts';

const vowel = /[aăâeêioôơuưy]/;
/** What takes a shape back when its key is pressed once more: `oo` is ô, `ooo` is oo. */
const takenBack: Readonly<Record<string, string>> = { â: 'a', ê: 'e', ô: 'o', đ: 'd' };

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
  const shapes = vniShapes[key];
  if (shapes !== undefined) return shapeVni(bare, key, shapes);
  const last = bare.at(-1) ?? '';
  // Open, `uo` is uơ (thuở); before another letter it is ươ (thương). In `quơ` the u is no vowel.
  if (key === 'w' && bare.endsWith('uo')) return `${bare.slice(0, -1)}ơ`;
  if (bare.endsWith('uơ') && !bare.startsWith('qu') && /[cimnptu]/.test(key)) {
    return `${bare.slice(0, -2)}ươ${key}`;
  }
  if (takenBack[last] === key) return bare.slice(0, -1) + key + key;
  if (key === 'd' && bare.startsWith('đ')) return undefined;
  return shapeTelex(bare, key);
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
    const shape = withoutShape(letter) === letter ? shapes[letter] : undefined;
    if (shape !== undefined) return bare.slice(0, at) + shape + bare.slice(at + 1);
  }
  return undefined;
}

function withTone(
  bare: string | undefined,
  tone: Tone | undefined,
  style: ToneStyle,
): string | undefined {
  return bare === undefined || tone === undefined ? bare : placeTone(bare, tone, style);
}

/** Capitals stay where they were: the first letter, or all of them. */
function likeCase(before: string, next: string, key: string): string {
  const isAll = before.length > 1 && before === before.toUpperCase();
  if (isAll || (before === '' && key !== key.toLowerCase())) return next.toUpperCase();
  const first = before[0] ?? '';
  if (first === first.toLowerCase()) return next;
  return next.slice(0, 1).toUpperCase() + next.slice(1);
}
