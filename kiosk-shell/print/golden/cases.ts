import { fileURLToPath } from 'node:url';
import type { ReceiptDocument } from '../../domain.ts';
import { sampleSlips } from './samples.ts';

export interface GoldenCase {
  readonly name: string;
  readonly document: ReceiptDocument;
  readonly widthDots: number;
  readonly reprint: boolean;
}

const narrow = ['service-vi', 'appointment-large-vi', 'test-diacritics-vi'];

/** Every sample at 576 dots, some at 384, one as a reprint. */
export const goldenCases: readonly GoldenCase[] = Object.entries(sampleSlips).flatMap(
  ([name, document]) => [
    { name, document, widthDots: 576, reprint: false },
    ...(narrow.includes(name)
      ? [{ name: `${name}-384`, document, widthDots: 384, reprint: false }]
      : []),
    ...(name === 'feedback-vi'
      ? [{ name: `${name}-reprint`, document, widthDots: 576, reprint: true }]
      : []),
  ],
);

/** Path of a golden picture. */
export function goldenFile(name: string): string {
  return fileURLToPath(new URL(`./${name}.png`, import.meta.url));
}
