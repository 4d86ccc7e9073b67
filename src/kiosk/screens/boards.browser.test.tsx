import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import {
  auditAxe,
  auditContrast,
  auditGlyphs,
  auditMillimetres,
  auditReach,
} from '../../../test/support/audits.ts';
import {
  type StateChange,
  sampleReadings,
  screenServices,
  screenState,
  wellFacts,
} from '../../../test/support/screen-states.ts';
import type { ResidentEvent } from '../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { KioskScreen, loadAllScreens } from './index.ts';

const services = screenServices();

async function show(screen: 'boards' | 'board' | 'city' | 'notices', change: StateChange = {}) {
  // Without a position of its own: stations stand as the content has them.
  const { link } = wellFacts;
  const { at: _at, ...site } = link.site!;
  const facts = { link: { ...link, site }, ...change.facts };
  const state = screenState(screen, { ...change, facts });
  document.body.style.margin = '0';
  const measure = measureScreen(innerWidth, innerHeight);
  applyDisplay(document.documentElement, measure, state.context.settings);
  const sent: ResidentEvent[] = [];
  const app = document.body.appendChild(
    Object.assign(document.createElement('div'), { id: 'app' }),
  );
  const { container } = render(
    <KioskScreen state={state} send={(event) => sent.push(event)} services={services} />,
    { container: app },
  );
  await document.fonts.ready;
  for (let frame = 0; frame < 4; frame++) await new Promise((done) => requestAnimationFrame(done));
  return { container, sent };
}
const stationsOf = (container: Element) =>
  [...container.querySelectorAll('.station')].map((one) => one.textContent ?? '');

beforeAll(async () => {
  await loadAllScreens();
});
afterEach(() => {
  cleanup();
  forgetPress();
  document.body.replaceChildren();
});

describe('a board', () => {
  test('has place, number, time, trend, meaning and source of what is fresh', async () => {
    const { container } = await show('board');
    const [first = '', second = '', third = ''] = stationsOf(container);
    expect(first).toContain('Trạm Hàng Đậu');
    expect(container.querySelector('.station .number')?.textContent).toBe('4');
    for (const part of ['điểm', 'Tốt', 'Đo lúc 8 giờ 20 hôm nay', 'như thường']) {
      expect(first).toContain(part);
    }
    expect(first).not.toContain('SỐ LIỆU THỬ');
    expect(second).toContain('SỐ LIỆU THỬ');
    expect(second).toContain('Không đổi so với một giờ trước');
    expect(second).toContain('Người dễ bị ảnh hưởng: Trẻ nhỏ, người cao tuổi thấy ho');
    expect(third).toContain('Đang giảm so với một giờ trước');
    for (const one of stationsOf(container).slice(0, 4)) expect(one).toContain('Nguồn: Trạm');
    expect(container.textContent).toContain('Quyết định 1459/QĐ-TCMT');
  });

  test('says the age of an old number first, and gives no advice by it', async () => {
    const { container } = await show('board');
    const old = stationsOf(container)[3] ?? '';
    expect(old.indexOf('Số liệu cũ: 5 giờ trước')).toBeLessThan(old.indexOf('190'));
    expect(old).toContain('lúc 3 giờ 42 hôm nay');
    expect(old).not.toMatch(/khẩu trang|Đang|dễ bị ảnh hưởng/);
    const small = container.querySelector('.is-old .number');
    const large = container.querySelector('.station:not(.is-old) .number');
    const size = (one: Element | null) =>
      Number.parseFloat(getComputedStyle(one as Element).fontSize);
    expect(size(small)).toBeLessThan(size(large));
  });

  test('has no number where it is gone or never came', async () => {
    const { container } = await show('board');
    const [, , , , gone = '', never = ''] = stationsOf(container);
    expect(gone).toContain('Không còn số liệu mới');
    expect(gone).toContain('lúc 23 giờ 22, ngày 18/11/2026');
    expect(gone).not.toContain('252');
    expect(never).toMatch(/^Trạm Phạm Văn ĐồngChưa có số liệuNguồn: [^\d]+$/);
    cleanup();
    const empty = await show('board', { facts: { readings: undefined } });
    expect(empty.container.textContent).toContain('Máy chưa nhận được số liệu nào');
    expect(empty.container.querySelectorAll('.number')).toHaveLength(0);
  });

  test('gives each number with its own day and no age while the clock is not believed', async () => {
    const { container } = await show('board', { facts: { time: undefined } });
    expect(container.textContent).toContain('Máy chưa chắc giờ hiện tại');
    for (const one of stationsOf(container).slice(0, 5)) expect(one).toContain('ngày');
    expect(container.textContent).not.toMatch(/hôm nay|Số liệu cũ|\d (giờ|phút) trước/);
    expect(container.querySelector('.is-old')).toBeNull();
  });

  test('holds what a hub says against the board: a number out of range is none', async () => {
    const readings = sampleReadings([22]);
    const lie = {
      ...readings,
      boards: readings.boards.map((board) => ({
        ...board,
        stations: board.stations.map((one) => ({
          ...one,
          readings: [{ at: Date.UTC(2026, 10, 20, 1, 40), value: 99_999 }],
        })),
      })),
    };
    const { container } = await show('board', { facts: { readings: lie } });
    expect(container.textContent).not.toContain('99');
    expect(container.querySelectorAll('.number')).toHaveLength(0);
  });

  test('of lakes has numbers with a comma and no level; of cars says what is not known', async () => {
    const lakes = await show('board', { resident: { board: 'hanoi-lakes' } });
    expect(lakes.container.querySelector('.number')?.textContent).toBe('4,0');
    expect(lakes.container.querySelector('.level')).toBeNull();
    expect(lakes.container.textContent).toContain('Chưa có thang mức chắc chắn');
    cleanup();
    const cars = await show('board', { resident: { board: 'hanoi-parking' } });
    expect(cars.container.textContent).toContain('Chưa rõ tất cả bao nhiêu chỗ');
  });
});

