import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { City } from '../support/city.ts';
import { Lobby } from '../support/lobby.ts';
import { arrived, leavesReport, shownNumber, writesReport } from '../support/requests.ts';
import { Resident } from '../support/resident.ts';

vi.setConfig({ testTimeout: 300_000 });

describe('a page whose storage is not its own', () => {
  let lobby: Lobby;
  let city: City;
  let context: BrowserContext;
  let page: Page;
  let resident: Resident;

  beforeAll(async () => {
    lobby = await Lobby.open();
    ({ city, context, page, resident } = lobby);
    await resident.reads(/Có mạng/);
  });
  afterAll(() => lobby?.close());

  /** The screen says why, gives no number, and what was typed is still there. */
  async function isRefused(what: string, typed: string): Promise<void> {
    await resident.sees('leaveFailed');
    await resident.reads('Máy chưa nhận được yêu cầu');
    await resident.reads(what);
    await resident.reads('Những gì quý vị đã nhập vẫn còn trên máy, tới khi quý vị kết thúc.');
    expect(await page.locator('.number-card').count()).toBe(0);
    await resident.touches('Xem lại nội dung');
    await resident.sees('feedbackReview');
    await resident.reads(typed);
  }

  /** Sends what stands in the review, again and again, as the screen says. */
  async function sendsUntilTaken(): Promise<void> {
    await vi.waitFor(
      async () => {
        await resident.touches('Gửi phản ánh');
        await page.locator('[data-screen="left"], [data-screen="leaveFailed"]').waitFor();
        const failed = (await page.locator('[data-screen="leaveFailed"]').count()) > 0;
        if (failed) await resident.touches('Xem lại nội dung');
        expect(failed).toBe(false);
      },
      { timeout: 90_000, interval: 5_000 },
    );
  }

  it('a second window says so, the first works on, and the second takes over when it is alone', async () => {
    const second = await context.newPage();
    const other = new Resident(second);
    await second.goto(city.page);
    await other.sees('outOfService');
    await other.reads('Máy đang mở ở một cửa sổ khác.');
    await other.reads('Quý vị đóng cửa sổ này và dùng cửa sổ kia.');
    await page.bringToFront();
    await resident.wakes();
    await leavesReport(resident, 'mot');
    await resident.reads('Trung tâm đã nhận.');
    await page.close();
    await second.bringToFront();
    await other.sees('attract');
    [page, resident] = [second, other];
    await resident.wakes();
    await leavesReport(resident, 'hai');
    await resident.touches('Xong');
    const requests = await arrived(city, 2);
    expect(requests.map(({ body }) => body?.['text'])).toEqual(['mot', 'hai']);
  });

  it('a full disk: nothing is promised, what was typed stays, and it goes on when there is room', async () => {
    // From before the boot: Chromium believes for half a minute in the room that it once saw.
    await lobby.openBrowser();
    ({ context, page, resident } = lobby);
    const cdp = await context.newCDPSession(page);
    const origin = new URL(city.page).origin;
    await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await page.goto(city.page);
    await resident.wakes();
    await writesReport(resident, 'ba');
    await resident.touches('Gửi phản ánh');
    await isRefused('Bộ nhớ của máy đã đầy. Yêu cầu chưa được ghi.', 'ba');
    await cdp.send('Storage.overrideQuotaForOrigin', { origin });
    await sendsUntilTaken();
    await shownNumber(resident);
    await resident.touches('Xong');
    const requests = await arrived(city, 3);
    expect(requests.map(({ body }) => body?.['text'])).toEqual(['mot', 'hai', 'ba']);
  });

  it('a database taken away: nothing is promised until the hub has said where the line stands, then it goes on', async () => {
    await page.reload();
    await resident.wakes();
    await city.killHub();
    await resident.reads('Không có mạng');
    await writesReport(resident, 'bon');
    const deleted = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const request = indexedDB.deleteDatabase('motcham-outbox');
          request.onsuccess = () => resolve('deleted');
          request.onerror = () => resolve('failed');
        }),
    );
    expect(deleted).toBe('deleted');
    await resident.touches('Gửi phản ánh');
    await isRefused('Bộ nhớ của máy đang đóng. Yêu cầu chưa được ghi.', 'bon');
    await city.startHub();
    await sendsUntilTaken();
    await shownNumber(resident);
    await resident.reads('Trung tâm đã nhận.');
    const requests = await arrived(city, 4);
    expect(requests.map(({ body }) => body?.['text'])).toEqual(['mot', 'hai', 'ba', 'bon']);
  });
});
