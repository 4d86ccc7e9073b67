import type { Repair } from '../notes.ts';

/** One record as it was cut out of the input, before anything is known about it. */
export type RawRecord =
  | {
      readonly at: string;
      readonly value: unknown;
      /** What had to be done to a sheet's rows to make one record of them. */
      readonly repairs?: readonly Repair[];
      /** Fields of an entry that a sheet has no word about: neither a column, nor anything in the cell. */
      readonly unsaid?: readonly string[];
    }
  | {
      readonly at: string;
      readonly refused: 'tooLarge' | 'notJson' | 'notARecord' | 'encoding';
      readonly detail: string;
      /** As far as it can be seen in what was kept. */
      readonly code: string;
    };

/** The code in a piece of JSON that could not be read whole. */
export function codeSeenIn(text: string): string {
  return /"code"\s*:\s*"([^"]{1,60})"/u.exec(text)?.[1] ?? '';
}
