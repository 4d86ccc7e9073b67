import type { FontMetrics } from './metrics.ts';

/** What the font lacks and what says the same. */
const substitutes: Readonly<Record<string, string>> = {
  '\t': ' ',
  '\u2009': ' ',
  '\u202f': '\u00a0',
  '\u2010': '-',
  '\u2011': '-',
  '\u2212': '−',
  '→': '>',
  '←': '<',
  '≥': '>=',
  '≤': '<=',
  '★': '*',
  '☐': '-',
  '✓': '+',
};

/**
 * A text in the characters of the font: composed (NFC), controls dropped, known substitutes made,
 * everything else as `?`. Line feeds stay. What is returned can be measured and drawn.
 */
export function printableText(text: string, metrics: FontMetrics): string {
  const known = metrics.glyphs[400];
  let printable = '';
  for (const character of text.normalize('NFC')) {
    if (character === '\n' || known.has(character)) printable += character;
    else if (/\p{C}|\p{M}/u.test(character) && character !== '\t') continue;
    else printable += substitutes[character] ?? '?';
  }
  return printable;
}
