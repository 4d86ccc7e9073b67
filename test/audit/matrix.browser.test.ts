import '../../src/kiosk/ui/styles.css';
import { beforeAll, describe } from 'vitest';
import { loadAllScreens } from '../../src/kiosk/screens/index.ts';
import { recordListeners } from './event-lint.ts';
import { testMatrix } from './matrix.ts';

beforeAll(async () => {
  recordListeners();
  await loadAllScreens();
});

describe('every pair of screen, profile, text size, theme, language and reach', () => {
  testMatrix(['vi', 'en']);
});
