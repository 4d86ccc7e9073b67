/** The wall clock. Milliseconds since 1970-01-01T00:00Z. Passed in, never taken. */
export type Clock = () => number;

/** Cryptographic randomness: fills and returns the array. Passed in, so that tests can repeat. */
export type FillRandom = (array: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
