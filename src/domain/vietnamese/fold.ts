import { vowelRows } from './letters.ts';

/**
 * Zero-width characters, joiners, byte-order marks, direction marks and soft hyphens:
 * they occur inside words of the national database and are never meant.
 */
const invisible =
  /\u034F|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g;

/**
 * Whether a text is ASCII and Vietnamese letters in one piece each, as kiosk keys write it: then it
 * is NFC already, holds nothing invisible, and all beyond ASCII in it are letters.
 */
export function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= tableEnd || table[code] === 0) return false;
  }
  return true;
}

/** NFC, without invisible characters. Compare and store nothing else (domain.md §4). */
export function normalise(text: string): string {
  if (isPlain(text)) return text;
  // Twice: taking a joiner out can bring a letter and its mark together.
  return text.normalize('NFC').replace(invisible, '').normalize('NFC');
}

const space = 32;
/** Last letter of Latin Extended Additional that Vietnamese uses: ỹ. */
const tableEnd = 0x1efa;

/** Character code → folded code; 0: not in the table, fold the long way. */
const table = makeTable();

function makeTable(): Uint8Array {
  const codes = new Uint8Array(tableEnd);
  for (let code = 0; code < 128; code++) {
    const letter = String.fromCharCode(code).toLowerCase();
    codes[code] = /[a-z0-9]/.test(letter) ? letter.charCodeAt(0) : space;
  }
  for (const row of vowelRows)
    for (const letter of row + row.toUpperCase())
      codes[letter.charCodeAt(0)] = letter.normalize('NFD').toLowerCase().charCodeAt(0);
  for (const letter of 'đĐ') codes[letter.charCodeAt(0)] = 'd'.charCodeAt(0);
  return codes;
}

/** Folds Vietnamese in NFC and ASCII by table, as every keystroke needs it; else undefined. */
function foldByTable(text: string): string | undefined {
  let folded = '';
  let gap = false;
  for (let i = 0; i < text.length; i++) {
    const at = text.charCodeAt(i);
    const code = at < tableEnd ? (table[at] ?? 0) : 0;
    if (code === 0) return undefined;
    if (code === space) gap = true;
    else {
      if (gap && folded !== '') folded += ' ';
      gap = false;
      folded += String.fromCharCode(code);
    }
  }
  return folded;
}

/**
 * The key under which a text is found however it was typed: lower case, no tones and no
 * marks, `đ` as `d`, everything that is neither letter nor digit as one space. Idempotent.
 */
export function fold(text: string): string {
  return (
    foldByTable(text) ??
    normalise(text)
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .replace(/đ/g, 'd')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .normalize('NFC')
  );
}
