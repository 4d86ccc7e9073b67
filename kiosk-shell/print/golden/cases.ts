import { fileURLToPath } from 'node:url';
import type { ReceiptDocument } from '../../domain.ts';
import { otherSamples } from './other-samples.ts';
import { sampleSlips } from './samples.ts';
import { staffSamples } from './staff-samples.ts';

export interface GoldenCase {
  readonly name: string;
  readonly document: ReceiptDocument;
  readonly widthDots: number;
  readonly reprint: boolean;
}

/** Slips of every kind in both languages. */
export const goldenSlips: Readonly<Record<string, ReceiptDocument>> = {
  ...sampleSlips,
  ...otherSamples,
  ...staffSamples,
};

/** Every slip at both widths, and one as a reprint. */
export const goldenCases: readonly GoldenCase[] = Object.entries(goldenSlips).flatMap(
  ([name, document]) => [
    { name, document, widthDots: 576, reprint: false },
    { name: `${name}-384`, document, widthDots: 384, reprint: false },
    ...(name === 'feedback-vi'
      ? [{ name: `${name}-reprint`, document, widthDots: 576, reprint: true }]
      : []),
  ],
);

/** Path of a golden picture. */
export function goldenFile(name: string): string {
  return fileURLToPath(new URL(`./${name}.png`, import.meta.url));
}
