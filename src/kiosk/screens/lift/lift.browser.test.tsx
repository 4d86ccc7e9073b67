import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { auditGlyphs, auditMillimetres } from '../../../../test/support/audits.ts';
import { liftFacts, screenServices, screenState } from '../../../../test/support/screen-states.ts';
import type { ResidentEvent, ScreenName } from '../../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../../ui/index.ts';
import '../../ui/styles.css';
import { KioskScreen, loadAllScreens } from '../index.ts';

/** The whole of units, sizes and languages is `test/audit/lift.ts`; this is a row of it. */
const units = [
  { name: '10.1 inches', width: 800, height: 1280, pxPerMm: 5.88, keysMax: 6 },
  { name: '7 inches', width: 1024, height: 600, pxPerMm: 6.68, keysMax: 4 },
] as const;
const screens = [
  'attract',
  'liftTopics',
  'liftNotices',
  'liftAnswer',
  'liftCode',
  'liftArrived',
] as const satisfies readonly ScreenName[];

async function show(screen: ScreenName, pxPerMm: number) {
  const state = screenState(screen, { facts: liftFacts });
  document.body.style.margin = '0';
  const measured = measureScreen(innerWidth, innerHeight, pxPerMm);
  applyDisplay(document.documentElement, measured, state.context.settings);
  forgetPress();
  const sent: ResidentEvent[] = [];
  const container = document.body.appendChild(
    Object.assign(document.createElement('div'), { id: 'app' }),
  );
  render(
    <KioskScreen state={state} send={(event) => sent.push(event)} services={screenServices()} />,
    { container },
  );
  await document.fonts.ready;
  for (let frame = 0; frame < 6; frame += 1) {
    await new Promise((done) => requestAnimationFrame(() => done(undefined)));
  }
  return { container, sent, keys: [...container.querySelectorAll('button')] };
}

beforeAll(async () => {
  await loadAllScreens();
});
afterEach(async () => {
  cleanup();
  document.querySelector('#app')?.remove();
  await page.viewport(1080, 1920);
});

describe.each(units)('a lift of $name', ({ name, width, height, pxPerMm, keysMax }) => {
  test.each(screens)(
    '%s: few and large keys, nothing cut off, a way out (L5, L6, R42)',
    async (screen) => {
      await page.viewport(width, height);
      const { container, keys, sent } = await show(screen, pxPerMm);
      expect(keys.length).toBeLessThanOrEqual(keysMax);
      for (const key of keys) {
        const { width: wide, height: tall } = key.getBoundingClientRect();
        expect(Math.min(wide, tall) / pxPerMm).toBeGreaterThanOrEqual(19.95);
      }
      expect([...auditMillimetres(container), ...auditGlyphs(container)]).toEqual([]);
      if (screen === 'attract' || screen === 'liftArrived' || name === '7 inches') return;
      const end = keys.find(({ textContent }) => /Kết thúc|Quay lại/.test(textContent ?? ''));
      keys.find(({ textContent }) => textContent === 'Kết thúc')?.click();
      expect(end).toBeDefined();
      if (screen !== 'liftTopics') expect(sent).toContainEqual({ type: 'END' });
    },
  );
});

test('an idea stands for eight seconds at least, a touch holds it for half a minute (L10)', async () => {
  await page.viewport(800, 1280);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { container } = await show('attract', 5.88);
    const card = async () => {
      await vi.advanceTimersByTimeAsync(0);
      for (let frame = 0; frame < 4; frame += 1)
        await new Promise((done) => requestAnimationFrame(() => done(undefined)));
      return container.querySelector('.lift-card')?.textContent;
    };
    const first = await card();
    expect(first).toBeTruthy();
    await vi.advanceTimersByTimeAsync(8_000);
    expect(await card()).toBe(first);
    await vi.advanceTimersByTimeAsync(4_000);
    const second = await card();
    expect(second).not.toBe(first);
    dispatchEvent(new PointerEvent('pointerdown'));
    await card();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(await card()).toBe(second);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await card()).not.toBe(second);
  } finally {
    vi.useRealTimers();
  }
});
