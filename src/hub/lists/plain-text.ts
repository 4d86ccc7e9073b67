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

/** Entities of one turn as what they stand for; one that is not known stays as it is written. */
export function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, dec, hex, name) => {
      const point = dec ? Number(dec) : hex ? Number.parseInt(hex, 16) : undefined;
      if (point === undefined) return entities[String(name).toLowerCase()] ?? whole;
      return point > 31 && point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
    },
  );
}

/** What is no text for a reader goes with what stands in it; without an end, all the rest goes. */
function withoutScripts(text: string): string {
  const parts: string[] = [];
  const begin = /<(script|style)\b/gi;
  const lower = text.toLowerCase();
  let at = 0;
  for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
    parts.push(text.slice(at, found.index));
    const end = lower.indexOf(`</${String(found[1]).toLowerCase()}`, found.index);
    const close = end < 0 ? -1 : text.indexOf('>', end);
    if (close < 0) return parts.join(' ');
    at = close + 1;
    begin.lastIndex = at;
  }
  return parts.concat(text.slice(at)).join(' ');
}

/** A text without tags, scripts and entities, in one line. Never markup, whatever came in. */
export function plainText(text: string): string {
  return withoutEntities(withoutScripts(text).replace(/<[/a-z!?][^<>]{0,2000}>/gi, ' '))
    .replace(/[<>]/g, ' ')
    .replace(unseen, ' ')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}
