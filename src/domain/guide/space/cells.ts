import type { Atom } from '../model/condition.ts';
import type { Answer } from '../model/flow.ts';
import { compares } from '../model/holds.ts';
import { type Comparison, comparisonOf } from '../model/map-condition.ts';

/** One text of a comparison, by which equal ones are one. */
export const atomKey = (atom: Atom): string => JSON.stringify(atom);

/** What nobody answered. */
export const unanswered = -1;

/**
 * The answers to one question, sorted into cells: two answers stand in one cell when every
 * comparison in sight gives the same of both. A flow cannot tell them apart, so neither need we.
 */
export class Cells {
  readonly constants: ReadonlySet<number>;
  private readonly comparisons = new Map<string, { comparison: Comparison; row: boolean[] }>();
  private readonly cells = new Map<string, number>();

  private readonly apart: (answer: Answer) => string;

  /** `apart`: what else tells answers apart, beside the comparisons. */
  constructor(atoms: Iterable<Atom>, apart: (answer: Answer) => string = () => '') {
    this.apart = apart;
    const constants = new Set<number>();
    for (const atom of atoms) {
      const comparison = comparisonOf(atom);
      this.comparisons.set(atomKey(atom), { comparison, row: [] });
      const { value } = comparison;
      for (const one of Array.isArray(value) ? value : [value]) {
        if (typeof one === 'number') constants.add(one);
      }
    }
    this.constants = constants;
  }

  /** The cell of an answer; cells are numbered as they are met. */
  of(answer: Answer): number {
    let signature = '';
    for (const { comparison } of this.comparisons.values()) {
      signature += compares(answer, comparison) ? '1' : '0';
    }
    signature += this.apart(answer);
    const known = this.cells.get(signature);
    if (known !== undefined) return known;
    const cell = this.cells.size;
    this.cells.set(signature, cell);
    let bit = 0;
    for (const { row } of this.comparisons.values()) {
      row.push(signature[bit] === '1');
      bit += 1;
    }
    return cell;
  }

  /** Of each cell, whether the comparison holds there; grows as cells are met. */
  rowOf(atom: Atom): readonly boolean[] {
    return this.comparisons.get(atomKey(atom))?.row ?? [];
  }

  /**
   * Of each cell known by now, the first that some comparisons, by their keys, do not tell from it.
   * Cells met later are their own.
   */
  mergedBy(keys: ReadonlySet<string>): readonly number[] {
    const rows = [...keys].map((key) => this.comparisons.get(key)?.row ?? []);
    const first = new Map<string, number>();
    return Array.from({ length: this.cells.size }, (_, cell) => {
      const signature = rows.map((row) => (row[cell] ? '1' : '0')).join('');
      const merged = first.get(signature) ?? cell;
      first.set(signature, merged);
      return merged;
    });
  }
}
