import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildConsole } from '../../src/cli/support/build.ts';
import { root } from '../../src/cli/support/steps.ts';
import {
  administers,
  invites,
  newColleague,
  openOffice,
  press,
  signs,
} from '../support/colleague.ts';
import { Lobby } from '../support/lobby.ts';
import { runCommand } from '../support/processes.ts';

const pictures = join(root, 'dist', 'journeys');
/** Marriage registration: what the resident of the main job looks for. */
const code = '1.000894';
const wrong = 'Đăng ký kết hônn';
const right = 'Đăng ký kết hôn tại phường';

let lobby: Lobby;
let browser: Browser;
let console_ = '';
let hà: Page;
let lan: Page;
const troubles: string[] = [];

/** What fails leaves a picture of both consoles. */
async function orPictures<T>(work: Promise<T>): Promise<T> {
  return work.catch(async (error: unknown) => {
    await hà.screenshot({ path: join(pictures, 'publish-failed-a.png') });
    await lan.screenshot({ path: join(pictures, 'publish-failed-b.png') });
    throw error;
  });
}
async function picture(page: Page, name: string): Promise<void> {
  for (const theme of ['dark', 'light']) {
    await page.evaluate((wanted) => {
      document.documentElement.dataset['theme'] = wanted;
    }, theme);
    await page.screenshot({ path: join(pictures, `publish-${name}-${theme}.png`) });
  }
}

/** Makes a key in this browser, and has the trial's root name it. */
async function makesKey(page: Page): Promise<void> {
  await page.goto(`${console_}publish/key`);
  await press(page, 'Tạo khóa');
  await press(page, 'Ghi khóa vào gốc dùng thử');
  await page.getByText('Khóa có trong gốc tin cậy').waitFor();
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  await buildConsole();
  lobby = await Lobby.open();
  const state = ['--state', lobby.city.directory];
  expect((await runCommand('hub', 'seed-documents', '--json', ...state)).status).toBe(0);
  const { output } = await runCommand('hub', 'first-administrator', '--json', ...state);
  const { path } = JSON.parse(output) as { path: string };
  const address = `http://localhost:${new URL(lobby.city.hubUrl).port}`;
  console_ = `${address}/console/`;
  browser = await openOffice();
  hà = await newColleague(browser, troubles);
  lan = await newColleague(browser, troubles);
  await administers(hà, address + path);
  await invites(hà, lan, 'Vũ Lan', [/^Duyệt/]);
});
afterAll(async () => {
  await browser?.close();
  await lobby?.close();
});

