import { cleanup, render } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { watchHostile } from '../../../test/support/hostile-text.ts';
import { screenServices, screenState } from '../../../test/support/screen-states.ts';
import { applyDisplay, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { KioskScreen } from './index.ts';

const services = screenServices();
const holds = watchHostile();

/** The search screen with a query as it may come from keys, a wedge or a paste. */
async function searching(query: string, language: 'vi' | 'en' = 'vi'): Promise<Element> {
  const state = screenState('search', { resident: { query }, settings: { language } });
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight),
    state.context.settings,
  );
  const { container } = render(
    <KioskScreen state={state} send={() => undefined} services={services} />,
    { container: document.body.appendChild(document.createElement('div')) },
  );
  for (let frame = 0; frame < 6; frame++)
    await new Promise((done) => requestAnimationFrame(() => done(undefined)));
  return container;
}

test.each([
  ['ten thousand characters', 'ký '.repeat(3_334), 'say'],
  ['ten thousand of one letter', 'x'.repeat(10_000), 'say'],
  ['emoji', '👨‍👩‍👧‍👦🏠🔥💍', 'say'],
  ['right to left', 'مرحبا بالعالم שלום', 'say'],
  ['overrides of direction', '\u202Ekhai\u202C \u2066sinh\u2069', 'find'],
  ['zero-width', '\u200B\u200D\uFEFFkhai\u200B sinh', 'find'],
  ['only zero-width', '\u200B\u200D\uFEFF', 'start'],
  ['only spaces', ' \u00A0\u3000\t\n ', 'start'],
  ['a lone surrogate', '\uD83D khai sinh \uDE00', 'find'],
  ['NUL and controls', 'khai\u0000 \u0007sinh\u001B[2J', 'find'],
  ['HTML', '<img src=x onerror="window.injected=1"><b>khai sinh</b>', 'find'],
  ['a script', '</p><script>window.injected=1</script>', 'say'],
  ['a template and an entity', `$\{alert(1)} {{7*7}} &lt;svg/onload=1&gt;`, 'say'],
  ['names of objects', '__proto__ constructor toString hasOwnProperty', 'say'],
] as const)(
  '%s breaks nothing, is drawn as text, and what to do is said',
  async (_name, query, then) => {
    for (const language of ['vi', 'en'] as const) {
      const container = await searching(query, language);
      holds(container);
      expect(container.querySelectorAll('.field b')).toHaveLength(0);
      const options = container.querySelectorAll('.results .option');
      if (then === 'find') expect(options.length).toBeGreaterThan(0);
      // Found or not: a list, a banner that says whom to ask, or the ways that need no words.
      const ways = container.querySelectorAll(
        '.results .option, .results .strip, .suggestions button',
      );
      expect(ways.length).toBeGreaterThan(0);
      if (then === 'start') expect(container.querySelector('.suggestions')).not.toBeNull();
      cleanup();
    }
  },
);

test('what is typed stands in the field as it was typed, and pushes nothing off the screen', async () => {
  const container = await searching(`${'W'.repeat(240)}`);
  const field = container.querySelector<HTMLElement>('.field');
  expect(field).not.toBeNull();
  expect(field!.getBoundingClientRect().right).toBeLessThanOrEqual(innerWidth + 1);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth + 1);
  expect(container.querySelector('.board')!.getBoundingClientRect().bottom).toBeLessThanOrEqual(
    innerHeight + 1,
  );
});
