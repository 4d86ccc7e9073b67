/** One number of one station, as a feed said it. */
export interface BoardReading {
  readonly station: string;
  /** In the unit of the board. */
  readonly value: number;
  /** When it was measured, by the source, ms since 1970. */
  readonly atMs: number;
}

/** A source's clock may be ahead by this much; a later time is of the future, and is refused, ms. */
export const readingSkewMs = 5 * 60_000;
