/**
 * What a table has for a key that comes from outside, and never what every object has: a word
 * `constructor` or `toString` is no entry of any table.
 */
export function ownValue<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
