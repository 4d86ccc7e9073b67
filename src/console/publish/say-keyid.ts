/** The first 16 signs of a key's id, in fours: what two people read to each other. */
export function sayKeyid(keyid: string): string {
  return (keyid.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}
