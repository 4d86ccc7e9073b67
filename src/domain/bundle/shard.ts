/**
 * The shard that a code lies in, of `shards`. FNV-1a, 32 bits: told by the code alone, so that a
 * kiosk opens one shard for one procedure, and a new procedure moves no other.
 */
export function shardOf(code: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (const character of code) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0) % shards;
}
