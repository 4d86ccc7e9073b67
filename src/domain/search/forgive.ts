import type { SearchIndex } from './search-index.ts';
import { lowerBound } from './sorted.ts';
import type { Token } from './tokens.ts';

/** Words with marks that nobody writes on them ("thué") stand for any marks. */
export function forgiveMarks(index: SearchIndex, tokens: readonly Token[]): Token[] {
  return tokens.map((token) => {
    const { marked, word } = token;
    const known = !marked || index.formIdOf.has(word) || index.knowledge.words.has(word);
    return known ? token : { ...token, mended: true };
  });
}

/** Whether a word with marks may be typed further: some written word begins like it. */
export function mayGoOn({ forms }: SearchIndex, token: Token | undefined): boolean {
  if (token?.marked !== true) return true;
  const { word } = token;
  const at = lowerBound(forms.length, (i) => (forms[i] ?? '') < word);
  return forms[at]?.startsWith(word) === true;
}
