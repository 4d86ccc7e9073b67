import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLines } from './break-lines.ts';
import { layoutReceipt, measureText, printableText, receiptMetrics } from './index.ts';
import type { TextStyle } from './metrics.ts';

const style: TextStyle = { weight: 400, sizeDots: 29 };
const word = fc.stringMatching(/^[a-zđêồữậ0-9./-]{1,14}$/);
const text = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));

test('no line is wider than the paper, and no letter is lost or moved', () => {
  fc.assert(
    fc.property(
      text,
      fc.integer({ min: 60, max: 540 }),
      fc.constantFrom('title', 'text'),
      (t, width, balance) => {
        const printable = printableText(t, receiptMetrics);
        const lines = breakLines(printable, width, style, receiptMetrics, balance);
        for (const line of lines) {
          if ([...line].length > 1) {
            expect(measureText(line, style, receiptMetrics)).toBeLessThanOrEqual(width);
          }
        }
        if (lines.length < 120) {
          expect(lines.join('').replaceAll(' ', '')).toBe(printable.replaceAll(' ', ''));
        }
      },
    ),
  );
});

test('any text lays out, inside the paper, at both widths and sizes', () => {
  const anything = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(anything, fc.boolean(), fc.constantFrom(576, 384), (value, large, widthDots) => {
      const layout = layoutReceipt(
        {
          v: 1,
          kind: 'test',
          language: 'vi',
          large,
          trial: true,
          blocks: [
            { type: 'title', text: value },
            { type: 'fact', label: value.slice(0, 40), value, doubt: value },
            { type: 'item', text: value },
          ],
        },
        receiptMetrics,
        widthDots,
      );
      for (const element of layout.elements) {
        expect(element.xDots).toBeGreaterThanOrEqual(0);
        if (element.type === 'run' || element.type === 'box') {
          expect(element.xDots + element.widthDots).toBeLessThanOrEqual(widthDots);
        }
      }
    }),
    { numRuns: 60 },
  );
});
