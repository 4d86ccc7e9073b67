import type { WishWords } from '../../../domain/search/index.ts';
import { fold } from '../../../domain/vietnamese/index.ts';

/** Phrases that stand in fewer texts are no phrases. */
const textsMin = 2;

/** Words of a wish that speak alone: one syllable without its marks means too many things. */
function aloneIn({ tokens, strict, english }: WishWords): string[] {
  return tokens.flatMap((token) =>
    token.marked || token.foreign || strict || english ? [token.word] : [],
  );
}

/** Words and pairs of words, and which of them stand in a wish as the search matches them. */
export class DoorPhrases {
  readonly texts: string[] = [];
  readonly #alone = new Map<string, number>();
  /** By the pair without marks. */
  readonly #pairs = new Map<string, { id: number; first: string; second: string }[]>();

  constructor(wishes: readonly WishWords[]) {
    const counts = new Map<string, number>();
    for (const wish of wishes) {
      const said = new Set(aloneIn(wish));
      // Pairs are learned as they are to be written: of a wish with its marks, or in English.
      if (wish.strict || wish.english)
        wish.tokens.slice(1).forEach(({ word }, i) => {
          said.add(`${wish.tokens[i]?.word} ${word}`);
        });
      for (const one of said) counts.set(one, (counts.get(one) ?? 0) + 1);
    }
    for (const [text, count] of counts) {
      if (count < textsMin || text.includes('|')) continue;
      const id = this.texts.push(text) - 1;
      const [first = '', second] = text.split(' ');
      if (second === undefined) this.#alone.set(first, id);
      else {
        const key = fold(text);
        const same = this.#pairs.get(key) ?? [];
        same.push({ id, first, second });
        this.#pairs.set(key, same);
      }
    }
  }

  /** Ids of the phrases in a wish, each once. */
  in(wish: WishWords): number[] {
    const found = new Set<number>();
    for (const word of aloneIn(wish)) {
      const id = this.#alone.get(word);
      if (id !== undefined) found.add(id);
    }
    wish.tokens.slice(1).forEach((right, i) => {
      const left = wish.tokens[i];
      if (left === undefined) return;
      for (const pair of this.#pairs.get(fold(`${left.word} ${right.word}`)) ?? []) {
        const agrees =
          (left.word === pair.first || !left.marked) &&
          (right.word === pair.second || !right.marked);
        if (agrees) found.add(pair.id);
      }
    });
    return [...found];
  }
}
