/** Words of a query whose places are known: bits of a positive integer. */
export const placesMax = 31;

/**
 * What each written word of the vocabulary weighs in the query at hand. One per index, used again
 * for every query. A query has some tens of the words that a vocabulary has thousands of: each has
 * a slot, so that all that is read of titles and ways of asking lies side by side.
 */
export class WordWeights {
  /** Slot of each word of the vocabulary; 0: neither said nor meant, as most words of titles are. */
  readonly slots: Uint16Array;
  /** By slot. Words of the query: damped by stop words and clauses × idf. */
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
  /** Words by slot. */
  readonly #forms: Uint16Array;
  #count = 0;
  #literal = 0;
  #meant = 0;
  #plain = 0;
  #first = -1;
  #rare = 0;

  constructor(size: number) {
    this.slots = new Uint16Array(size);
    this.literal = new Float32Array(size + 1);
    this.meant = new Float32Array(size + 1);
    this.plain = new Float32Array(size + 1);
    this.places = new Int32Array(size + 1);
    this.seen = new Int32Array(size + 1);
    this.#forms = new Uint16Array(size + 1);
  }

  #slotOf(form: number): number {
    const known = this.slots[form] as number;
    if (known !== 0) return known;
    this.#count++;
    this.slots[form] = this.#count;
    this.#forms[this.#count] = form;
    return this.#count;
  }

  /** One way in which a word of the query may stand in a text. */
  say(form: number, literal: number, plain: number, place: number): void {
    const slot = this.#slotOf(form);
    if ((this.literal[slot] as number) < literal) this.literal[slot] = literal;
    const before = this.plain[slot] as number;
    const bit = place < placesMax ? 1 << place : 0;
    // A word that is said twice stands where it is wanted most ("không phải tạm trú mà thường trú").
    if (before < plain || this.places[slot] === 0) this.places[slot] = bit;
    else if (before === plain) this.places[slot] = (this.places[slot] as number) | bit;
    if (before < plain) this.plain[slot] = plain;
  }

  /** Counts a word of the query once, however many forms it may stand in. */
  count(literal: number, plain: number): void {
    this.#literal += literal;
    this.#plain += plain;
    this.#rare += literal * literal;
    if (this.#first < 0) this.#first = plain;
  }

  mean(form: number, weight: number): void {
    const slot = this.#slotOf(form);
    const before = this.meant[slot] as number;
    if (before >= weight) return;
    this.meant[slot] = weight;
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
    const end = this.#count + 1;
    for (let slot = 1; slot < end; slot++) this.slots[this.#forms[slot] as number] = 0;
    this.literal.fill(0, 1, end);
    this.meant.fill(0, 1, end);
    this.plain.fill(0, 1, end);
    this.places.fill(0, 1, end);
    this.#count = 0;
    this.#literal = 0;
    this.#meant = 0;
    this.#plain = 0;
    this.#first = -1;
    this.#rare = 0;
  }
}
