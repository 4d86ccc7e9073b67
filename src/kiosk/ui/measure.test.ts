import { expect, test } from 'vitest';
import { measureScreen } from './measure.ts';

test.each([
  [1080, 1920, undefined, { pxPerMm: 2.71, frame: 'lobby' }],
  [1080, 1920, 4.03, { pxPerMm: 4.03, frame: 'lobby', fit: 1080 / 4.03 / 398 }],
  [1080, 1920, 2.02, { pxPerMm: 2.02, frame: 'lobby', fit: 1 }],
  [800, 1280, undefined, { pxPerMm: 5.88, frame: 'tablet' }],
  // An unknown screen of a wall unit's shape is one, smaller.
  [720, 1280, undefined, { pxPerMm: 720 / 398, frame: 'lobby' }],
  [390, 844, undefined, { pxPerMm: 96 / 25.4, frame: 'tablet' }],
  [1024, 600, undefined, { pxPerMm: 4.63, frame: 'wide', short: false }],
  [1024, 600, 6.68, { pxPerMm: 6.68, frame: 'wide', short: true }],
  [1280, 800, undefined, { pxPerMm: 5.88, frame: 'wide' }],
  [600, 1024, undefined, { pxPerMm: 4.63, frame: 'tablet' }],
  [1920, 1080, undefined, { pxPerMm: 96 / 25.4, frame: 'wide' }],
])('%i × %i, calibrated %s', (width, height, calibrated, measure) => {
  expect(measureScreen(width, height, calibrated)).toMatchObject(measure);
});
