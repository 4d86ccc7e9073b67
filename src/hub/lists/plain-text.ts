const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Characters that a reader cannot see and that can turn a line around. */
const unseen = /[\p{Cc}\p{Cf}]/gu;

/** A text without tags, scripts and entities, in one line. Never markup, whatever came in. */
export function plainText(text: string): string {
  return text
    .replace(/<(script|style)\b[^>]{0,500}>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, dec, hex, name) => {
      const point = dec ? Number(dec) : hex ? Number.parseInt(hex, 16) : undefined;
      if (point === undefined) return entities[String(name).toLowerCase()] ?? whole;
      return point > 31 && point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
    })
    .replace(/[<>]/g, ' ')
    .replace(unseen, ' ')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}
