import { crockfordAlphabet } from '../basics/index.ts';

/**
 * Bytes as Crockford base 32, five bits a character, the last one padded with zeros. Capitals and
 * digits only: a QR holds them in its alphanumeric mode, and a scanner that types keys cannot
 * garble them, whatever its layout.
 */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += crockfordAlphabet[(held >> bits) & 31] ?? '';
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) text += crockfordAlphabet[(held << (5 - bits)) & 31] ?? '';
  return text;
}

/** The bytes again; undefined for other characters, a cut text, or padding that is not zero. */
export function fromBase32(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text) {
    const value = crockfordAlphabet.indexOf(character);
    if (value < 0) return undefined;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  return bits < 5 && held === 0 ? Uint8Array.from(bytes) : undefined;
}
