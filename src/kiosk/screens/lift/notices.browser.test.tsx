import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { auditGlyphs, auditMillimetres } from '../../../../test/support/audits.ts';
import {
  liftFacts,
  screenServices,
  screenState,
  wellFacts,
} from '../../../../test/support/screen-states.ts';
import type { Notice } from '../../../domain/service/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../../ui/index.ts';
import '../../ui/styles.css';
import { KioskScreen, loadAllScreens } from '../index.ts';

const { content } = wellFacts;
if (content === undefined) throw new Error('the sample has no content');
const water: Notice = {
  id: 'water',
  title: { vi: 'Cắt nước sáng thứ Tư', en: 'No water on Wednesday morning' },
  body: [
    { vi: 'Từ 8 giờ đến 11 giờ 30, cả hai thang.', en: 'From 8:00 to 11:30, both staircases.' },
    { vi: 'Quý vị trữ nước trước.', en: 'Please keep some water.' },
  ],
  from: { vi: 'Ban quản lý tòa nhà', en: 'Building management' },
  pictogram: 'news',
  publishedOn: '2026-11-19',
};
const facts = {
  ...wellFacts,
  ...liftFacts,
  content: { ...content, seasons: [], notices: [water] },
};
const units = [
  { name: '10.1 inches upright', width: 800, height: 1280, pxPerMm: 5.88 },
  { name: '10.1 inches on its side', width: 1024, height: 600, pxPerMm: 4.63 },
  { name: '7 inches', width: 1024, height: 600, pxPerMm: 6.68 },
] as const;

async function show(screen: 'attract' | 'liftNotices', language: 'vi' | 'en', pxPerMm: number) {
  const state = screenState(screen, { facts, settings: { language } });
  document.body.style.margin = '0';
  const measured = measureScreen(innerWidth, innerHeight, pxPerMm);
  applyDisplay(document.documentElement, measured, state.context.settings);
  const app = document.body.appendChild(
    Object.assign(document.createElement('div'), { id: 'app' }),
  );
  render(<KioskScreen state={state} send={() => undefined} services={screenServices()} />, {
    container: app,
  });
  await document.fonts.ready;
  for (let frame = 0; frame < 6; frame += 1)
    await new Promise((done) => requestAnimationFrame(() => done(undefined)));
  return app;
}

beforeAll(async () => {
  await loadAllScreens();
});
afterEach(async () => {
  cleanup();
  document.body.replaceChildren();
  forgetPress();
  await page.viewport(1080, 1920);
});

describe.each(units)('news in a lift on $name', ({ width, height, pxPerMm }) => {
  test.each([
    ['vi', 'Ban quản lý tòa nhà', /ngày 19\/11/],
    ['en', 'Building management', /19 Nov/],
  ] as const)('%s: says who says so and of when, whole (law 1)', async (language, from, day) => {
    await page.viewport(width, height);
    const app = await show('liftNotices', language, pxPerMm);
    await expect.poll(() => app.querySelector('.lift-origin')?.textContent ?? '').toMatch(day);
    expect(app.querySelector('.lift-origin')?.textContent).toContain(from);
    const body = app.querySelector('.lift-body');
    expect(body?.scrollHeight).toBeLessThanOrEqual((body?.clientHeight ?? 0) + 1);
    expect([...auditMillimetres(app), ...auditGlyphs(app)]).toEqual([]);
  });
});
