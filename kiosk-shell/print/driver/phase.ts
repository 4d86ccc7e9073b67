/**
 * How far a job got, as the journal knows it. Written and fsynced before the printer can have
 * seen the step, so that after a crash the truth is never further on than this says.
 */
export type SentPhase =
  /** Nothing of the job went out. */
  | { readonly phase: 'fresh' }
  /** Bytes may have gone out; the cut counter stood at `counter` before. */
  | {
      readonly phase: 'sent';
      readonly counter: number | null;
      readonly reprint: boolean;
      /** Serial number, where known: the counter of another printer says nothing. */
      readonly printer?: string | null | undefined;
    }
  /** The slip did not come out; a fragment is being cut off. `counter` stood before that cut. */
  | {
      readonly phase: 'voiding';
      readonly counter: number | null;
      readonly printer?: string | null | undefined;
    };
