/**
 * What each word of the vocabulary weighs in the query at hand. One per index, used again
 * for every query: arrays as long as the vocabulary are cleared word by word.
 */
export class WordWeights {
  /** Words of the query: damped by stop words and clauses × idf. */
  readonly literal: Float32Array;
  /** Words that the lexicon adds. */
  readonly meant: Float32Array;
  /** Words of the query, undamped. */
  readonly plain: Float32Array;
  /** Place of a word in the query; -1: not in it. */
  readonly position: Int16Array;
  /** Stamps of {@link stamp}: words met in the title at hand. */
  readonly seen: Int32Array;
  stamp = 0;
  #used: number[] = [];
  #first = -1;

  constructor(size: number) {
    this.literal = new Float32Array(size);
    this.meant = new Float32Array(size);
    this.plain = new Float32Array(size);
    this.position = new Int16Array(size).fill(-1);
    this.seen = new Int32Array(size);
  }

  say(id: number, literal: number, plain: number, place: number): void {
    this.#used.push(id);
    if ((this.literal[id] as number) < literal) this.literal[id] = literal;
    if ((this.plain[id] as number) < plain) this.plain[id] = plain;
    if (place >= 0 && this.position[id] === -1) {
      this.position[id] = place;
      if (this.#first < 0) this.#first = id;
    }
  }

  mean(id: number, weight: number): void {
    this.#used.push(id);
    if ((this.meant[id] as number) < weight) this.meant[id] = weight;
  }

  /** `chain`: the undamped weight of the words that can follow another. */
  sums(): { literal: number; meant: number; plain: number; chain: number } {
    let literal = 0;
    let meant = 0;
    let plain = 0;
    for (const id of new Set(this.#used)) {
      literal += this.literal[id] as number;
      meant += this.meant[id] as number;
      plain += this.plain[id] as number;
    }
    const chain = plain - (this.#first < 0 ? 0 : (this.plain[this.#first] as number));
    return { literal, meant, plain, chain };
  }

  clear(): void {
    for (const id of this.#used) {
      this.literal[id] = 0;
      this.meant[id] = 0;
      this.plain[id] = 0;
      this.position[id] = -1;
    }
    this.#used = [];
    this.#first = -1;
  }
}
