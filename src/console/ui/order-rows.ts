import { fold } from '../../domain/vietnamese/index.ts';

/** What a table has to know of a column to filter and sort by it. */
export interface OrderColumn<Row> {
  readonly key: string;
  /** The cell as text: what is filtered, and what goes into CSV. */
  readonly text: (row: Row) => string;
  /** What is sorted by, where that is not the text: a number, or the rank of a state. */
  readonly value?: (row: Row) => number;
}

export interface Sort {
  readonly key: string;
  readonly isDown: boolean;
}

const collator = new Intl.Collator('vi', { numeric: true });
/** Only signs whose order in the collation is that of their codes, given equal shape. */
const plain = /^[0-9A-Z-]*$/;

/** Texts compare as Vietnamese does; ids of one shape by their codes, which is many times faster. */
function compareTexts(a: string, b: string): number {
  if (a.length === b.length && plain.test(a) && plain.test(b)) return a < b ? -1 : a > b ? 1 : 0;
  return collator.compare(a, b);
}

/**
 * Keeps, for one list of rows, what filtering and sorting need: folded texts and ranks, made once.
 * 10,000 rows are sorted or filtered in well under 100 ms (P14).
 */
export class RowOrder<Row> {
  readonly #rows: readonly Row[];
  readonly #columns: readonly OrderColumn<Row>[];
  #folded: readonly string[] | undefined;
  readonly #values = new Map<string, Float64Array>();

  constructor(rows: readonly Row[], columns: readonly OrderColumn<Row>[]) {
    this.#rows = rows;
    this.#columns = columns;
  }

  /** Rows that hold every word of `filter`, in the order asked for; equal ones stay as they came. */
  list(filter: string, sort: Sort | undefined): readonly Row[] {
    const words = fold(filter).split(/\s+/).filter(Boolean);
    let places: number[] | undefined;
    if (words.length > 0) {
      const folded = this.#foldedTexts();
      places = [];
      for (const [place, text] of folded.entries()) {
        if (words.every((word) => text.includes(word))) places.push(place);
      }
    }
    const column = this.#columns.find(({ key }) => key === sort?.key);
    if (column !== undefined && sort !== undefined) {
      const values = this.#valuesOf(column);
      const sign = sort.isDown ? -1 : 1;
      places = (places ?? this.#rows.map((_, place) => place)).sort(
        (a, b) => sign * ((values[a] ?? 0) - (values[b] ?? 0)) || a - b,
      );
    }
    if (places === undefined) return this.#rows;
    return places.flatMap((place) => this.#rows[place] ?? []);
  }

  #foldedTexts(): readonly string[] {
    this.#folded ??= this.#rows.map((row) =>
      fold(this.#columns.map((column) => column.text(row)).join(' ')),
    );
    return this.#folded;
  }

  #valuesOf(column: OrderColumn<Row>): Float64Array {
    const known = this.#values.get(column.key);
    if (known !== undefined) return known;
    const { value } = column;
    const made = Float64Array.from(
      value === undefined ? this.#ranks(column) : this.#rows.map(value),
    );
    this.#values.set(column.key, made);
    return made;
  }

  /** The place of each row's text among the distinct texts. */
  #ranks({ text }: OrderColumn<Row>): readonly number[] {
    const texts = this.#rows.map(text);
    const distinct = [...new Set(texts)].sort(compareTexts);
    const rank = new Map(distinct.map((one, place) => [one, place]));
    return texts.map((one) => rank.get(one) ?? 0);
  }
}
