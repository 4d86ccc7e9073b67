import { sayNumber } from '../words/index.ts';

/** Bytes as people say them: 14,4 KB, 1,3 MB (thousands, as networks count). */
export function sayBytes(bytes: number): string {
  if (bytes < 1_000) return `${sayNumber(bytes)} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${sayNumber(Math.round(value * 10) / 10)} ${unit}`;
}
