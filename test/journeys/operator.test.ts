/** A day of an operator: a kiosk moves, looks at itself, and what no office took is handed over once. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FilePrinter, startFilePrinter } from '../../kiosk-shell/index.ts';
import { type RunningOffice, startReferenceOffice } from '../../src/cli/reference/index.ts';
import { root } from '../../src/cli/support/steps.ts';
import {
  starterContent,
  starterGuides,
  starterLexicon,
  toSections,
} from '../../src/content/index.ts';
import { appNumber } from '../../src/domain/fleet/index.ts';
import type { Notice, Place } from '../../src/domain/service/index.ts';
import { newProfile, openBrowser, type Profile } from '../support/browser.ts';
import { freePort } from '../support/city.ts';
import { press } from '../support/colleague.ts';
import { type ConsoleDesk, openDesk } from '../support/console-desk.ts';
import { type RunningCommand, startCommand } from '../support/processes.ts';
import { asksForHour } from '../support/requests.ts';
import { Resident } from '../support/resident.ts';
import { scanByWedge } from '../support/wedge.ts';

const pictures = join(root, 'dist', 'journeys');
const hubClock = { offsetMs: 0, now: () => Date.now() + hubClock.offsetMs };
const before = {
  plate: 'A3',
  building: 'Nhà A3 Láng',
  ward: 'Láng',
  wardCode: '00199',
  mode: 'lobby',
} as const;
const after = { building: 'Nhà CT7', ward: 'Hương Sơn', wardCode: '10489' } as const;

const both = (vi: string) => ({ vi, en: vi });
const notice = (id: string, title: string, audience?: Notice['audience']): Notice => ({
  id,
  title: both(title),
  body: [both(title)],
  from: both('Tổ dân phố'),
  pictogram: 'news',
  publishedOn: '2026-01-01',
  ...(audience && { audience }),
});
const desk_ = (key: string, name: string, wardCode: string): Place => ({
  key,
  kind: 'servicePoint',
  name: both(name),
  address: { kind: 'unknown' },
  hours: { kind: 'unknown' },
  wardCode,
  source: both('Thử'),
});
const old = {
  notice: 'Tin của phường Láng',
  house: 'Tin của nhà A3 Láng',
  place: 'Điểm phục vụ phường Láng',
};
const fresh = {
  notice: 'Tin của xã Hương Sơn',
  house: 'Tin của nhà CT7',
  place: 'Điểm phục vụ xã Hương Sơn',
};

let office: RunningOffice;
let desk: ConsoleDesk;
let printer: FilePrinter;
let shell: RunningCommand;
let profile: Profile;
let context: BrowserContext;
let kioskPage: Page;
let resident: Resident;
let console_ = '';
let kiosk = '';

const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(pictures, `operator-${name}.png`), fullPage: true });
async function orPictures(work: Promise<void>): Promise<void> {
  return work.catch(async (error: unknown) => {
    await picture(desk.page, 'failed-console');
    await picture(kioskPage, 'failed-kiosk');
    throw error;
  });
}

async function startPrinter(port: number): Promise<FilePrinter> {
  return startFilePrinter({ directory: join(profile.directory, 'printer'), port, pagePort: 0 });
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  profile = newProfile();
  office = await startReferenceOffice({ adversarial: ['refusing'] });
  desk = await openDesk({
    hub: {
      clock: hubClock.now,
      backOffice: { url: office.url, publicKey: office.publicKey, callMs: 5_000 },
    },
  });
  await office.connect({ url: desk.hub.url, handoverKey: desk.hub.handoverKey });
  const starter = starterContent();
  const content = {
    ...starter,
    notices: [
      notice('of-old-ward', old.notice, { wards: [before.wardCode] }),
      notice('of-old-house', old.house, { buildings: [`${before.wardCode}/${before.building}`] }),
      notice('of-new-ward', fresh.notice, { wards: [after.wardCode] }),
      notice('of-new-house', fresh.house, { buildings: [`${after.wardCode}/${after.building}`] }),
      notice('of-all', 'Tin của thành phố'),
    ],
    places: [
      ...starter.places.filter(({ kind }) => kind !== 'servicePoint'),
      desk_('desk-far', 'Điểm phục vụ xã khác', '10465'),
      desk_('desk-old', old.place, before.wardCode),
      desk_('desk-new', fresh.place, after.wardCode),
    ],
  };
  await desk.hub.publish({
    sections: await toSections(content, starterLexicon, starterGuides()),
    factsDate: starter.snapshotDate,
    minApp: appNumber,
  });
  printer = await startPrinter(await freePort());
  const port = await freePort();
  shell = await startCommand(
    ...['shell', 'run', '--json', '--hub', desk.hub.url, '--port', String(port)],
    ...['--state', join(profile.directory, 'shell')],
    ...['--printer', `${printer.address.host}:${printer.address.port}`],
    ...['--enrolment-code', await desk.hub.createEnrolmentCode(before)],
  );
  ({ context, page: kioskPage } = await openBrowser({
    ...profile,
    directory: join(profile.directory, 'chromium'),
  }));
  resident = new Resident(kioskPage);
  await kioskPage.goto(`http://localhost:${port}/`);
  await resident.sees('attract');
  console_ = `${desk.address}/console/`;
  const { rows } = await desk.hub.store.pool.query<{ id: string }>('select id from kiosks');
  kiosk = rows[0]?.id ?? '';
}, 240_000);
afterAll(async () => {
  await context?.close();
  await shell?.stop();
  await printer?.close();
  await desk?.close();
  await office?.close();
  profile?.remove();
}, 60_000);

/** What a resident reads under news and under the offices near by. */
async function looksAround(): Promise<{ readonly news: string; readonly places: string }> {
  await resident.wakes();
  await resident.opens('Tòa nhà, thành phố', 'notices');
  const news = await resident.text();
  await resident.opens('Tòa nhà và thành phố', 'city');
  await resident.opens('Nơi gần đây', 'places');
  await resident.touches('Điểm phục vụ hành chính');
  await resident.reads('Điểm phục vụ xã khác');
  const places = await resident.text();
  await resident.touches('Kết thúc');
  return { news, places };
}

