import type { Doubt } from '../../domain/service/index.ts';
import type { RefusalReason } from './interpret.ts';
import type { Repair, RepairKind } from './notes.ts';

/** What became of one record of the input: exactly one of these for each. */
export type Outcome =
  | { readonly at: string; readonly code: string; readonly outcome: 'taken' }
  | {
      readonly at: string;
      readonly code: string;
      readonly outcome: 'repaired';
      readonly repairs: readonly Repair[];
    }
  | {
      readonly at: string;
      readonly code: string;
      readonly outcome: 'refused';
      readonly reason: RefusalReason;
      readonly detail: string;
    }
  | {
      readonly at: string;
      readonly code: string;
      readonly outcome: 'duplicate';
      /** Where the record stands that was taken instead. */
      readonly keptAt: string;
      readonly same: boolean;
    };

/** What an import did, in numbers. `total` is the sum of the first four. */
export type ImportTotals = {
  readonly total: number;
  readonly taken: number;
  readonly repaired: number;
  readonly refused: number;
  readonly duplicate: number;
  /** Services in the catalogue now. */
  readonly services: number;
  readonly added: number;
  readonly changed: number;
  /** Nothing new but the day of the copy. */
  readonly confirmed: number;
  readonly unchanged: number;
  readonly ended: number;
  readonly repairs: Readonly<Partial<Record<RepairKind, number>>>;
  /** Services of the input, by doubt. */
  readonly doubts: Readonly<Partial<Record<Doubt, number>>>;
};

/** Counts one more of a kind. */
export function count<K extends string>(counts: Partial<Record<K, number>>, kind: K): void {
  counts[kind] = (counts[kind] ?? 0) + 1;
}

/** The same counts in the order of the alphabet, so that the same import gives the same bytes. */
export function sorted<K extends string>(
  counts: Partial<Record<K, number>>,
): Partial<Record<K, number>> {
  const entries = Object.entries<number | undefined>(counts);
  entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries) as Partial<Record<K, number>>;
}
