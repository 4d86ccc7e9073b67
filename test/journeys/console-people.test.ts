import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildConsole } from '../../src/cli/support/build.ts';
import { root } from '../../src/cli/support/steps.ts';
import { newColleague, openOffice } from '../support/colleague.ts';
import { type RunningCommand, runCommand, startCommand } from '../support/processes.ts';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const pictures = join(root, 'dist', 'journeys');
const directory = mkdtempSync(join(tmpdir(), 'motcham-console-'));

let hub: RunningCommand;
let browser: Browser;
let address = '';
let first: Page;
let second: Page;
const troubles: string[] = [];

/** Axe in both themes, and a picture of each: they are looked at beside the design's. */
async function looksRight(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((wanted) => {
      document.documentElement.dataset['theme'] = wanted;
    }, theme);
    await page.evaluate(axeSource);
    const findings = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`),
      );
    });
    expect(findings, `${name}, ${theme}`).toEqual([]);
    await page.screenshot({ path: join(pictures, `console-${name}-${theme}.png`) });
  }
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'light';
  });
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  await buildConsole();
  hub = await startCommand(
    ...['hub', 'run', '--trial', '--json'],
    ...['--state', directory, '--port', '0'],
  );
  address = `http://localhost:${new URL(String(hub.ready['url'])).port}`;
  browser = await openOffice();
  first = await newColleague(browser, troubles);
  second = await newColleague(browser, troubles);
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
  rmSync(directory, { recursive: true, force: true });
});

it('the first administrator comes in by a link from the command line', async () => {
  const { output } = await runCommand('hub', 'first-administrator', '--json', '--state', directory);
  const { path } = JSON.parse(output) as { path: string };
  await first.goto(address + path);
  await first.getByLabel('Tên mà đồng nghiệp thấy').fill('Trần Thu Hà');
  await looksRight(first, 'join');
  await first.getByRole('button', { name: 'Tạo khóa và vào' }).click();
  await first.getByRole('link', { name: 'Người và quyền' }).click();
  await first.getByText('1 người đang có quyền').waitFor();
  // The link is dead, and its token is in no address any more.
  expect(first.url()).toBe(`${address}/console/people`);
  await second.goto(address + path);
  await second.getByText('Đường dẫn đã dùng, đã quá hạn hoặc sai').waitFor();
});

it('invites a second person, by keys, confirming with the passkey', async () => {
  await first.keyboard.press('n');
  await first.getByRole('textbox', { name: 'Tên', exact: true }).fill('Vũ Lan');
  await first.getByLabel(/^Kiểm tra/).check();
  await first.keyboard.press('Control+Enter');
  const link = await first.locator('[data-link]').textContent();
  await looksRight(first, 'invited');
  await second.goto(String(link));
  await second.getByRole('button', { name: 'Tạo khóa và vào' }).click();
  await second.getByRole('link', { name: 'Nhật ký' }).waitFor();
});

it('the second signs out and in again; roles decide what there is', async () => {
  await second.goto(`${address}/console/account`);
  await second.getByText('Khóa của tôi').waitFor();
  await looksRight(second, 'account');
  await second.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
  await second.getByRole('button', { name: 'Đăng nhập bằng khóa' }).waitFor();
  await looksRight(second, 'sign-in');
  await second.getByRole('button', { name: 'Đăng nhập bằng khóa' }).click();
  await second.getByText('Khóa của tôi').waitFor();
  expect(await second.getByRole('link', { name: 'Người và quyền' }).count()).toBe(0);
  await second.goto(`${address}/console/people`);
  await second.getByText('Trang này cần quyền khác').waitFor();
  await second.getByRole('link', { name: 'Nhật ký' }).click();
  await second.getByText('Mời người', { exact: true }).first().waitFor();
  await second.getByRole('button', { name: 'Kiểm chuỗi' }).click();
  await second.getByText(/dòng nguyên vẹn, liền nhau/).waitFor();
  await second.getByText('Mời người', { exact: true }).first().click();
  await second.getByRole('complementary').getByText('Vũ Lan').first().waitFor();
  await looksRight(second, 'audit');
});

it('a revoked person is out at once', async () => {
  await first.goto(`${address}/console/people`);
  await first.getByRole('gridcell', { name: 'Vũ Lan' }).click();
  await first.getByRole('button', { name: 'Thu mọi quyền' }).click();
  await looksRight(first, 'people');
  await first.getByLabel('Gõ: Vũ Lan').fill('Vũ Lan');
  await first.getByRole('button', { name: 'Thu mọi quyền' }).first().click();
  await first.getByRole('gridcell', { name: 'Đã thôi' }).waitFor();
  // The other page had the log open: the next thing it asks ends it.
  await second.getByRole('button', { name: 'Kiểm chuỗi' }).click();
  await second.getByRole('button', { name: 'Đăng nhập bằng khóa' }).click();
  await second.getByText('Khóa không được nhận').waitFor();
  expect(troubles).toEqual([]);
});

it('the keys, the palette and the other language', async () => {
  await first.keyboard.press('Escape');
  await first.keyboard.press('?');
  await first.getByRole('dialog', { name: 'Mọi phím' }).waitFor();
  await looksRight(first, 'keys');
  await first.keyboard.press('Escape');
  await first.keyboard.press('Control+k');
  await first.getByRole('combobox').fill('nhat ky');
  await looksRight(first, 'palette');
  await first.keyboard.press('Enter');
  await expect.poll(() => first.url()).toBe(`${address}/console/audit`);
  await first.getByRole('button', { name: /^Ngôn ngữ/ }).click();
  await first.getByRole('heading', { name: /lines, append only/ }).waitFor();
  await first.goBack();
  await first.getByRole('heading', { name: /^With rights/ }).waitFor();
  const verified = await runCommand('hub', 'audit', 'verify', '--json', '--state', directory);
  expect([verified.status, JSON.parse(verified.output)]).toMatchObject([0, { ok: true }]);
});
