import { codeBytesMax } from '../domain.ts';

/** What came out of the line: a code, or the fact that there was something that is none. */
export interface Framed {
  readonly codes: readonly string[];
  /** So many of them are longer than any code, and stand as `tooLongCode`. */
  readonly tooLong: number;
}

/** Cuts what a device sends into codes. Holds one unfinished code at most, and forgets it when told. */
export interface CodeFramer {
  feed(bytes: Uint8Array): Framed;
  /** Nothing came for `silenceMs`: the code, where silence ends one; undefined where it was torn. */
  silence(): string | undefined;
  /** Whether a code has begun and not ended. */
  readonly isPending: boolean;
  /** The device went away in the middle: half a code is no code. */
  forget(): void;
  /** How long a silence has to be, ms. */
  readonly silenceMs: number;
}

/** Silence that ends a code of a scanner without suffix, ms: its bytes come within 30 (devices.md §1). */
export const endingSilenceMs = 150;
/** Silence after which a code whose suffix is missing is given up, ms. */
export const tornSilenceMs = 1_000;

/** In place of a code that is longer than any: the reader of codes says so, and nothing of it is kept. */
export const tooLongCode = '-'.repeat(codeBytesMax + 1);
