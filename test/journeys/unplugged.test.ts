import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { killBrowser, newProfile, openBrowser, type Profile } from '../support/browser.ts';
import { City } from '../support/city.ts';
import { HubRoad } from '../support/hub-road.ts';
import { findsByLifeEventInEnglish } from '../support/look-up.ts';
import { readQr } from '../support/read-qr.ts';
import { arrived, choosesHour, leavesReport, shownNumber } from '../support/requests.ts';
import { Resident } from '../support/resident.ts';
import { scanByWedge } from '../support/wedge.ts';

/** Longer than the courier's waits grow while a test keeps the hub away, ms; no measure of speed. */
const arrivalPatienceMs = 200_000;
/** A fabricated card (domain.md §3.1). */
const card =
  '001199012345|012345678|Tran Thi Minh Hoa|05031999|Nu|To 4, Phuong Lang, Ha Noi|12082021';

// Waits of the courier lie within a test: a limit against hanging, not a measure.
vi.setConfig({ testTimeout: 420_000 });

let city: City;
let road: HubRoad | undefined;
let profile: Profile;
let context: BrowserContext | undefined;
let page: Page;
let resident: Resident;
/** What the code beside the first number says. */
let followText = '';

/** Attract stands only once the details of what most people come for are in storage. */
async function switchOn(): Promise<void> {
  const opened = await openBrowser(profile);
  context = opened.context;
  page = opened.page;
  resident = new Resident(page);
  await page.goto(city.page);
  await resident.sees('attract');
}

async function pullPlug(): Promise<void> {
  if (context) await killBrowser(context);
  context = undefined;
}

/** The page can boot without a network only once its worker has every file. */
async function workerReady(): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

async function askForAnHour(): Promise<string> {
  await resident.touches(/Đặt lịch hẹn/);
  await resident.sees('bookField');
  await resident.reads(/Giữ chỗ tạm/);
  await choosesHour(resident);
  await resident.touches('Không để số');
  await resident.sees('bookReview');
  await resident.touches('Gửi yêu cầu giữ chỗ');
  return shownNumber(resident);
}

describe('the plug pulled: hub, shell and browser, one after the other', () => {
  beforeAll(async () => {
    city = await City.start();
    profile = newProfile();
    await switchOn();
    await workerReady();
    await city.killHub();
    await city.killShell();
    await pullPlug();
  });
  afterAll(async () => {
    await context?.close();
    await city?.close();
    profile?.remove();
  });

  it('boots cold from its service worker, and says that there is no network', async () => {
    await switchOn();
    await resident.reads('Máy đang không có mạng. Quý vị vẫn tra cứu được.');
    await resident.reads('Không có mạng');
    await resident.wakes();
    await resident.reads(/Quý vị vẫn xem được thông tin ngày 18\/0?7/);
    await resident.reads('Máy giữ, có mạng sẽ gửi');
  });

  it('finds a procedure by words, with its four facts', async () => {
    await resident.touches(/Tìm thủ tục/);
    await resident.types('khai sinh');
    await resident.touches(/^Đăng ký khai sinh/);
    await resident.sees('procedure');
    for (const fact of ['Làm ở đâu', 'Mất bao lâu', 'Bao nhiêu tiền', 'Mang gì'])
      await resident.reads(fact);
  });

  it('gives it to the phone, and says that it cannot print', async () => {
    await resident.touches('Mang về điện thoại');
    await resident.sees('takeaway');
    await page.locator('.code-card svg').first().waitFor({ state: 'visible' });
    const text = readQr(await page.locator('.code-card').screenshot());
    expect(text).toContain('Đăng ký khai sinh');
    expect(text).toContain('Giấy chứng sinh');
    await resident.reads('Máy này hiện không in được');
    await resident.touches('Kết thúc');
    await resident.sees('ending');
  });

  it('finds a procedure by life event, in the other language', async () => {
    await resident.wakes();
    await findsByLifeEventInEnglish(resident);
    await resident.touches('Finish');
    await resident.sees('ending');
  });

  it('reads a card from a wedge scanner, and forgets it', async () => {
    await resident.wakes();
    await scanByWedge(page, card);
    await resident.sees('scanResult');
    await resident.reads('001•••••2345');
    await resident.touches('Kết thúc');
    await resident.sees('attract');
    await resident.leftNothing('001199012345', 'Minh Hoa', '001•••••2345');
  });

  it('keeps a report and an hour, and shows their numbers', async () => {
    await resident.wakes();
    await leavesReport(resident, 'rac day');
    await page.locator('.number-card svg').waitFor({ state: 'visible' });
    followText = readQr(await page.locator('.number-card').screenshot()) ?? '';
    expect(followText).not.toBe('');
    await resident.reads('Máy đang không có mạng. Máy giữ và tự gửi khi có mạng.');
    await resident.touches('Xong');
    await resident.sees('home');
    // The hub confirmed the clock minutes ago, in an earlier boot: contracts.md lets dates be offered.
    await askForAnHour();
    await resident.reads('Máy đang không có mạng. Máy giữ và tự gửi khi có mạng.');
  });

  it('loses nothing of it when the power goes right after the number', async () => {
    await resident.touches('Xong');
    await resident.sees('home');
    await leavesReport(resident, 'den hong');
    await pullPlug();
    await switchOn();
    await resident.wakes();
    await leavesReport(resident, 'nuoc tran');
    await pullPlug();
    await city.startHub();
    await city.startShell();
    await switchOn();
    const requests = await arrived(city, 4);
    expect(requests.map(({ kind }) => kind)).toEqual([
      'feedback',
      'appointment',
      'feedback',
      'feedback',
    ]);
    expect(requests.map(({ body }) => body?.['text'])).toEqual([
      'rac day',
      undefined,
      'den hong',
      'nuoc tran',
    ]);
  });

  it('tells whoever holds up an earlier number that it arrived', async () => {
    await resident.wakes();
    await scanByWedge(page, followText);
    await resident.sees('scanResult');
    await resident.reads('Trung tâm đã nhận yêu cầu này.');
    await resident.touches('Kết thúc');
    await resident.wakes();
    await leavesReport(resident, 'duong hep');
    await resident.reads('Trung tâm đã nhận.');
    await arrived(city, 5);
  });
});

