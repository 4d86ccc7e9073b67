import { fromUtf8, toUtf8 } from '../basics/index.ts';

/** More tags than any payment code has; a hostile one stops here. */
const tagsMax = 64;

/**
 * Tag, two-digit length, value, repeated (EMVCo QR, merchant-presented). The first of a repeated
 * tag counts. Undefined when the text does not end where a value ends.
 *
 * Lengths count characters in some generators and UTF-8 bytes in others: characters are tried first.
 */
export function readTlv(text: string): ReadonlyMap<string, string> | undefined {
  const byCharacter = readUnits(text.length, (from, to) => text.slice(from, to));
  if (byCharacter) return byCharacter;
  const bytes = toUtf8(text);
  if (bytes.length === text.length) return undefined;
  return readUnits(bytes.length, (from, to) => {
    try {
      return fromUtf8(bytes.subarray(from, to));
    } catch {
      return ''; // cut through a character: the length is wrong
    }
  });
}

function readUnits(
  length: number,
  slice: (from: number, to: number) => string,
): ReadonlyMap<string, string> | undefined {
  const tags = new Map<string, string>();
  let at = 0;
  for (let count = 0; at < length; count += 1) {
    const head = slice(at, at + 4);
    if (count >= tagsMax || !/^\d{4}$/.test(head)) return undefined;
    const end = at + 4 + Number(head.slice(2));
    if (end > length) return undefined;
    const value = slice(at + 4, end);
    if (value === '' && end > at + 4) return undefined;
    if (!tags.has(head.slice(0, 2))) tags.set(head.slice(0, 2), value);
    at = end;
  }
  return tags;
}
