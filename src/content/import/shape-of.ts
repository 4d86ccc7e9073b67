/** A foreign value in a few words; it may be nested too deep to be written out. */
export function shapeOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'a map';
  return String(value).slice(0, 60);
}
