/** Spaces of other widths: a kiosk breaks lines at plain ones. */
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\v\f]/g;
/** Soft hyphens, joiners, marks of direction, byte order marks: none of them has a shape. */
const shapeless = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text as it may stand on a kiosk: what Word and web pages bring along in a paste (no-break spaces,
 * soft hyphens, joiners, marks of direction, letters in two pieces) is made plain. Angle brackets
 * and line ends stay in sight, so that the check can name them.
 */
export function plainPaste(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(spaces, ' ').replace(shapeless, '').normalize('NFC');
}
