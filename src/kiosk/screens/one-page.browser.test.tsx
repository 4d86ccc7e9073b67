/** What belongs together stands together, on every unit: nobody measures what is on another page. */
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { screenServices, screenState } from '../../../test/support/screen-states.ts';
import type { Language } from '../../domain/basics/index.ts';
import type { ScreenName } from '../session/index.ts';
import { cardMm } from '../staff/index.ts';
import { applyDisplay, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { KioskScreen, loadAllScreens } from './index.ts';

const units = [
  [1080, 1920, 2.02],
  [1080, 1920, 4.03],
  [800, 1280, 5.88],
  [1280, 800, 5.88],
  [1024, 600, 4.63],
  [600, 1024, 4.63],
  [1024, 600, 6.68],
] as const;
const services = screenServices();

beforeAll(async () => {
  await loadAllScreens();
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

async function show(screen: ScreenName, pxPerMm: number, language: Language) {
  const state = screenState(screen, { settings: { language } });
  document.body.style.margin = '0';
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight, pxPerMm),
    state.context.settings,
  );
  const app = document.body.appendChild(
    Object.assign(document.createElement('div'), { id: 'app' }),
  );
  render(<KioskScreen state={state} send={() => undefined} services={services} />, {
    container: app,
  });
  await document.fonts.ready;
  for (let frame = 0; frame < 6; frame++) await new Promise((done) => requestAnimationFrame(done));
  return app;
}

describe.each(units)('%s × %s at %s px a millimetre', (width, height, pxPerMm) => {
  beforeAll(async () => {
    await page.viewport(width, height);
  });

  it.each(['vi', 'en'] as const)('a card is measured beside its keys (%s)', async (language) => {
    const app = await show('staffCalibrate', pxPerMm, language);
    const card = app.querySelector('.staff-card');
    const view = app.querySelector('.pager-view')?.getBoundingClientRect();
    const keys = [...(card?.parentElement?.querySelectorAll('button') ?? [])];
    if (!card || !view) throw new Error('nothing to measure with');
    expect(keys).toHaveLength(4);
    for (const one of [card, ...keys]) {
      const { top, bottom } = one.getBoundingClientRect();
      expect(getComputedStyle(one).visibility).toBe('visible');
      expect([top >= view.top - 1, bottom <= view.bottom + 1]).toEqual([true, true]);
    }
    expect(card.getBoundingClientRect().width / pxPerMm).toBeCloseTo(cardMm.width, 1);
    // A unit that is right is not told that it fails: its keyboard has what R5 asks for.
    const keyboard = app.querySelector<HTMLElement>('[data-check="R5"]');
    expect(keyboard?.dataset['pass']).toBe('true');
  });

  it('a number that is copied by hand stands in one line', async () => {
    const app = await show('left', pxPerMm, 'vi');
    const plate = app.querySelector('.plate.large');
    const text = plate?.firstChild;
    if (!plate || !text) throw new Error('no number');
    const range = document.createRange();
    range.selectNodeContents(text);
    const [line, ...others] = [...range.getClientRects()];
    const box = plate.getBoundingClientRect();
    expect(others).toEqual([]);
    expect([(line?.left ?? 0) >= box.left, (line?.right ?? 0) <= box.right]).toEqual([true, true]);
    expect(box.right).toBeLessThanOrEqual(
      app.querySelector('.pager-view')?.getBoundingClientRect().right ?? 0,
    );
  });
});
