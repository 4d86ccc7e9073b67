import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import {
  liftFacts,
  sampleReadings,
  screenServices,
  screenState,
  wellFacts,
} from '../../../../test/support/screen-states.ts';
import type { Facts } from '../../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../../ui/index.ts';
import '../../ui/styles.css';
import { KioskScreen, loadAllScreens } from '../index.ts';

const { content } = wellFacts;
const [season] = content?.seasons ?? [];
if (content === undefined || season === undefined) throw new Error('the starter has no season');
const open = {
  ...season,
  dates: { kind: 'announced', opens: '2026-11-10', closes: '2026-11-30', daysAhead: 30 } as const,
  checkedOn: '2026-11-01',
};
const car: Facts = {
  ...wellFacts,
  ...liftFacts,
  content: { ...content, seasons: [open], notices: [] },
};

/** Every card that stands in turn, as a rider reads it. */
async function cards(facts: Facts, language: 'vi' | 'en' = 'vi', small = false): Promise<string[]> {
  await page.viewport(small ? 1024 : 800, small ? 600 : 1280);
  const state = screenState('attract', { facts });
  const settings = { ...state.context.settings, language };
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight, small ? 6.65 : 5.88),
    settings,
  );
  const view = { ...state, context: { ...state.context, facts, settings } };
  const app = document.body.appendChild(
    Object.assign(document.createElement('div'), { id: 'app' }),
  );
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  render(<KioskScreen state={view} send={() => undefined} services={screenServices()} />, {
    container: app,
  });
  const said: string[] = [];
  for (let turn = 0; turn < 24; turn += 1) {
    await vi.advanceTimersByTimeAsync(1);
    for (let frame = 0; frame < 2; frame += 1)
      await new Promise((done) => requestAnimationFrame(done));
    const text = document.querySelector('.lift-card')?.textContent;
    if (text && said.includes(text)) break;
    if (text) {
      said.push(text);
      const keys = [...document.querySelectorAll('.lift-key, .lift-code .code')].map((one) =>
        one.getBoundingClientRect(),
      );
      for (const word of document.querySelectorAll('.lift-card h1, .lift-card p')) {
        const box = word.getBoundingClientRect();
        const isOver = keys.some(
          (key) =>
            box.bottom > key.top + 1 &&
            box.top < key.bottom - 1 &&
            box.right > key.left + 1 &&
            box.left < key.right - 1,
        );
        // Nothing of it lies under a key or a code.
        expect([text, isOver && !small]).toEqual([text, false]);
      }
    }
    await vi.advanceTimersByTimeAsync(10_000);
  }
  vi.useRealTimers();
  return said;
}

beforeAll(async () => {
  document.body.style.margin = '0';
  await loadAllScreens();
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
  document.body.replaceChildren();
  forgetPress();
});

describe('cards of a lift', () => {
  it('tell a fresh number with its place, its time and its source, and a season that is open', async () => {
    const said = await cards({ ...car, readings: sampleReadings([5]) });
    const board = content.boards?.find(({ kind }) => kind === 'air');
    const air = said.find((one) => one.includes(board?.title.vi ?? '-'));
    expect(air).toMatch(/Đo lúc 8 giờ 37 hôm nay · Nguồn: /);
    expect(air).toContain(board?.source.vi);
    const school = said.find((one) => one.includes(season.title.vi));
    expect(school).toContain('Đang mở, còn 10 ngày');
    expect(school).toContain(`Nguồn: ${season.source.vi} · Đối chiếu ngày 1/11/2026`);
  });

  it('say the same in English', async () => {
    const said = await cards({ ...car, readings: sampleReadings([5]) }, 'en');
    expect(said.find((one) => one.includes(season.title.en))).toContain(season.source.en);
    expect(said.some((one) => one.includes('8:37'))).toBe(true);
  });

  it('leave out what is old, what has no believed clock, and what is over', async () => {
    const oldMinutes = Math.max(...(content.boards ?? []).map((one) => one.oldAfterMinutes)) + 5;
    const titles = (content.boards ?? []).map(({ title }) => title.vi);
    const hasBoard = (said: readonly string[]) =>
      said.some((one) => titles.some((title) => one.includes(title)));
    expect(hasBoard(await cards({ ...car, readings: sampleReadings([oldMinutes]) }))).toBe(false);
    cleanup();
    document.body.replaceChildren();
    const unsure = { ...car, time: undefined, readings: sampleReadings([5]) };
    const said = await cards(unsure);
    expect(hasBoard(said)).toBe(false);
    expect(said.some((one) => one.includes(season.title.vi))).toBe(false);
    // What people come for stands all the same.
    expect(said.length).toBeGreaterThan(2);
  });

  it('give seven inches no number for which there is no line of where and when', async () => {
    const said = await cards({ ...car, readings: sampleReadings([5]) }, 'vi', true);
    expect(said.length).toBeGreaterThan(2);
    expect(said.some((one) => one.includes('Nguồn:'))).toBe(false);
  });
});
