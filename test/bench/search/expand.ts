import type { Lexicon } from '../../../src/domain/search/index.ts';
import { fold } from '../../../src/domain/vietnamese/index.ts';

/**
 * Gives a peer our synonyms the way its users would: abbreviations written out, and the words
 * that a known phrase means added to the query. All folded, as the peers' indexes are.
 */
export function makeExpander(lexicon: Lexicon): (query: string) => string {
  const meanings = new Map<string, string>();
  for (const line of [...lexicon.abbreviations, ...lexicon.concepts, ...lexicon.english]) {
    const at = line.lastIndexOf(' =');
    const means = fold(
      line
        .slice(at + 2)
        .trim()
        .split('|')[0] ?? '',
    );
    for (const phrase of line.slice(0, at).split('|')) meanings.set(fold(phrase.trim()), means);
  }
  const longest = 6;
  return (query) => {
    const words = fold(query)
      .split(/\s+/)
      .filter((word) => word !== '');
    const added: string[] = [];
    for (let from = 0; from < words.length; from++) {
      for (let to = Math.min(words.length, from + longest); to > from; to--) {
        const means = meanings.get(words.slice(from, to).join(' '));
        if (means === undefined) continue;
        added.push(means);
        break;
      }
    }
    return [...words, ...added].join(' ');
  };
}