/** A booking to its end. @returns its number */
async function books(): Promise<string> {
  await resident.wakes();
  return asksForHour(resident);
}

/** What the kiosk says of the number. */
async function follows(number: string): Promise<string> {
  await resident.wakes();
  await scanByWedge(kioskPage, `motcham:follow:${number.replaceAll(/[\s-]/g, '')}`);
  await resident.sees('scanResult');
  await resident.reads(/Trung tâm đã nhận yêu cầu này|giờ hẹn|giờ này/);
  const said = await resident.text();
  await resident.touches('Kết thúc');
  return said;
}

it('shows a moved kiosk what is of its new ward and house, and nothing of the old ones', async () => {
  const work = async () => {
    const { page } = desk;
    const stood = await looksAround();
    for (const words of [old.notice, old.house]) expect(stood.news).toContain(words);
    for (const words of [fresh.notice, fresh.house]) expect(stood.news).not.toContain(words);
    const isFirst = (text: string, one: string, other: string) =>
      text.indexOf(one) > -1 && text.indexOf(one) < text.indexOf(other);
    expect(isFirst(stood.places, old.place, fresh.place)).toBe(true);

    // A kiosk without a network is moved: nobody is told that its screen says so.
    await context.setOffline(true);
    await page.goto(`${console_}fleet/${kiosk}`);
    await press(page, 'Chuyển nơi');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tòa nhà').fill(after.building);
    await dialog.getByLabel('Phường, xã', { exact: true }).fill(after.ward);
    expect(await dialog.getByLabel('Mã phường, xã (5 số)').inputValue()).toBe('');
    await dialog.getByLabel('Mã phường, xã (5 số)').fill(after.wardCode);
    await dialog.getByLabel('Lý do').fill('sảnh cũ đóng cửa');
    await picture(page, 'move');
    await dialog.getByRole('button', { name: 'Chuyển nơi' }).click();
    await page.getByText('Màn hình máy chưa ghi nơi này', { exact: false }).waitFor();
    await picture(page, 'not-yet');
    await context.setOffline(false);
    await page
      .getByText('Màn hình máy chưa ghi nơi này', { exact: false })
      .waitFor({ state: 'detached', timeout: 90_000 });
    await picture(page, 'moved');

    const stands = await looksAround();
    for (const words of [fresh.notice, fresh.house]) expect(stands.news).toContain(words);
    for (const words of [old.notice, old.house]) expect(stands.news).not.toContain(words);
    expect(isFirst(stands.places, fresh.place, old.place)).toBe(true);
    // From the disk, before any hub is heard, it stands where it stands.
    await kioskPage.reload();
    await resident.sees('attract');
    expect(await looksAround()).toEqual(stands);
    await picture(kioskPage, 'kiosk');
  };
  await orPictures(work());
});

