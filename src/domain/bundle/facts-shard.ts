import { canonicalJson, fromUtf8, type Json, toUtf8 } from '../basics/index.ts';

const newline = 0x0a;
const comma = 0x2c;

/** Where the facts of one service stand in a shard, in bytes. */
export interface FactsPlace {
  readonly from: number;
  readonly to: number;
}

/**
 * A shard of facts: a JSON list with one service a line, so that one of them can be read without
 * the other fifty. JSON has no line feed inside a text.
 */
export function writeFactsShard(services: readonly Json[]): Uint8Array<ArrayBuffer> {
  return toUtf8(`[\n${services.map(canonicalJson).join(',\n')}\n]`);
}

/** Where each code of a shard stands. What is no shard has no places. */
export function placesInShard(bytes: Uint8Array): ReadonlyMap<string, FactsPlace> {
  const places = new Map<string, FactsPlace>();
  for (let from = bytes.indexOf(newline) + 1; from > 0; ) {
    const end = bytes.indexOf(newline, from);
    if (end < 0) break;
    const to = bytes[end - 1] === comma ? end - 1 : end;
    // Of a service itself: no text holds a bare quotation mark, and no part of it has a code.
    const code = /"code":"([^"]+)"/u.exec(fromUtf8(bytes.subarray(from, to)))?.[1];
    if (code !== undefined) places.set(code, { from, to });
    from = end + 1;
  }
  return places;
}
