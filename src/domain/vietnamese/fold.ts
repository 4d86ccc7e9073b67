/**
 * Zero-width characters, joiners, byte-order marks, direction marks and soft hyphens:
 * they occur inside words of the national database and are never meant.
 */
const invisible =
  /\u034F|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g;

/** NFC, without invisible characters. Compare and store nothing else (domain.md §4). */
export function normalise(text: string): string {
  // Twice: taking a joiner out can bring a letter and its mark together.
  return text.normalize('NFC').replace(invisible, '').normalize('NFC');
}

/**
 * The key under which a text is found however it was typed: lower case, no tones and no
 * marks, `đ` as `d`, everything that is neither letter nor digit as one space. Idempotent.
 */
export function fold(text: string): string {
  return normalise(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .normalize('NFC');
}
