import type { ReadingsAnswer } from '../../domain/api/index.ts';

/** What the hub said last, and the tag by which it is asked whether that still stands. */
export interface KeptReadings {
  readonly etag: string;
  readonly answer: ReadingsAnswer;
}

/** One row. Both reject when storage fails. */
export interface ReadingsStore {
  load(): Promise<KeptReadings | undefined>;
  keep(kept: KeptReadings): Promise<void>;
}

/** In memory. */
export function memoryReadingsStore(first?: KeptReadings): ReadingsStore {
  let kept = first;
  return {
    load: async () => kept,
    async keep(next) {
      kept = next;
    },
  };
}
