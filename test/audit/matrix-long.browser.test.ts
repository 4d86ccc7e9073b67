import '../../src/kiosk/ui/styles.css';
import { beforeAll, describe } from 'vitest';
import { loadAllScreens } from '../../src/kiosk/screens/index.ts';
import { en } from '../../src/kiosk/words/en/index.ts';
import { recordListeners } from './event-lint.ts';
import { lengthenTable } from './lengthen.ts';
import { testMatrix } from './matrix.ts';

beforeAll(async () => {
  recordListeners();
  // A page of its own: words are read once.
  lengthenTable(en);
  await loadAllScreens();
});

describe('every pair, in a language a third longer', () => {
  testMatrix(['long']);
});
