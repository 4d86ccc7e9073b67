import { afterEach, describe, expect, it, vi } from 'vitest';
import { City } from '../../support/city.ts';
import { arrived, leavesReport, shownNumber, writesReport } from '../../support/requests.ts';
import { Resident } from '../../support/resident.ts';
import { lacks } from '../support/needs.ts';
import { ProfileOnImage } from '../support/profile-on-image.ts';
import { report } from '../support/report.ts';

/** How long Chromium may believe in the room it once saw, and a busy machine as much again, ms. */
const roomAgainMs = 120_000;
/** Reports left on a disk without a free byte. */
const tries = 3;

const isSkipped = lacks('a disk that is really full', 'root', 'loop', 'python', 'chromium');
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
}, 120_000);

const plain = (code: string) => code.replaceAll(/[\s-]/g, '');

describe.skipIf(isSkipped)('a profile on a disk that is really full', () => {
  it('promises nothing that it cannot keep, keeps what it promised, and goes on with room', async () => {
    const city = await City.start();
    undo.push(() => city.close());
    const disk = new ProfileOnImage();
    undo.push(() => disk.remove());
    const page = await disk.switchOn();
    const resident = new Resident(page);
    await page.goto(city.page);
    await resident.sees('attract');
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await city.killHub();
    await resident.wakes();
    const told = [plain(await leavesReport(resident, 'mot'))];
    await resident.touches('Xong');

    disk.fill();
    let refused = 0;
    for (let turn = 0; turn < tries; turn += 1) {
      await writesReport(resident, 'hai');
      await resident.touches('Gửi phản ánh');
      await page.locator('[data-screen="left"], [data-screen="leaveFailed"]').waitFor();
      if ((await page.locator('[data-screen="left"]').count()) > 0) {
        told.push(plain(await shownNumber(resident)));
        await resident.touches('Xong');
        continue;
      }
      refused += 1;
      await resident.reads(/Yêu cầu chưa được ghi/);
      expect(await page.locator('.number-card').count()).toBe(0);
      await resident.touches('Xem lại nội dung');
      await resident.reads('hai');
      await resident.touches('Kết thúc');
      await resident.wakes();
    }
    // Something met the full disk, or nothing was tried.
    expect(refused).toBeGreaterThan(0);

    disk.makeRoom();
    await writesReport(resident, 'ba');
    await vi.waitFor(
      async () => {
        await resident.touches('Gửi phản ánh');
        await page.locator('[data-screen="left"], [data-screen="leaveFailed"]').waitFor();
        const isRefused = (await page.locator('[data-screen="leaveFailed"]').count()) > 0;
        if (isRefused) await resident.touches('Xem lại nội dung');
        expect(isRefused).toBe(false);
      },
      { timeout: roomAgainMs, interval: 5_000 },
    );
    told.push(plain(await shownNumber(resident)));
    await disk.pullPlug();
    const again = await disk.switchOn();
    await again.goto(city.page);
    await city.startHub();
    const requests = await arrived(city, told.length);
    report('a disk that is really full', tries, { told: told.length, refused });
    expect(requests.map(({ body }) => plain(String(body?.['follow'])))).toEqual(told);
  });
});
