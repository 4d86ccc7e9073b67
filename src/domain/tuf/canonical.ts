/** A value as `JSON.parse` gives it. */
export type Parsed = null | boolean | number | string | readonly Parsed[] | ParsedObject;
export interface ParsedObject {
  readonly [name: string]: Parsed;
}

/** Nesting that a parser of a kiosk follows; metadata has seven levels. */
const depthMax = 32;

export function isObject(value: Parsed | undefined): value is ParsedObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Order by code points, as the format wants; JavaScript's own is by UTF-16 units. */
function byCodePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Half of a character has no bytes of its own: two texts would have one signature. */
function quoted(text: string): string {
  if (!text.isWellFormed()) throw new Error('half a character');
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/**
 * The bytes that TUF's signatures are over: OLPC canonical JSON. Unlike RFC 8785 it escapes the
 * quotation mark and the backslash and nothing else, so the line feeds of a PEM key stand as they
 * are. Numbers are integers.
 *
 * @throws on a fraction, an unsafe integer, half a surrogate pair, or nesting too deep to be metadata.
 */
export function olpcJson(value: Parsed, depth = 0): string {
  if (depth > depthMax) throw new Error('nested too deep');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error('not an integer');
    return String(value);
  }
  if (!isObject(value)) return `[${value.map((item) => olpcJson(item, depth + 1)).join(',')}]`;
  const members = Object.keys(value)
    .sort(byCodePoints)
    .map((name) => `${quoted(name)}:${olpcJson(value[name] ?? null, depth + 1)}`);
  return `{${members.join(',')}}`;
}