describe('the way there', () => {
  test('leads over the news, and only where the content has boards', async () => {
    const news = await show('notices');
    news.container.querySelector<HTMLButtonElement>('.option')?.click();
    expect(news.sent).toEqual([{ type: 'OPEN_CITY' }]);
    cleanup();
    const { container, sent } = await show('city');
    [...container.querySelectorAll<HTMLButtonElement>('.option')]
      .find((one) => one.textContent?.includes('Bảng thành phố'))
      ?.click();
    expect(sent).toEqual([{ type: 'OPEN_BOARDS' }]);
    cleanup();
    const content = { ...screenState('home').context.facts.content!, boards: [] };
    const without = await show('city', { facts: { content } });
    expect(without.container.textContent).not.toContain('Bảng thành phố');
  });

  test('the list says how new each board is, without a number', async () => {
    const { container, sent } = await show('boards');
    const options = [...container.querySelectorAll<HTMLButtonElement>('.option')];
    expect(options[0]?.textContent).toBe('Không khíMới nhất: lúc 8 giờ 20 hôm nay');
    options[0]?.click();
    expect(sent).toEqual([{ type: 'OPEN_BOARD', key: 'hanoi-air' }]);
    cleanup();
    const none = await show('boards', { facts: { readings: undefined } });
    expect(none.container.querySelectorAll('.option')[0]?.textContent).toContain('Chưa có số liệu');
  });
});

const states: readonly StateChange[] = [
  {},
  { facts: { readings: undefined } },
  { facts: { time: undefined } },
  { facts: { readings: sampleReadings([300, 300]) } },
];
const settings = [
  { language: 'vi', theme: 'light', textSize: 'M' },
  { language: 'en', theme: 'contrast', textSize: 'XL' },
  { language: 'vi', theme: 'yellow', textSize: 'L' },
  { language: 'en', theme: 'dark', textSize: 'S' },
] as const;

describe.each([
  [1080, 1920],
  [800, 1280],
  [1024, 600],
])('at %i × %i', (width, height) => {
  beforeAll(async () => {
    await page.viewport(width, height);
  });
  test.each(states.flatMap((state, n) => settings.map((of) => ({ ...of, n, state }))))(
    'state $n keeps millimetres, glyphs, contrast and axe ($language, $theme, $textSize)',
    async ({ state, n: _n, ...of }) => {
      for (const screen of ['boards', 'board'] as const) {
        const { container } = await show(screen, { ...state, settings: of });
        expect([
          ...auditMillimetres(container),
          // The frame around it has its own tests.
          ...auditGlyphs(container.querySelector('main') ?? container),
          ...auditReach(container),
          ...auditContrast(container),
          ...(await auditAxe(container)),
        ]).toEqual([]);
        // A card is as wide as the page: one that is squeezed keeps every other rule.
        const widest = Math.max(
          ...[...container.querySelectorAll('.station, .option')].map((one) => one.clientWidth),
        );
        expect(widest).toBeGreaterThan((container.querySelector('main')?.clientWidth ?? 0) * 0.4);
        cleanup();
        document.body.replaceChildren();
      }
    },
  );
});
