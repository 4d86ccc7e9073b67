import { splitTone, type Tone, tones, withoutShape } from './letters.ts';
import { placeTone } from './placement.ts';
import { agree, endsInStop, onsets, rimes } from './rimes.ts';

/** Longest written syllable: nghiêng. */
const syllableLettersMax = 7;

let bareSyllables: Map<string, boolean> | undefined;
let foldedSyllables: Set<string> | undefined;

/** Every toneless syllable, and whether it ends in a stop. Made once, about 3,000. */
function getBareSyllables(): Map<string, boolean> {
  if (bareSyllables !== undefined) return bareSyllables;
  bareSyllables = new Map();
  for (const onset of onsets)
    for (const rime of rimes)
      if (agree(onset, rime)) bareSyllables.set(onset + rime, endsInStop(rime));
  return bareSyllables;
}

function foldBare(bare: string): string {
  let folded = '';
  for (const letter of bare) folded += withoutShape(letter);
  return folded;
}

/**
 * Whether a word is a well-written Vietnamese syllable, marks and tone included; either
 * tone style, either case. It need not mean anything: `ngoạng` is one too.
 */
export function isSyllable(text: string): boolean {
  if (text.length > 2 * syllableLettersMax) return false;
  const word = text.normalize('NFC').toLowerCase();
  if (word.length > syllableLettersMax) return false;
  const { bare, tone } = splitTone(word);
  const stop = getBareSyllables().get(bare);
  if (stop === undefined) return false;
  if (tone === undefined) return !stop;
  if (stop && tone !== 'acute' && tone !== 'dot') return false;
  return placeTone(bare, tone, 'old') === word || placeTone(bare, tone, 'new') === word;
}

/** Whether a word without any marks can stand for a syllable: `dang`, `nguoi`, `cac`. */
export function isFoldedSyllable(text: string): boolean {
  if (foldedSyllables === undefined) {
    foldedSyllables = new Set();
    for (const bare of getBareSyllables().keys()) foldedSyllables.add(foldBare(bare));
  }
  return text.length <= syllableLettersMax && foldedSyllables.has(text.toLowerCase());
}

/** Every syllable that can be written, tone in the old style. For tests and tables: about 17,000. */
export function listSyllables(): string[] {
  const all: string[] = [];
  for (const [bare, stop] of getBareSyllables()) {
    if (!stop) all.push(bare);
    const allowed: readonly Tone[] = stop ? ['acute', 'dot'] : tones;
    for (const tone of allowed) all.push(placeTone(bare, tone));
  }
  return all;
}
