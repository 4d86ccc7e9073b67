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
import type { Notice } from '../../../domain/service/index.ts';
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

const units = {
  tall: [800, 1280, 5.88],
  wide: [1024, 600, 4.63],
  small: [1024, 600, 6.68],
} as const satisfies Record<string, readonly [number, number, number]>;

/** Every card that stands in turn, as a rider reads it. */
async function cards(
  facts: Facts,
  language: 'vi' | 'en' = 'vi',
  [width, height, pxPerMm]: readonly [number, number, number] = units.tall,
): Promise<string[]> {
  await page.viewport(width, height);
  const state = screenState('attract', { facts });
  const settings = { ...state.context.settings, language };
  applyDisplay(document.documentElement, measureScreen(innerWidth, innerHeight, pxPerMm), settings);
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
    const text = [...document.querySelectorAll('.lift-card, .lift-aside')]
      .map((one) => one.textContent)
      .join(' ');
    if (text && said.includes(text)) break;
    if (text) {
      said.push(text);
      const keys = [...document.querySelectorAll('.lift-key, .lift-code')].map((one) =>
        one.getBoundingClientRect(),
      );
      for (const word of document.querySelectorAll(':is(.lift-card, .lift-aside) :is(h1, p)')) {
        const box = word.getBoundingClientRect();
        const isOver = keys.some(
          (key) =>
            box.bottom > key.top + 1 &&
            box.top < key.bottom - 1 &&
            box.right > key.left + 1 &&
            box.left < key.right - 1,
        );
        // Nothing of it lies under a key or a code, or leaves the glass.
        const isOff = box.top < 0 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1;
        expect([text, isOver || isOff]).toEqual([text, false]);
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

  it.each(
    (['wide', 'small'] as const).flatMap((unit) =>
      (['vi', 'en'] as const).map((language) => [unit, language] as const),
    ),
  )(
    'say a number with its place, time and source on a %s unit too, in the place of a code (%s)',
    async (unit, language) => {
      const said = await cards({ ...car, readings: sampleReadings([5]) }, language, units[unit]);
      const board = content.boards?.find(({ kind }) => kind === 'air');
      const air = said.find((one) => one.includes(board?.title[language] ?? '-'));
      expect(air).toContain(board?.source[language]);
      expect(air).toMatch(language === 'vi' ? /Đo lúc 8 giờ 37 hôm nay/ : /8:37/);
      expect(said.find((one) => one.includes(season.title[language]))).toContain(
        season.source[language],
      );
      expect(said.length).toBeGreaterThan(6);
    },
  );

  const pool: Notice = {
    id: 'pool',
    title: { vi: 'Bể bơi mở lại từ thứ hai', en: 'The pool is open again from Monday' },
    body: [{ vi: 'Mở từ 6 giờ đến 20 giờ.', en: 'Open from 6:00 to 20:00.' }],
    from: { vi: 'Ban quản lý tòa nhà', en: 'Building management' },
    pictogram: 'news',
    publishedOn: '2026-11-19',
  };

  it.each(Object.keys(units) as (keyof typeof units)[])(
    'show on a %s unit no code beside news that does not say what it opens',
    async (unit) => {
      const news = { ...content, lifeEvents: [], seasons: [], boards: [], notices: [pool] };
      const [card = ''] = await cards({ ...car, content: news }, 'vi', units[unit]);
      expect(card).toContain('Bể bơi mở lại từ thứ hai');
      expect(card).toContain('Ban quản lý tòa nhà, ngày 19/11');
      const code = document.querySelector('.lift-code');
      expect(document.body.textContent).not.toContain('Quét bằng điện thoại');
      if (unit === 'tall') expect(code?.textContent).toContain('Mở Cổng Dịch vụ công quốc gia');
      else {
        expect(code).toBeNull();
        expect(card).toContain('Mở từ 6 giờ đến 20 giờ.');
      }
    },
  );

  it('leave out a card that does not stand whole, before a rider reads half of it', async () => {
    const vi = Array.from({ length: 60 }, () => 'nghiêng').join(' ');
    const long = { ...pool, id: 'long', title: { vi, en: vi } };
    const facts = { ...car, content: { ...content, seasons: [], notices: [long, pool] } };
    for (const unit of Object.values(units)) {
      const said = await cards(facts, 'vi', unit);
      expect(said.some((one) => one.includes('nghiêng'))).toBe(false);
      expect(said.some((one) => one.includes('Bể bơi'))).toBe(true);
      cleanup();
      document.body.replaceChildren();
    }
  });
});