/** Whether the kiosk has it: its swap waits for attract, and its word of it for the next heartbeat. */
async function shows(name: string): Promise<void> {
  const { page, resident } = lobby;
  await expect
    .poll(
      async () => {
        await page.reload();
        await resident.sees('attract');
        await resident.wakes();
        await resident.opens(/Tìm thủ tục/, 'search');
        await resident.types('dang ky ket hon');
        await page.locator('.results button').first().waitFor();
        return (await page.locator('.results').textContent()) ?? '';
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toContain(name);
}

/** One correction, from the form to the kiosk, by two people. */
async function corrects(name: string, english: string): Promise<number> {
  const startMs = performance.now();
  await hà.goto(`${console_}procedures/${code}`);
  await hà.getByLabel('Tên trên kiosk', { exact: true }).first().fill(name);
  // The Vietnamese changed: the English is looked at as well, or it counts as missing.
  await hà.getByLabel('Tên trên kiosk, tiếng Anh', { exact: true }).first().fill(english);
  await press(hà, /^Gửi duyệt/);
  const dialog = hà.getByRole('dialog');
  await dialog.getByRole('textbox').fill('sửa lỗi chữ');
  await dialog.getByRole('button', { name: /^Gửi/ }).last().click();
  await hà.getByText(/chờ duyệt, Trần Thu Hà/).waitFor();
  let liveMs = Number.NaN;
  await goesOut(name, async () => {
    await shows(name);
    liveMs = performance.now() - startMs;
  });
  return liveMs;
}

/** What was sent, composed by one, signed by both, and brought to every kiosk once one has it. */
async function goesOut(name: string, isThere: () => Promise<void>): Promise<void> {
  await hà.goto(`${console_}publish/next`);
  await hà.getByLabel('Nội dung bản này').fill(`Sửa chữ: ${name}`);
  await picture(hà, 'next');
  await press(hà, /^Soạn bản để ký/);
  await hà.waitForURL(/publish\/[0-9a-f-]{36}$/);
  const first = await signs(hà);
  await lan.goto(hà.url());
  await lan.locator('[data-digest]').waitFor();
  await lan.getByText(name).first().waitFor();
  await picture(lan, 'sign');
  expect(await lan.locator('[data-digest]').getAttribute('data-digest')).toBe(first);
  await signs(lan);
  await press(lan, /^Phát tới 1 %/);
  await isThere();
  // Its health stands beside the ring while it runs, of what the kiosk itself said.
  const ring = lan.locator('[data-ring="1"]');
  await ring.getByText('1 / 1 kiosk').waitFor({ timeout: 90_000 });
  expect(await ring.locator('[data-installed]').textContent()).toMatch(/\d+ × 1/);
  expect(await ring.locator('dl.hm dd').count()).toBe(4);
  // The reason that was given names what was found, and no code of the program.
  expect(await lan.locator('main').textContent()).not.toMatch(/neverChecked/);
  await picture(lan, 'ring');
  await press(lan, /^Phát tới 10 %/);
  await press(lan, /^Phát tới 100 %/);
  await lan.getByText('Tới mọi kiosk').first().waitFor();
}

it('two people make their keys, each in a browser of their own', async () => {
  await orPictures(makesKey(hà));
  await picture(hà, 'key');
  await orPictures(makesKey(lan));
});

it('a typo is live, then corrected on the kiosk, with no engineer', async () => {
  await orPictures(corrects(wrong, 'Marriage registration, wrong'));
  const elapsedMs = await orPictures(corrects(right, 'Marriage registration at the ward'));
  process.stderr.write(`a typo fixed and live after ${Math.round(elapsedMs / 1000)} s\n`);
  await picture(lan, 'done');
  await lan.goto(`${console_}publish`);
  await lan.getByText(`Sửa chữ: ${right}`).waitFor();
  await picture(lan, 'list');
  expect(troubles).toEqual([]);
});

/** What stands over the first screen of the kiosk, for a resident who just came. */
async function firstTitle(): Promise<string> {
  const { page, resident } = lobby;
  await page.reload();
  await resident.sees('attract');
  await resident.wakes();
  return (await page.locator('h1').first().textContent()) ?? '';
}
const said = 'Quý vị tìm việc gì?';

it("a word of the kiosk's own screens is written anew, sent, signed by two, and read on the kiosk", async () => {
  const write = async () => {
    await hà.goto(`${console_}translations?of=words&key=home.title`);
    const drawer = hà.locator('aside.drawer');
    await drawer.getByLabel('Tiếng Việt').fill(said);
    await drawer.getByLabel('Tiếng Anh', { exact: true }).fill('What are you looking for?');
    await drawer.getByRole('button', { name: 'Lưu' }).click();
    await press(hà, /^Gửi duyệt/);
    const dialog = hà.getByRole('dialog');
    await dialog.getByRole('textbox').fill('dễ hiểu hơn');
    await dialog.getByRole('button', { name: /^Gửi/ }).last().click();
    await hà.getByText(/chờ duyệt, Trần Thu Hà/).waitFor();
    await picture(hà, 'word');
    await lan.goto(`${console_}translations?of=words&key=home.title`);
    await press(lan, /^Duyệt/);
    await lan
      .getByRole('dialog')
      .getByRole('button', { name: /^Duyệt/ })
      .last()
      .click();
    await lan.getByText(/đã duyệt, Vũ Lan/).waitFor();
  };
  await orPictures(write());
  const isRead = () =>
    expect.poll(firstTitle, { timeout: 60_000, interval: 1_000 }).toContain(said);
  await orPictures(goesOut(said, isRead));
  expect(troubles).toEqual([]);
});

it('the history leads to what was released last, and one press brings back the content of before', async () => {
  const back = async () => {
    await lan.goto(`${console_}publish`);
    await lan.getByRole('gridcell', { name: `Sửa chữ: ${said}` }).click();
    await lan.keyboard.press('Enter');
    await lan.waitForURL(/publish\/[0-9a-f-]{36}$/);
    const startMs = performance.now();
    await press(lan, /^Trở về nội dung trước/);
    await lan.getByText('Đã trở về').first().waitFor();
    await expect.poll(firstTitle, { timeout: 60_000, interval: 1_000 }).not.toContain(said);
    process.stderr.write(`taken back after ${Math.round(performance.now() - startMs)} ms\n`);
    await picture(lan, 'back');
    // What was taken back waits again, and nobody has sent it.
    await hà.goto(`${console_}translations?of=words&key=home.title`);
    await hà
      .locator('aside.drawer')
      .getByRole('button', { name: /^Gửi duyệt/ })
      .waitFor();
    await lan.goto(`${console_}publish`);
    await lan.getByRole('gridcell', { name: 'Đã trở về' }).waitFor();
  };
  await orPictures(back());
  expect(troubles).toEqual([]);
});

const alt = {
  vi: 'Màn hình ở sảnh, nửa xanh nửa vàng',
  en: 'A screen in a lobby, half blue and half yellow',
};

/** A file of an editor: half blue, half yellow. */
async function drawnFile() {
  const canvas = createCanvas(1_600, 1_200);
  const context = canvas.getContext('2d');
  for (const [at, colour] of ['#0b4f8a', '#f4c430'].entries()) {
    context.fillStyle = colour;
    context.fillRect(at * 800, 0, 800, 1_200);
  }
  return { name: 'IMG_2041.png', mimeType: 'image/png', buffer: await canvas.encode('png') };
}

it('a picture goes from a file into a notice, is sent, signed by two, and hangs on the wall', async () => {
  const write = async () => {
    await hà.goto(`${console_}notices/trial-kiosk`);
    await hà.getByLabel('Chọn tệp ảnh').setInputFiles(await drawnFile());
    await hà.locator('[data-path="picture.alt.vi"]').fill(alt.vi);
    await hà.locator('[data-path="picture.alt.en"]').fill(alt.en);
    await hà.locator('[data-path="picture.words"]').selectOption('none');
    await picture(hà, 'notice');
    await press(hà, /^Gửi duyệt/);
    const dialog = hà.getByRole('dialog');
    await dialog.getByRole('textbox').fill('thêm ảnh');
    await dialog.getByRole('button', { name: /^Gửi/ }).last().click();
    await hà.getByText(/chờ duyệt, Trần Thu Hà/).waitFor();
  };
  await orPictures(write());
  const { page, resident } = lobby;
  const drawn = page.locator('.attract-news img');
  const hangs = () =>
    expect
      .poll(
        async () => {
          await page.reload();
          await resident.sees('attract');
          await drawn.waitFor({ timeout: 2_000 }).catch(() => undefined);
          const width = async (img: HTMLImageElement) => img.decode().then(() => img.naturalWidth);
          return (await drawn.count()) === 0 ? 0 : drawn.evaluate(width);
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toBeGreaterThan(600);
  await orPictures(goesOut('Máy này đang chạy thử', hangs));
  expect(await drawn.getAttribute('alt')).toBe(alt.vi);
  await picture(page, 'wall');
  await page.locator('.attract-news').click();
  await page.locator('main figure.picture img').waitFor();
  await resident.reads('Máy này đang chạy thử');
  await picture(page, 'wall-notice');
  expect(troubles).toEqual([]);
});
