// Zero-width, soft hyphen, bidi controls, BOM: they change what is seen and not what is read.
const hidden = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/** The text without characters that nobody sees. */
export function withoutHidden(text: string): string {
  return text.replace(hidden, '');
}
