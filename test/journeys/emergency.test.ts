import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildConsole } from '../../src/cli/support/build.ts';
import { withStore } from '../../src/cli/support/state.ts';
import { root } from '../../src/cli/support/steps.ts';
import { signText } from '../../src/domain/api/index.ts';
import { canonicalJson, newUuidV7, sha256, toHex, toUtf8 } from '../../src/domain/basics/index.ts';
import { type EmergencySend, emergencyText } from '../../src/domain/emergency/index.ts';
import { listEmergencies } from '../../src/hub/index.ts';
import { administers, newColleague, openOffice, press } from '../support/colleague.ts';
import { Lobby } from '../support/lobby.ts';
import { runCommand } from '../support/processes.ts';
import { showFire } from '../support/show-fire.ts';
import { scanByWedge } from '../support/wedge.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Long enough to be looked at, short enough to be waited for, minutes. */
const minutes = 0.4;
/** Over while what lies under it still waits for its resident, minutes. */
const shortMinutes = 0.2;
const place = '.emergency';
/** From the press to the glass of an online kiosk, ms (P19). */
const onlineMsMax = 10_000;
const pictures = join(root, 'dist', 'journeys');

describe('an emergency', () => {
  let lobby: Lobby;
  let office: Browser;
  let page: Page;
  const troubles: string[] = [];
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    await buildConsole();
    lobby = await Lobby.open();
    const state = ['--state', lobby.city.directory];
    const { output } = await runCommand('hub', 'first-administrator', '--json', ...state);
    const { path } = JSON.parse(output) as { path: string };
    const address = `http://localhost:${new URL(lobby.city.hubUrl).port}`;
    office = await openOffice();
    page = await newColleague(office, troubles);
    await administers(page, address + path);
    await page.goto(`${address}/console/emergency`);
  });
  afterAll(async () => {
    await office?.close();
    await lobby?.close();
  });

  const drawer = () => page.locator('aside.drawer');
  /** Fills the drawer as an operator does, up to the press. */
  const writes = async (draft: RegExp, where: string, forMinutes: number) => {
    await press(page, /^Gửi tin khẩn/);
    await drawer().getByRole('button', { name: draft }).click();
    await drawer().getByText(where, { exact: true }).click();
    const list = drawer().getByRole('combobox');
    if ((await list.count()) > 0) await list.selectOption({ index: 1 });
    await drawer().getByLabel('Hiện trong (phút)').fill(String(forMinutes));
    await drawer().getByLabel('Lý do').fill('diễn tập');
  };
  /** Sends it, and how long until the kiosk's glass has these words, ms. */
  const sends = async (words: string) => {
    const fromMs = performance.now();
    await drawer()
      .getByRole('button', { name: /^Gửi tin khẩn/ })
      .click();
    await lobby.page.locator(place, { hasText: words }).waitFor({ timeout: onlineMsMax });
    return performance.now() - fromMs;
  };
  const rowOf = (title: string) =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('gridcell', { name: title }) })
      .first();

  it('goes from the console to a building, a ward and everywhere, and says which of two wins', async () => {
    const kiosk = lobby.page;
    await writes(/Mất điện/, 'Tòa nhà', 60);
    const seenMs = [await sends('Mất điện')];
    await drawer().getByText('1 trên 1 kiosk').first().waitFor();

    // A graver one comes before it, and that is said before it is sent.
    await writes(/Có cháy/, 'Phường, xã', 60);
    await drawer()
      .getByText(/đang hiện “Mất điện.*tin này hiện trước/)
      .waitFor();
    await page.screenshot({ path: join(pictures, 'emergency-two.png') });
    seenMs.push(await sends('Có cháy'));
    expect(await kiosk.locator(place).count()).toBe(1);

    // One that is less grave waits behind: nobody sees it, and the console tells so.
    await writes(/Mất nước/, 'Mọi nơi', 60);
    await drawer()
      .getByText(/đang hiện “Có cháy.*nặng hơn: tin này chờ sau/)
      .waitFor();
    await drawer()
      .getByRole('button', { name: /^Gửi tin khẩn/ })
      .click();
    await drawer().getByText('Chờ sau tin khác').waitFor({ timeout: 20_000 });
    await page.screenshot({ path: join(pictures, 'emergency-behind.png') });
    expect(await kiosk.locator(place).textContent()).toContain('Có cháy');

    // Ended by a person, the next one stands: the newest of equals.
    await rowOf('Có cháy trong tòa nhà').click();
    await drawer().getByLabel('Lý do').fill('đã dập tắt');
    const endedMs = performance.now();
    await press(page, 'Dừng tin này');
    await kiosk.locator(place, { hasText: 'Mất nước' }).waitFor({ timeout: onlineMsMax });
    process.stderr.write(
      `emergencies of the console: seen after ${seenMs.map(Math.round).join(', ')} ms, ended after ${Math.round(performance.now() - endedMs)} ms\n`,
    );
    await drawer()
      .getByText(/dừng lúc .*đã dập tắt/)
      .waitFor();
    for (const title of [/Mất nước/, /Mất điện/]) {
      await page.getByRole('gridcell', { name: title }).first().click();
      await drawer().getByLabel('Lý do').fill('hết việc');
      await press(page, 'Dừng tin này');
      await drawer()
        .getByText(/dừng lúc .*hết việc/)
        .waitFor();
    }
    await kiosk.locator(place).waitFor({ state: 'detached' });
    await lobby.resident.sees('attract');
    await page.screenshot({ path: join(pictures, 'emergency-over.png') });
    expect(troubles).toEqual([]);
  });

  it('has no words but those that were approved and published', async () => {
    // Written by an editor just now: nobody approved it, and it is in no release.
    await page.goto(page.url().replace(/emergency.*/, 'emergency-drafts'));
    await press(page, 'Mẫu tin khẩn mới');
    await page.getByRole('dialog').getByLabel('Tên tiếng Việt').fill('Thử còi báo');
    await page.getByRole('dialog').getByRole('button', { name: /^Tạo/ }).click();
    await page.locator('[data-path="steps.0.vi"]').waitFor();
    await page.screenshot({ path: join(pictures, 'emergency-draft.png') });
    await page.goto(page.url().replace(/emergency.*/, 'emergency'));
    await press(page, /^Gửi tin khẩn/);
    await drawer()
      .getByRole('button', { name: /Có cháy/ })
      .waitFor();
    expect(
      await drawer()
        .getByRole('button', { name: /Thử còi báo/ })
        .count(),
    ).toBe(0);
    const answer = await page.evaluate(async () => {
      const wish = {
        draft: 'fire',
        sha256: 'a'.repeat(64),
        target: { all: true },
        minutes: 5,
        reason: 'lời khác',
      };
      const asked = await fetch('/console/api/v1/emergencies', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wish),
      });
      return { status: asked.status, body: await asked.text() };
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await lobby.page.locator(place).count()).toBe(0);
  });

  const showsFire = (minutesLong: number) => showFire(lobby.city.directory, minutesLong);
  const isShut = () => lobby.page.locator('#app').evaluate((app) => (app as HTMLElement).inert);

  it('covers a slip that is being printed, which is printed, and stands as a band over staff', async () => {
    const { page, resident } = lobby;
    await resident.wakes();
    await resident.opens(/Tìm thủ tục/, 'search');
    await resident.types('khai sinh');
    await resident.opens(/^Đăng ký khai sinh/, 'procedure');
    await resident.opens('Mang về điện thoại', 'takeaway');
    await resident.touches('In ra giấy');
    await showsFire(shortMinutes);
    await page.locator(place).waitFor();
    expect(await isShut()).toBe(true);
    // A code that is held up, and keys: nothing moves beneath it.
    await scanByWedge(page, 'GD4010123456789');
    for (const key of ['Escape', 'Enter', 'F1', 'a']) await page.keyboard.press(key);
    expect(await page.locator('[data-screen=takeaway]').count()).toBe(1);
    await page.locator(place).waitFor({ state: 'detached', timeout: 60_000 });
    expect(await isShut()).toBe(false);
    expect(await page.locator('[data-screen=takeaway]').count()).toBe(1);
    await resident.reads('Đã in');
    await resident.touches('Kết thúc');
    await resident.sees('attract');
    for (const [x, y] of [
      [8, 8],
      [1072, 8],
      [1072, 1912],
      [8, 1912],
    ] as const) {
      await page.mouse.click(x, y);
    }
    await resident.sees('staffPin');
    await showsFire(shortMinutes);
    await page.locator(`${place}.is-band`).waitFor();
    expect(await page.locator(place).textContent()).toContain('Fire in this building');
    expect(await isShut()).toBe(false);
    await page.locator(place).waitFor({ state: 'detached', timeout: 60_000 });
    await page.reload();
  });

  it('covers a session within seconds, is counted, outlives a reload without a hub, and ends by itself', async () => {
    const { city, page, resident } = lobby;
    await resident.wakes();
    await resident.opens(/Tìm thủ tục/, 'search');
    await resident.types('khai sinh');
    await forge(city.directory);
    const id = await showsFire(minutes);
    const sentMs = performance.now();
    await page.locator(place).waitFor();
    const seenMs = performance.now() - sentMs;
    expect(await page.locator(place).textContent()).toContain('Fire in this building');
    // Nothing of what lies under it can be touched, and nothing of it is gone.
    expect(await page.locator('#app').evaluate((app) => (app as HTMLElement).inert)).toBe(true);
    expect(await page.locator('[data-screen=search]').count()).toBe(1);
    const toldOf = () =>
      withStore(city.directory, async (store) =>
        (await listEmergencies(store)).find((one) => one.id === id),
      );
    await expect.poll(async () => (await toldOf())?.shown, { timeout: 20_000 }).toBe(1);
    const told = await toldOf();
    const reportedMs = (told?.lastMs ?? 0) - (told?.sentMs ?? 0);
    process.stderr.write(
      `emergency: seen after ${Math.round(seenMs)} ms, reported after ${reportedMs} ms\n`,
    );
    await city.killHub();
    await page.reload();
    await page.locator(place).waitFor();
    expect(await page.locator(place).count()).toBe(1);
    await page.locator(place).waitFor({ state: 'detached', timeout: 60_000 });
    await resident.sees('attract');
    expect(await page.locator('#app').evaluate((app) => (app as HTMLElement).inert)).toBe(false);
  });
});

