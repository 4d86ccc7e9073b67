/** k1 of BM25: how soon more of a word stops counting. */
const saturation = 1.2;

/** BM25's inverse document frequency. */
export function idfOf(documents: number, found: number): number {
  return Math.log(1 + (documents - found + 0.5) / (found + 0.5));
}

/** Weighted term counts while an index is built: term → document → frequency. */
export class PostingsBuilder<Term> {
  readonly #terms = new Map<Term, Map<number, number>>();

  add(term: Term, document: number, frequency: number): void {
    let row = this.#terms.get(term);
    if (row === undefined) {
      row = new Map();
      this.#terms.set(term, row);
    }
    row.set(document, (row.get(document) ?? 0) + frequency);
  }

  terms(): Term[] {
    return [...this.#terms.keys()];
  }

  /**
   * Rows in the order of `terms`; weights are idf × saturated frequency on a scale of
   * 255 = `ceiling`, so that unigrams, written words and bigrams can be added up.
   */
  columns(
    terms: readonly Term[],
    documents: number,
    ceiling: number,
  ): { offsets: Uint32Array; docs: Uint16Array; weights: Uint8Array } {
    const offsets = new Uint32Array(terms.length + 1);
    let total = 0;
    terms.forEach((term, index) => {
      total += this.#terms.get(term)?.size ?? 0;
      offsets[index + 1] = total;
    });
    const docs = new Uint16Array(total);
    const weights = new Uint8Array(total);
    let at = 0;
    for (const term of terms) {
      const row = [...(this.#terms.get(term) ?? [])].sort((a, b) => a[0] - b[0]);
      const idf = idfOf(documents, row.length);
      for (const [document, frequency] of row) {
        const weight = (idf * frequency * (saturation + 1)) / (frequency + saturation);
        docs[at] = document;
        weights[at] = Math.max(1, Math.min(255, Math.round((weight / ceiling) * 255)));
        at++;
      }
    }
    return { offsets, docs, weights };
  }
}
