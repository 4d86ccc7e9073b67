/** Words of a query whose places are known: bits of a positive integer. */
export const placesMax = 31;

/**
 * What each written word of the vocabulary weighs in the query at hand. One per index, used
 * again for every query: arrays as long as the vocabulary are cleared word by word.
 */
export class WordWeights {
  /** 1: the word is said or meant; most words of most titles are not. */
  readonly any: Uint8Array;
  /** Words of the query: damped by stop words and clauses × idf. */
  readonly literal: Float32Array;
  /** Words that the lexicon adds. */
  readonly meant: Float32Array;
  /** Words of the query, undamped. */
  readonly plain: Float32Array;
  /** Places of a word in the query, a bit each; 0: not in it, or behind {@link placesMax}. */
  readonly places: Int32Array;
  /** Stamps of {@link stamp}: words met in the title at hand. */
  readonly seen: Int32Array;
  stamp = 0;
  #used: number[] = [];
  #literal = 0;
  #meant = 0;
  #plain = 0;
  #first = -1;
  #rare = 0;

  constructor(size: number) {
    this.any = new Uint8Array(size);
    this.literal = new Float32Array(size);
    this.meant = new Float32Array(size);
    this.plain = new Float32Array(size);
    this.places = new Int32Array(size);
    this.seen = new Int32Array(size);
  }

  /** One way in which a word of the query may stand in a text. */
  say(form: number, literal: number, plain: number, place: number): void {
    this.#used.push(form);
    this.any[form] = 1;
    if ((this.literal[form] as number) < literal) this.literal[form] = literal;
    const before = this.plain[form] as number;
    const bit = place < placesMax ? 1 << place : 0;
    // A word that is said twice stands where it is wanted most ("không phải tạm trú mà thường trú").
    if (before < plain || this.places[form] === 0) this.places[form] = bit;
    else if (before === plain) this.places[form] = (this.places[form] as number) | bit;
    if (before < plain) this.plain[form] = plain;
  }

  /** Counts a word of the query once, however many forms it may stand in. */
  count(literal: number, plain: number): void {
    this.#literal += literal;
    this.#plain += plain;
    this.#rare += literal * literal;
    if (this.#first < 0) this.#first = plain;
  }

  mean(form: number, weight: number): void {
    const before = this.meant[form] as number;
    if (before >= weight) return;
    this.#used.push(form);
    this.any[form] = 1;
    this.meant[form] = weight;
    this.#meant += weight - before;
  }

  /** `chain`: the undamped weight of the words that can follow another. */
  sums() {
    const chain = this.#plain - Math.max(0, this.#first);
    return {
      literal: this.#literal,
      meant: this.#meant,
      plain: this.#plain,
      chain,
      rare: this.#rare,
    };
  }

  clear(): void {
    for (const form of this.#used) {
      this.any[form] = 0;
      this.literal[form] = 0;
      this.meant[form] = 0;
      this.plain[form] = 0;
      this.places[form] = 0;
    }
    this.#used = [];
    this.#literal = 0;
    this.#meant = 0;
    this.#plain = 0;
    this.#first = -1;
    this.#rare = 0;
  }
}
