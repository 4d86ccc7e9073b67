/** What a name on a card is written with. */
const letters = /^[\p{L}\p{M}'’ .\-–]+$/u;
/** Letters that Vietnamese has; w, f, j and z stand in names of other peoples of Vietnam. */
const base = /^[a-zđ]$/;
const marks = /[\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323]/g;

/**
 * True when a name came through a scanner whole. What a wrong encoding leaves (Windows-1258 or
 * TCVN3 read as Latin-1, a keyboard that has no Vietnamese) is told by what Vietnamese never has:
 * a question mark, a foreign letter, a capital behind a small letter, a mark on its own.
 */
export function isWholeName(name: string): boolean {
  if (!letters.test(name)) return false;
  for (const syllable of name.normalize('NFC').split(/[\s'’.\-–]+/)) {
    // "NguyễN", "TrâÌn": a code page turned a mark into a capital letter.
    if (/\p{Ll}\p{Lu}/u.test(syllable)) return false;
    for (const letter of syllable) {
      const plain = letter.toLowerCase().normalize('NFD').replaceAll(marks, '');
      if (!base.test(plain)) return false;
    }
  }
  return true;
}
