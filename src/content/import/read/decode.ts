import { ImportStop } from '../import-problem.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** What bytes that are not UTF-8 probably are, in words for whoever has to save the file again. */
export function guessEncoding(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'UTF-16 (little endian)';
  if (first === 0xfe && second === 0xff) return 'UTF-16 (big endian)';
  const sample = bytes.subarray(0, 4096);
  const zeros = sample.filter((byte) => byte === 0).length;
  if (zeros > sample.length / 4) return 'UTF-16 or binary';
  if (zeros > 0) return 'binary';
  const high = sample.filter((byte) => byte >= 0x80);
  // Windows-1258 sets its tone marks after the letter, as bytes of their own.
  const tones = high.filter((byte) => [0xcc, 0xd2, 0xde, 0xec, 0xf2].includes(byte)).length;
  // TCVN3 puts its small letters between 0xA8 and 0xB9 and đ at 0xAE.
  const abc = high.filter((byte) => byte >= 0xa8 && byte <= 0xb9).length;
  if (abc > tones && abc * 4 > high.length) return 'TCVN3 (ABC)';
  // VNI writes đ as ñ, a byte that Windows-1258 has and Vietnamese does not; that one has đ at 0xF0.
  const countOf = (wanted: number) => high.filter((byte) => byte === wanted).length;
  if (countOf(0xf1) > countOf(0xf0)) return 'VNI';
  return tones > 0 ? 'Windows-1258' : 'Windows-1252 or another old encoding';
}

/** What to do about it. */
export const saveAsUtf8 =
  'Save it as UTF-8 (in a spreadsheet: "CSV UTF-8"; old TCVN3 or VNI texts: convert with Unikey first).';

/**
 * Text of UTF-8 bytes.
 *
 * @throws ImportStop when they are anything else: half a catalogue of garbage helps nobody
 */
export function decodeStrictly(bytes: Uint8Array, at: string): string {
  try {
    return strict.decode(bytes);
  } catch {
    throw new ImportStop(`${at} is not UTF-8; it looks like ${guessEncoding(bytes)}`, saveAsUtf8);
  }
}
