import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  allScreens,
  type StateChange,
  screenServices,
  screenState,
  wellFacts,
} from '../../../test/support/screen-states.ts';
import type { Site } from '../../domain/api/index.ts';
import type { ScreenName } from '../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { KioskScreen, KnockArea, loadAllScreens } from './index.ts';

const services = screenServices();
let knocks = 0;

beforeAll(() => loadAllScreens());
afterEach(() => {
  cleanup();
  forgetPress();
  document.body.replaceChildren();
  knocks = 0;
});

async function show(screen: ScreenName, change: StateChange = {}): Promise<HTMLElement> {
  const state = screenState(screen, change);
  document.body.style.margin = '0';
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight),
    state.context.settings,
  );
  const { container } = render(
    <KnockArea onKnock={() => knocks++}>
      <KioskScreen state={state} send={() => undefined} services={services} />
    </KnockArea>,
    {
      container: document.body.appendChild(
        Object.assign(document.createElement('div'), { id: 'app' }),
      ),
    },
  );
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => done(undefined)));
  return container as HTMLElement;
}

/** A finger on whatever lies on top there, clockwise from the upper left. */
function knock(): void {
  const { innerWidth: right, innerHeight: bottom } = window;
  for (const [x, y] of [
    [4, 4],
    [right - 4, 4],
    [right - 4, bottom - 4],
    [4, bottom - 4],
  ] as const) {
    const top = document.elementFromPoint(x, y);
    top?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, clientX: x, clientY: y }));
  }
}

describe('the four corners (S1)', () => {
  test.each(allScreens)('are heard on %s', async (screen) => {
    await show(screen);
    knock();
    expect(knocks).toBe(1);
  });

  test.each(['veil', 'warning'] as const)('are heard through the %s', async (overlay) => {
    await show('scanResult', { view: { overlay } });
    knock();
    expect(knocks).toBe(1);
  });

  test.each(['refused', 'secondTab'] as const)(
    'are heard while the kiosk is out of service: %s',
    async (outOfService) => {
      await show('outOfService', { view: { outOfService } });
      knock();
      expect(knocks).toBe(1);
    },
  );
});

describe('what a site was given with its code (S5)', () => {
  const at = (change: Partial<Site>, time = wellFacts.time): StateChange => {
    const { link } = wellFacts;
    if (!link.site) throw new Error('no sample site');
    return { facts: { link: { ...link, site: { ...link.site, ...change } }, time } };
  };
  const keys = (page: HTMLElement) =>
    [...page.querySelectorAll('[data-access]')].map((key) => key.getAttribute('data-access'));

  test.each(['attract', 'home', 'procedure'] as const)(
    'one language alone: no key on %s leads to another',
    async (screen) => {
      const page = await show(screen, at({ languages: ['vi'] }));
      expect(keys(page)).toEqual(['end', 'size', 'theme', 'listen', 'reach', 'help']);
      expect(page.querySelector('[lang="en"]')).toBeNull();
    },
  );

  test('two languages: the other one stands there in its own name (R46)', async () => {
    const page = await show('attract', at({ languages: ['en', 'vi'] }));
    expect(keys(page)).toContain('language');
    expect(page.querySelector('[data-access="language"]')?.textContent).toBe('English');
  });

  test.each([
    [8 * 60, 'trong giờ'],
    [7 * 60, 'ngoài giờ'],
    [17 * 60, 'ngoài giờ'],
  ])('hours: at minute %i somebody is there or not (R47)', async (minute, words) => {
    const page = await show('help', at({}, { day: '2026-11-20', minute }));
    expect(page.textContent).toContain('Từ 7 giờ 30 đến 17 giờ');
    expect(page.textContent).toContain(words);
  });

  test('hours: a clock that is not believed says no more than the hours', async () => {
    const page = await show('help', {
      facts: { link: { ...wellFacts.link }, time: undefined },
    });
    expect(page.textContent).toContain('Có người giúp tại đây');
    expect(page.textContent).not.toMatch(/trong giờ|ngoài giờ/);
  });

  test('no hours: none are made up', async () => {
    const page = await show('help', at({ hours: undefined } as Partial<Site>));
    expect(page.textContent).not.toContain('Có người giúp tại đây');
  });
});
