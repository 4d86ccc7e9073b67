import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newProfile, openBrowser, type Profile } from '../support/browser.ts';
import { City } from '../support/city.ts';
import { HubRoad, type Weather } from '../support/hub-road.ts';
import { arrived, leavesReport } from '../support/requests.ts';
import { Resident } from '../support/resident.ts';

vi.setConfig({ testTimeout: 420_000 });

/** Longest exchange of the kiosk with its hub, and as much again for a busy machine, ms. */
const offlineWithinMs = 60_000;

describe('a hub in trouble', () => {
  let city: City;
  let road: HubRoad;
  let profile: Profile;
  let context: BrowserContext | undefined;
  let page: Page;
  let resident: Resident;

  beforeEach(async () => {
    city = await City.start();
    road = await HubRoad.open(city.hubUrl);
    city.hubUrl = road.url;
    await city.killShell();
    await city.startShell();
    profile = newProfile();
    await switchOn();
    await resident.reads(/Có mạng/);
  });
  afterEach(async () => {
    await context?.close();
    await city?.close();
    await road?.close();
    profile?.remove();
  });

  async function switchOn(): Promise<void> {
    const opened = await openBrowser(profile);
    context = opened.context;
    page = opened.page;
    await page.goto(city.page);
    resident = new Resident(page);
    await resident.sees('attract');
  }

  it.each<Weather>(['error', 'garbage', 'silence'])(
    'answers with %s: says that there is no network, serves on, and delivers later, once',
    async (weather) => {
      road.weather = () => weather;
      await resident.wakes();
      await leavesReport(resident, 'mot');
      await page
        .getByText('Máy đang không có mạng. Máy giữ và tự gửi khi có mạng.')
        .waitFor({ timeout: offlineWithinMs });
      expect(await resident.text()).not.toContain('Trung tâm đã nhận.');
      await resident.touches('Xong');
      await resident.reads('Không có mạng');
      await resident.opens(/Tìm thủ tục/, 'search');
      await resident.types('ket hon');
      await resident.touches(/^Đăng ký kết hôn/);
      await resident.sees('procedure');
      await resident.touches('Kết thúc');
      await resident.wakes();
      await leavesReport(resident, 'hai');
      await resident.touches('Xong');
      expect(await city.requests()).toEqual([]);
      expect(road.met.filter((one) => one.startsWith(weather)).length).toBeGreaterThan(1);
      road.weather = () => 'clear';
      const requests = await arrived(city, 2);
      expect(requests.map(({ body }) => body?.['text'])).toEqual(['mot', 'hai']);
      await resident.reads(/Có mạng/);
    },
  );

  it('answers slowly: boots, says that it waits, and delivers once', async () => {
    road.weather = () => 'slow';
    await resident.wakes();
    await leavesReport(resident, 'mot');
    await resident.reads('Trung tâm đã nhận.');
    await context?.close();
    await switchOn();
    await resident.wakes();
    await leavesReport(resident, 'hai');
    await resident.reads('Trung tâm đã nhận.');
    const requests = await arrived(city, 2);
    expect(requests.map(({ body }) => body?.['text'])).toEqual(['mot', 'hai']);
    expect(road.count('slow', '/hub/v1/actions')).toBeGreaterThan(0);
  });
});
