import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { auditMillimetres, auditReach } from '../../../test/support/audits.ts';
import { allScreens, screenServices, screenState } from '../../../test/support/screen-states.ts';
import type { ScreenName } from '../session/index.ts';
import { applyDisplay, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { KioskScreen, loadAllScreens } from './index.ts';

const services = screenServices();

async function show(screen: ScreenName) {
  const state = screenState(screen);
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight),
    state.context.settings,
  );
  const app = document.body.appendChild(
    Object.assign(document.createElement('div'), { id: 'app' }),
  );
  const { container } = render(
    <KioskScreen state={state} send={() => undefined} services={services} />,
    { container: app },
  );
  await document.fonts.ready;
  for (let frame = 0; frame < 4; frame++) await new Promise((done) => requestAnimationFrame(done));
  return container;
}

beforeAll(async () => {
  await loadAllScreens();
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

/** Ten-inch units: nothing out of reach, every target as large as on a wall (R1-R5). */
describe.each([
  { width: 800, height: 1280, frame: 'tablet' },
  { width: 1024, height: 600, frame: 'wide' },
])('$width × $height', ({ width, height, frame }) => {
  beforeAll(async () => {
    await page.viewport(width, height);
  });

  test.each(allScreens)('%s', async (screen) => {
    const container = await show(screen);
    expect(document.documentElement.dataset['frame']).toBe(frame);
    expect([...auditMillimetres(container), ...auditReach(container)]).toEqual([]);
  });
});