/** Who holds the whole hub, its database and its keys, still has no words of his own. */
async function forge(state: string): Promise<void> {
  await withStore(state, async (store, keys) => {
    const nowMs = Date.now();
    const words = { vi: 'Chuyển tiền ngay', en: 'Send money now' };
    const order: EmergencySend = {
      v: 1,
      do: 'show',
      id: newUuidV7(
        () => nowMs,
        (array) => crypto.getRandomValues(array),
      ),
      draft: 'forged',
      sha256: toHex(await sha256(toUtf8(canonicalJson(words)))),
      target: { all: true },
      sentAtMs: nowMs,
      endsAtMs: nowMs + 60_000,
    };
    const signature = await signText(emergencyText(order), keys.command.privateKey);
    await store.pool.query(
      `insert into emergencies (id, draft, title, gravity, target, kiosks, reason, sent_at, ends_at,
          sent_by, signed, change)
        values ($1, 'forged', $2, 'danger', $3, 1, '', $4, $5, 'thief', $6, nextval('emergency_changes'))`,
      [
        order.id,
        JSON.stringify(words),
        JSON.stringify(order.target),
        new Date(nowMs),
        new Date(order.endsAtMs),
        JSON.stringify({ order, signature }),
      ],
    );
    await store.pool.query(`select pg_notify('motcham_emergency', '')`);
    const stateOf = async () => {
      const { rows } = await store.pool.query<{ state: string }>(
        'select state from emergency_kiosks where emergency = $1',
        [order.id],
      );
      return rows[0]?.state;
    };
    await expect.poll(stateOf, { timeout: 30_000 }).toBe('noText');
  });
}