it('hands over once what an office had refused, and the kiosk says so only then', async () => {
  const work = async () => {
    const { page } = desk;
    const number = await books();
    expect(await resident.text()).not.toContain('Đã xác nhận giờ hẹn');
    await resident.touches('Kết thúc');
    await page.goto(`${console_}requests/dead`);
    const row = page.getByRole('row', { name: /không giao được/ });
    await row.waitFor();
    await page.getByText('1 yêu cầu không giao được').waitFor();
    expect(await row.textContent()).toContain('422');
    await picture(page, 'dead');
    // Nobody has refused the resident: that is not what the kiosk says.
    const meanwhile = await follows(number);
    expect(meanwhile).not.toMatch(/Đã xác nhận giờ hẹn|Không giữ được giờ này/);
    const [id = ''] = [...office.calls.keys()];
    expect(office.calls.get(id)).toBe(1);
    await press(page, 'Giao lại tất cả');
    await page.getByText('Đã đưa 1 yêu cầu vào hàng.').waitFor();
    await page.getByText('Không có thư chết').waitFor();
    await picture(page, 'replayed');
    await expect.poll(() => office.calls.get(id)).toBe(2);
    expect(office.calls.size).toBe(1);
    expect(office.effects()).toHaveLength(1);
    await expect.poll(() => follows(number), { timeout: 60_000 }).toContain('Đã xác nhận giờ hẹn');
  };
  await orPictures(work());
});

it('tells what a machine itself finds: no printer and a wrong clock, and when it looked', async () => {
  const work = async () => {
    const { page } = desk;
    const readiness = page.locator('.kiosk-main section.two > div').last();
    const line = (name: RegExp) => readiness.locator('li', { hasText: name });
    const looks = async (nth: number) => {
      await page.goto(`${console_}fleet/${kiosk}`);
      await page.getByText('Lệnh và kết quả').waitFor();
      await page.keyboard.press('c');
      await page.getByRole('dialog').getByRole('button', { name: 'Tự kiểm tra' }).click();
      await page.getByText('Đã gửi 1 lệnh.').waitFor();
      await page.getByRole('button', { name: 'Đóng' }).first().click();
      await expect
        .poll(
          async () => {
            const { rows } = await desk.hub.store.pool.query(
              `select from commands where name = 'selfTest' and finished_at is not null`,
            );
            return rows.length;
          },
          { timeout: 60_000 },
        )
        .toBe(nth);
      await page.reload();
      await readiness.getByText(/máy tự kiểm tra lúc/).waitFor();
    };
    await page.goto(`${console_}fleet/${kiosk}`);
    await readiness.getByText('Chưa ai kiểm tra').waitFor();
    await looks(1);
    expect(await line(/^Máy in/).textContent()).toMatch(/đạt$/);
    expect(await line(/^Máy in/).textContent()).not.toMatch(/không đạt$/);
    expect(await line(/^Đồng hồ/).textContent()).not.toMatch(/không đạt$|cần xem$/);
    await picture(page, 'ready');

    const { port } = printer.address;
    await printer.close();
    hubClock.offsetMs = 180_000;
    await expect
      .poll(
        async () => {
          await looks(
            1 +
              (
                await desk.hub.store.pool.query(
                  `select from commands where name = 'selfTest' and finished_at is not null`,
                )
              ).rows.length,
          );
          return `${await line(/^Máy in/).textContent()} ${await line(/^Đồng hồ/).textContent()}`;
        },
        { timeout: 120_000 },
      )
      .toMatch(/không đạt.*cần xem$/s);
    await picture(page, 'not-ready');
    printer = await startPrinter(port);
  };
  await orPictures(work());
  expect(desk.troubles).toEqual([]);
});
