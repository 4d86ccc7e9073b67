import { isFoldedSyllable } from '../vietnamese/index.ts';
import { type Lexicon, readEquation } from './lexicon.ts';
import { type Token, tokenise } from './tokens.ts';

/** Short form → its readings, the likeliest first. */
export type Abbreviations = ReadonlyMap<string, readonly (readonly Token[])[]>;

export function readAbbreviations(lexicon: Lexicon): Abbreviations {
  const table = new Map<string, Token[][]>();
  for (const line of lexicon.abbreviations) {
    const [short, meanings] = readEquation(line);
    const readings = meanings.split('|').map((meaning) => tokenise(meaning, 12));
    for (const form of tokenise(short, 20)) table.set(form.key, readings);
  }
  return table;
}

/** Writes a text's abbreviations out where they have one reading and are no syllable. */
export function writeOut(tokens: readonly Token[], abbreviations: Abbreviations): Token[] {
  return tokens.flatMap((token) => {
    const readings = abbreviations.get(token.key);
    const [only] = readings ?? [];
    if (only === undefined || readings?.length !== 1 || isFoldedSyllable(token.key)) return [token];
    return only;
  });
}
