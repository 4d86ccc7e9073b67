import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { newProfile, openBrowser, type Profile } from '../support/browser.ts';
import { City } from '../support/city.ts';
import { arrived, leavesReport } from '../support/requests.ts';
import { Resident } from '../support/resident.ts';

vi.setConfig({ testTimeout: 300_000 });

const yearMs = 365 * 24 * 60 * 60_000;

/** A page whose machine believes in another time, from before its first script. */
const shiftClock = (byMs: number) => `{
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) { if (given.length > 0) super(...given); else super(Real.now() + ${byMs}); }
    static now() { return Real.now() + ${byMs}; }
  };
}`;

/** Tomorrow in Hanoi as the day screen says it: the weekday tells one year from another. */
function tomorrowInHanoi(): string {
  const at = new Date(Date.now() + 24 * 60 * 60_000);
  const zone = { timeZone: 'Asia/Ho_Chi_Minh' } as const;
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...zone, ...options }).format(at);
  const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  const words = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];
  const weekday = words[weekdays.indexOf(part({ weekday: 'long' }))] ?? '';
  return `${weekday} ${part({ day: 'numeric' })}/${part({ month: 'numeric' })}`;
}

describe.each([
  ['a year behind', -yearMs],
  ['a year ahead', yearMs],
])('a clock %s', (_, byMs) => {
  let city: City;
  let profile: Profile;
  let context: BrowserContext | undefined;
  let page: Page;
  let resident: Resident;

  beforeAll(async () => {
    city = await City.start();
    profile = newProfile();
  });
  afterEach(async () => {
    await context?.close();
    context = undefined;
  });
  afterAll(async () => {
    await context?.close();
    await city?.close();
    profile?.remove();
  });

  async function switchOn(shiftMs: number): Promise<void> {
    const opened = await openBrowser(profile);
    context = opened.context;
    page = opened.page;
    resident = new Resident(page);
    await page.addInitScript(shiftClock(shiftMs));
    await page.goto(city.page);
    await resident.sees('attract');
  }

  async function toDays(): Promise<void> {
    await resident.touches(/Đặt lịch hẹn/);
    await resident.touches(/Hộ tịch/);
    await resident.sees('bookPlace');
    await page.locator('[data-screen="bookPlace"] .option').first().click();
    await resident.sees('bookDay');
  }

  it('enrols, and takes the day from the hub’s signed word', async () => {
    await switchOn(byMs);
    await resident.reads(/Có mạng/);
    await resident.wakes();
    await toDays();
    const days = await page.locator('[data-screen="bookDay"] .chip b').allTextContents();
    expect(days).toHaveLength(7);
    expect(days[1]).toBe(tomorrowInHanoi());
    await resident.touches('Kết thúc');
    await resident.wakes();
    await leavesReport(resident, 'mot');
    await resident.reads('Trung tâm đã nhận.');
    const [request] = await arrived(city, 1);
    expect(request?.createdTrust).toBe('confirmed');
    // Within the hour: not a measure of speed, a year is what it must not be off.
    const offMs = Math.abs(Date.parse(request?.createdAt ?? '') - Date.now());
    expect(offMs).toBeLessThan(60 * 60_000);
  });

  it('set wrong while the power was off, and no hub: offers no dates, and keeps reports undated', async () => {
    await city.killHub();
    // Right at the last confirmation, wrong now: what a dead battery does.
    await switchOn(0);
    await resident.reads('Không có mạng');
    await resident.wakes();
    await resident.touches(/Đặt lịch hẹn/);
    await resident.sees('bookNoDates');
    await resident.reads('Máy chưa chắc hôm nay là ngày nào, nên không đưa ra ngày hẹn.');
    await resident.touches('Kết thúc');
    await resident.wakes();
    await leavesReport(resident, 'hai');
    await resident.reads('Máy đang không có mạng. Máy giữ và tự gửi khi có mạng.');
  });

  it('takes what was kept undated when the hub is back, once', async () => {
    await city.startHub();
    await switchOn(byMs);
    const requests = await arrived(city, 2);
    expect(requests.map(({ body }) => body?.['text'])).toEqual(['mot', 'hai']);
    expect(requests[1]).toMatchObject({ createdAt: null, createdTrust: 'unconfirmed' });
    await resident.wakes();
    await toDays();
    const days = await page.locator('[data-screen="bookDay"] .chip b').allTextContents();
    expect(days[1]).toBe(tomorrowInHanoi());
  });
});
