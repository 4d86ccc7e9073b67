import '../../src/kiosk/ui/styles.css';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadAllScreens } from '../../src/kiosk/screens/index.ts';
import { testAloud } from './aloud.ts';
import { recordListeners } from './event-lint.ts';
import { testGuests } from './guests.ts';
import { lengthenWords } from './lengthen-words.ts';
import { testLift } from './lift.ts';
import { testMatrix } from './matrix.ts';
import { auditMotion } from './motion.ts';

// One file: hundreds of modules are fetched for it, which takes longer than a third of its cells.
beforeAll(async () => {
  recordListeners();
  await loadAllScreens();
});

test('motion explains, is over at once, and can be switched off (R23)', () => {
  expect(auditMotion(document.styleSheets)).toEqual([]);
});

testLift();

describe('every pair of screen, profile, text size, theme, language and reach', () => {
  testMatrix(['vi', 'en']);
});

testAloud();

testGuests();

// The last: from here on the page speaks no English.
describe('every pair, in a language a third longer', () => {
  beforeAll(lengthenWords);
  testMatrix(['long']);
});
