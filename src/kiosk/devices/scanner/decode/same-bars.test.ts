import { expect, test } from 'vitest';
import type { Corners } from './decoded.ts';
import { areSameBars, type ReadBars } from './same-bars.ts';

const at = (left: number, top: number, right: number, bottom: number): Corners => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];
const bars = (text: string, corners: Corners, symbology = 'EAN13'): ReadBars => ({
  text,
  symbology,
  corners,
});

// What the engine made of a public practice image: the bars of one book, in other lines.
const right = bars('0066721010995', at(125, 39, 127, 214));
const wrong = bars('9000771010995', at(39, 39, 102, 219));

test('one half the same and the same height: the same bars, read in two ways', () => {
  expect(areSameBars(right, wrong)).toBe(true);
  expect(areSameBars(wrong, right)).toBe(true);
  const across = bars('8935049500018', at(39, 125, 219, 127));
  expect(areSameBars(across, bars('8935049512349', at(41, 39, 219, 102)))).toBe(true);
});

test('two products are two: side by side, of two makers, or the same one twice', () => {
  const left = bars('8935049500018', at(20, 20, 220, 90));
  expect(areSameBars(left, bars('8935049500025', at(300, 200, 500, 270)))).toBe(false);
  // A Japanese book has two codes, one above the other.
  const number = bars('9784872348880', at(20, 20, 220, 60));
  expect(areSameBars(number, bars('1920081045006', at(20, 80, 220, 120)))).toBe(false);
  expect(areSameBars(left, bars('8935049500018', at(20, 100, 220, 170)))).toBe(false);
  // Dossiers on one sheet differ by a digit, and have a better check.
  const dossier = bars('H26.17-260815-0001', at(20, 20, 220, 90), 'Code128');
  expect(areSameBars(dossier, bars('H26.17-260815-0002', at(20, 100, 220, 170), 'Code128'))).toBe(
    false,
  );
  expect(areSameBars(left, bars('89350495', at(20, 100, 220, 170), 'EAN8'))).toBe(false);
});
