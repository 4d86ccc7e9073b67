import {
  crockfordAlphabet,
  crockfordCheck,
  err,
  type FillRandom,
  normaliseCrockford,
  ok,
  type Result,
  toCrockford,
} from '../basics/index.ts';

/** Random characters of a follow code: 50 bits, too many to guess one by one (contracts.md). */
const followLength = 10;

/** A code to follow a request by: 10 random Crockford characters and a check character. */
export function newFollowCode(fillRandom: FillRandom): string {
  // The check symbols * ~ $ = U are hard to read aloud: draw again until it is a letter or digit.
  for (;;) {
    const code = toCrockford(fillRandom(new Uint8Array(followLength)), followLength);
    const check = crockfordCheck(code);
    if (check !== undefined && crockfordAlphabet.includes(check)) return code + check;
  }
}

export type FollowCodeError = 'length' | 'character' | 'check';

/** Reads a follow code as typed or scanned: spaces, dashes, case, O for 0 and I or L for 1. */
export function readFollowCode(text: string): Result<string, FollowCodeError> {
  const code = normaliseCrockford(text);
  if (code.length !== followLength + 1) return err('length');
  const check = crockfordCheck(code.slice(0, followLength));
  if (check === undefined) return err('character');
  return check === code.charAt(followLength) ? ok(code) : err('check');
}

/** As shown and printed: `ABCD-EFGH-JKM`. */
export function formatFollowCode(code: string): string {
  return code.replace(/^(.{4})(.{4})(.{3})$/, '$1-$2-$3');
}
