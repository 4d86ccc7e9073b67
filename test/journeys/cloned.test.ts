import { cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newProfile, openBrowser, type Profile } from '../support/browser.ts';
import { City } from '../support/city.ts';
import { runCommand } from '../support/processes.ts';
import { arrived, leavesReport } from '../support/requests.ts';
import { Resident } from '../support/resident.ts';

vi.setConfig({ testTimeout: 240_000 });

/** The corners of a screen without access keys, clockwise from the upper left (S1). */
const corners = [
  [20, 20],
  [1060, 20],
  [1060, 1900],
  [20, 1900],
] as const;

/** Longer than a kiosk waits before it tries a hub again that was away, ms. */
const refusalPatienceMs = 100_000;

describe('a disk that was copied', () => {
  let city: City;
  let original: Profile;
  let copy: Profile;
  const closers: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    city = await City.start();
    original = newProfile();
    copy = newProfile();
  });
  afterAll(async () => {
    for (const close of closers) await close();
    await city?.close();
    original?.remove();
    copy?.remove();
  });

  async function standsBefore(profile: Profile): Promise<Resident> {
    const { context, page } = await openBrowser(profile);
    closers.push(() => context.close());
    await page.goto(city.page);
    return new Resident(page);
  }

  it('is refused by the hub, enrolled again by staff, and nothing of either is lost', async () => {
    let resident = await standsBefore(original);
    await resident.wakes();
    await leavesReport(resident, 'mot');
    await resident.reads('Trung tâm đã nhận.');
    await resident.page.context().close();
    cpSync(original.directory, copy.directory, { recursive: true });

    resident = await standsBefore(original);
    await resident.wakes();
    await leavesReport(resident, 'hai');
    await resident.reads('Trung tâm đã nhận.');
    await resident.page.context().close();
    await arrived(city, 2);

    // Without the hub the copy cannot know: it promises, and keeps.
    await city.killHub();
    resident = await standsBefore(copy);
    await resident.wakes();
    await leavesReport(resident, 'ba');
    await resident.touches('Xong');
    await resident.touches('Kết thúc');
    await city.startHub();
    const { page } = resident;
    await page
      .locator('[data-screen="outOfService"]')
      .waitFor({ state: 'attached', timeout: refusalPatienceMs });
    await resident.reads('Trung tâm không còn nhận máy này.');

    for (const [x, y] of corners) await page.mouse.click(x, y);
    await resident.sees('staffPin');
    await resident.opens('Đăng ký máy', 'staffEnrol');
    const kiosk = (await arrived(city, 2))[0]?.kiosk ?? '';
    const { output } = await runCommand(
      'hub',
      'approve',
      kiosk,
      '--json',
      '--state',
      city.directory,
    );
    const { code } = JSON.parse(output) as { code: string };
    await resident.types(code);
    await resident.touches('Đăng ký');
    await resident.reads(`Đã đăng ký: ${kiosk}`);
    await resident.touches('Thoát');
    await resident.sees('attract');
    const requests = await vi.waitFor(
      async () => {
        const all = await city.requests();
        expect(all).toHaveLength(3);
        return all;
      },
      { timeout: refusalPatienceMs, interval: 3_000 },
    );
    expect(requests.map(({ body }) => body?.['text']).sort()).toEqual(['ba', 'hai', 'mot']);
    expect(requests.map(({ incarnation }) => incarnation).sort()).toEqual([1, 1, 2]);
  });
});
