import { splitTone } from '../../src/domain/vietnamese/letters.ts';

/** Letters of each method that write a tone. */
const toneKeys = {
  Telex: { acute: 's', grave: 'f', hook: 'r', tilde: 'x', dot: 'j' },
  VNI: { acute: '1', grave: '2', hook: '3', tilde: '4', dot: '5' },
} as const;
const shapeKeys = {
  Telex: { ă: 'aw', â: 'aa', đ: 'dd', ê: 'ee', ô: 'oo', ơ: 'ow', ư: 'uw' },
  VNI: { ă: 'a8', â: 'a6', đ: 'd9', ê: 'e6', ô: 'o6', ơ: 'o7', ư: 'u7' },
} as const;

/** How people type a syllable: shapes at once; the tone at the end, or behind its vowels. */
export function keysOf(word: string, method: 'Telex' | 'VNI'): readonly string[] {
  const { bare, tone } = splitTone(word);
  const type = (text: string) =>
    // One `o` more takes the shape back: xooong.
    [...text.replace('oo', 'ooo')]
      .map((letter) => (shapeKeys[method] as Record<string, string>)[letter] ?? letter)
      .join('');
  const key = tone === undefined ? '' : toneKeys[method][tone];
  const rime = /^(.*[aăâeêioôơuưy])([^aăâeêioôơuưy]*)$/.exec(bare);
  const [, head = bare, tail = ''] = rime ?? [];
  return [...new Set([type(bare) + key, type(head) + key + type(tail)])];
}
