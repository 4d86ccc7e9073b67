import { cleanup, render } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { watchHostile } from '../../../test/support/hostile-text.ts';
import {
  type StateChange,
  screenServices,
  screenState,
} from '../../../test/support/screen-states.ts';
import { freeTextLengthMax } from '../../domain/action/index.ts';
import type { ScreenName } from '../session/index.ts';
import { applyDisplay, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { KioskScreen } from './index.ts';

const holds = watchHostile();

const report = (change: object): StateChange => ({
  resident: {
    feedback: { category: 'environment', place: '', text: 'Rác', urgent: false, ...change },
  },
});
/** Where words of a resident stand: on the screen of their keys, and where they are read once more. */
const fields: Readonly<Record<string, readonly [ScreenName, (text: string) => StateChange]>> = {
  'a code that is typed': ['scanManual', (typedCode) => ({ resident: { typedCode } })],
  'where a report is of': ['feedbackDetails', (place) => report({ place: place.slice(0, 200) })],
  'a report': [
    'feedbackDetails',
    (text) => report({ text: text.slice(0, freeTextLengthMax), urgent: true }),
  ],
  'a report read once more': [
    'feedbackReview',
    (text) => report({ place: text.slice(0, 200), text: text.slice(0, freeTextLengthMax) }),
  ],
};
const hostile = {
  'as much as it takes, in one word': 'W'.repeat(4_096),
  'as much as it takes, in words': 'ký tự '.repeat(700).slice(0, 4_096),
  'as many lines as it takes': 'a\n'.repeat(2_048),
  'right to left, with overrides': '\u202Eمرحبا بالعالم\u202C \u2066שלום\u2069 '.repeat(20),
  'marks without end': `a${'\u0301\u0323'.repeat(400)}`,
  emoji: '👨‍👩‍👧‍👦🏠🔥💍'.repeat(40),
  'half an emoji, NUL and controls': '\uD83D a\u0000\u0007\u001B[2J \uDE00',
  'only spaces': ' \u00A0\u3000\t\n ',
  HTML: '<img src=x onerror="window.injected=1"><svg onload="window.injected=1"><b>x</b>',
};

for (const [field, [screen, change]] of Object.entries(fields))
  test.each(Object.entries(hostile))(
    `${field}: %s breaks nothing and takes no key away`,
    async (_name, text) => {
      for (const language of ['vi', 'en'] as const) {
        const state = screenState(screen, { ...change(text), settings: { language } });
        applyDisplay(
          document.documentElement,
          measureScreen(innerWidth, innerHeight),
          state.context.settings,
        );
        const page = document.createElement('div');
        page.id = 'app';
        const { container } = render(
          <KioskScreen state={state} send={() => undefined} services={screenServices()} />,
          { container: document.body.appendChild(page) },
        );
        for (let frame = 0; frame < 6; frame++)
          await new Promise((done) => requestAnimationFrame(() => done(undefined)));
        holds(container);
        expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth + 1);
        const keys = [...container.querySelectorAll('.board button, .keys button')];
        expect(keys.length).toBeGreaterThan(screen === 'feedbackReview' ? 1 : 30);
        for (const key of keys) {
          const { left, right, top, bottom } = key.getBoundingClientRect();
          const where = `${key.textContent} ${left} ${top} ${right} ${bottom}`;
          expect(left >= -1 && right <= innerWidth + 1, where).toBe(true);
          expect(top >= -1 && bottom <= innerHeight + 1, where).toBe(true);
        }
        cleanup();
      }
    },
  );
