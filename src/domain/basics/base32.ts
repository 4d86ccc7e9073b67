/** Crockford base 32: no I, L, O, U, so that a code survives being read aloud. */
export const crockfordAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Check symbols for modulo 37. */
const checkAlphabet = `${crockfordAlphabet}*~$=U`;

/** `length` characters from 5 random bits each. `bytes` holds at least `length` random bytes. */
export function toCrockford(bytes: Uint8Array, length: number): string {
  let text = '';
  for (const byte of bytes.subarray(0, length)) text += crockfordAlphabet.charAt(byte & 31);
  if (text.length !== length) throw new Error('too few random bytes');
  return text;
}

/** Upper-cases, drops spaces and dashes, and reads O as 0, I and L as 1, as Crockford asks. */
export function normaliseCrockford(text: string): string {
  return text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** The modulo-37 check character of a normalised text; undefined when a character is foreign. */
export function crockfordCheck(text: string): string | undefined {
  let remainder = 0;
  for (const character of text) {
    const value = crockfordAlphabet.indexOf(character);
    if (value < 0) return undefined;
    remainder = (remainder * 32 + value) % 37;
  }
  return checkAlphabet.charAt(remainder);
}
