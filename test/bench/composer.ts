/**
 * `npm run bench:composer -- vi_VN.dic`: types every word in small letters of a spelling dictionary
 * (Hunspell's has 6,606) by direct keys, in Telex and in VNI, the tone last and at once, in both styles, and
 * prints how many came out as they stand there and which did not (issue 9: at least 6,600).
 */
import { readFileSync } from 'node:fs';
import { composeKey, normaliseTonePlacement } from '../../src/domain/vietnamese/index.ts';
import { splitTone } from '../../src/domain/vietnamese/letters.ts';
import { keysOf } from '../support/type-syllable.ts';

const file = process.argv.at(-1);
if (!file?.endsWith('.dic')) throw new Error('npm run bench:composer -- FILE.dic');
const words = readFileSync(file, 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split('/')[0] ?? '')
  .filter((word) => /^\p{Ll}+$/u.test(word));

type Style = 'old' | 'new';

/** Letters one by one, then the key of the tone. */
function byDirectKeys(word: string, style: Style): string {
  const { bare, tone } = splitTone(word);
  let text = '';
  for (const letter of bare) text = composeKey(text, { kind: 'letter', letter }, style);
  return tone === undefined ? text : composeKey(text, { kind: 'tone', tone }, style);
}

const typed = (keys: string, style: Style) =>
  [...keys].reduce((text, letter) => composeKey(text, { kind: 'typed', letter }, style), '');

const result: Record<string, { right: number; wrong: readonly string[] }> = {};
for (const style of ['old', 'new'] as const)
  for (const method of ['direct', 'Telex', 'VNI'] as const) {
    const wrong = words.filter((written) => {
      const word = normaliseTonePlacement(written, style);
      return method === 'direct'
        ? byDirectKeys(word, style) !== word
        : keysOf(word, method).some((keys) => typed(keys, style) !== word);
    });
    result[`${method} ${style}`] = { right: words.length - wrong.length, wrong };
  }
process.stdout.write(`${JSON.stringify({ bench: 'composer', words: words.length, ...result })}\n`);