describe('the hub alone, killed in the middle of its work', () => {
  beforeAll(async () => {
    city = await City.start();
    road = await HubRoad.open(city.hubUrl);
    city.hubUrl = road.url;
    await city.killShell();
    await city.startShell();
    profile = newProfile();
    await switchOn();
    await resident.reads(/Có mạng/);
  });
  afterAll(async () => {
    await context?.close();
    await city?.close();
    await road?.close();
    profile?.remove();
  });

  /** Batches that went down the road. */
  const sends = () => road?.met.filter((one) => one.endsWith('/hub/v1/actions')).length ?? 0;

  /** After a long wait the session has ended by itself, or is about to. */
  async function comeAnew(): Promise<void> {
    await page.reload();
    await resident.reads(/Có mạng/);
    await resident.wakes();
  }

  it('takes a batch once although it died after hearing it', async () => {
    await city.killHub();
    await resident.reads('Không có mạng');
    await resident.wakes();
    for (const text of ['mot', 'hai', 'ba']) {
      await leavesReport(resident, text);
      await resident.touches('Xong');
    }
    // The batch reaches the hub, which dies while it works on it: nobody knows how far it came.
    let killed: Promise<void> | undefined;
    // A hub takes batches before it says that it is ready: until then there is nobody to kill.
    let isReady = false;
    if (road) {
      road.weather = (method, path) => {
        if (method !== 'POST' || path !== '/hub/v1/actions' || killed) return 'clear';
        if (!isReady) return 'error';
        killed = new Promise((resolve) => setTimeout(() => resolve(city.killHub()), 5));
        return 'clear';
      };
    }
    await city.startHub();
    isReady = true;
    await vi.waitFor(() => expect(killed).toBeDefined(), {
      timeout: arrivalPatienceMs,
      interval: 100,
    });
    await killed;
    await city.startHub();
    const requests = await arrived(city, 3);
    expect(requests.map(({ body }) => body?.['text'])).toEqual(['mot', 'hai', 'ba']);
    expect(sends()).toBeGreaterThanOrEqual(1);
  });

  it('takes each request once although its answers were lost on the way', async () => {
    const texts = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay'];
    const before = sends();
    const lostMax = 2;
    let lost = 0;
    if (road) {
      road.weather = (method, path) => {
        if (method !== 'POST' || path !== '/hub/v1/actions' || lost >= lostMax) return 'clear';
        lost += 1;
        return 'answerLost';
      };
    }
    await comeAnew();
    for (const text of texts.slice(3)) {
      await leavesReport(resident, text);
      await resident.touches('Xong');
    }
    await vi.waitFor(() => expect(lost).toBe(lostMax), {
      timeout: arrivalPatienceMs,
      interval: 500,
    });
    const requests = await arrived(city, 7);
    expect(requests.map(({ body }) => body?.['text'])).toEqual(texts);
    // The kiosk must learn that they arrived, or it would send them for ever.
    await comeAnew();
    await leavesReport(resident, 'tam');
    await resident.reads('Trung tâm đã nhận.');
    await arrived(city, 8);
    expect(sends()).toBeGreaterThan(before + lostMax);
  });
});
