import { sayNumber } from './say-number.ts';

/** Bytes as people say them: 14,4 KB, 1,3 MB, 37,2 GB (thousands, as networks count). */
export function sayBytes(bytes: number): string {
  if (bytes < 1_000) return `${sayNumber(bytes)} B`;
  const [value, unit] =
    bytes < 1e6 ? [bytes / 1e3, 'KB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${sayNumber(Math.round(value * 10) / 10)} ${unit}`;
}
