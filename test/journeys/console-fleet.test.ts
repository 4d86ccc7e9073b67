import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../src/cli/support/steps.ts';
import { setHubAddress } from '../../src/hub/index.ts';
import { TestClock } from '../../src/hub/test-support.ts';
import { type ConsoleDesk, openDesk } from '../support/console-desk.ts';
import { readQr } from '../support/read-qr.ts';
import { ScriptedKiosk } from '../support/scripted-kiosk.ts';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const clock = new TestClock();
interface Call {
  readonly events: readonly { readonly kiosk: string; readonly change: string }[];
}
const calls: Call[] = [];
const webhook = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => {
    calls.push(JSON.parse(body));
    response.writeHead(204).end();
  });
});

let desk: ConsoleDesk;
let page: Page;
let kiosk: ScriptedKiosk;

beforeAll(async () => {
  await new Promise<void>((done) => webhook.listen(0, '127.0.0.1', done));
  const { port } = webhook.address() as AddressInfo;
  const alarms = { webhooks: [`http://127.0.0.1:${port}/alarms`] };
  desk = await openDesk({ hub: { clock: clock.now, alarms } });
  page = desk.page;
  await setHubAddress(desk.hub.store, { url: 'https://hub.example', keyPin: null }, Date.now());
});
afterAll(async () => {
  await desk?.close();
  await new Promise((done) => webhook.close(done));
});

it('a code on the screen is scanned by a bare machine, and the kiosk stands in the list', async () => {
  await page.goto(`${desk.address}/console/fleet/new`);
  await page.getByLabel('Biển', { exact: true }).fill('A3');
  await page.getByLabel('Tòa nhà').fill('Nhà A');
  await page.getByLabel('Phường, xã', { exact: true }).fill('Hà Đông');
  await page.getByRole('button', { name: 'Tạo mã' }).click();
  const drawn = page.getByRole('img', { name: 'Mã ghi danh, dùng một lần' });
  await drawn.waitFor();
  kiosk = await ScriptedKiosk.scan(desk.hub, clock, readQr(await drawn.screenshot()) ?? '');
  await kiosk.beat();
  await kiosk.isLookedAt(page);
  await page.getByRole('button', { name: 'Về danh sách' }).click();
  await page.getByRole('row').getByText('A3', { exact: true }).waitFor();
});

it('falls silent: an alarm after three minutes, in the console and by the webhook', async () => {
  // Each step is shorter than what the hub would take for its own absence.
  for (const _ of [90, 180]) {
    expect(calls).toEqual([]);
    clock.offsetMs += 92_000;
    await kiosk.isLookedAt(page);
  }
  await expect
    .poll(() => calls.flatMap(({ events }) => events))
    .toMatchObject([{ kiosk: kiosk.id, change: 'raised' }]);
  await page.goto(`${desk.address}/console/alarms`);
  await page.getByText('1 báo động đang mở, 1 chưa ai nhận').waitFor();
  await page.getByText('A3', { exact: true }).first().click();
  await page.getByLabel('Lý do').fill('đã gọi bảo vệ tòa nhà');
  await page.getByRole('button', { name: 'Nhận việc' }).click();
  await page.getByText('1 báo động đang mở, 0 chưa ai nhận').waitFor();
});

it('is told to load its page again, with the passkey, and what came of it is shown', async () => {
  await page.goto(`${desk.address}/console/fleet/${kiosk.id}`);
  await page
    .getByText(/Mất liên lạc \d+ phút/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Gửi lệnh' }).click();
  await page.getByRole('button', { name: 'Tải lại trang' }).click();
  await page.getByText('Đã gửi 1 lệnh.').waitFor();
  await page.getByRole('button', { name: 'Đóng' }).click();
  await page.getByText('đang chờ máy').waitFor();
  // Its line is mended: it fetches the command with its first beat, and tells what came of it.
  expect(await kiosk.beat()).toMatchObject([{ number: 1, name: 'reload' }]);
  await kiosk.beatShell([{ number: 1, state: 'done', report: '{"ms":412}' }], 1);
  await page.reload();
  await page.getByText('Tải lại trang').waitFor();
  await page.getByText('· xong').waitFor();
  await page.screenshot({ path: join(root, 'dist', 'journeys', 'console-kiosk.png') });
});

it('no page of the console has anything for axe to find, in either language and theme', async () => {
  const deep = [`/console/fleet/${kiosk.id}`, '/console/fleet/new', '/console/nowhere'];
  const paths = [...(await desk.pages()), ...deep];
  expect(paths.length).toBeGreaterThan(12);
  const audit = async (name: string) => {
    const findings = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
      );
    });
    expect(findings, name).toEqual([]);
    const path = join(root, 'dist', 'journeys', `page${name.replaceAll('/', '-')}.png`);
    await page.screenshot({ path });
  };
  const flip = async () => {
    await page.locator('header.top button.who').nth(0).click();
    await page.locator('header.top button.who').nth(1).click();
  };
  for (const path of paths) {
    await page.goto(desk.address + path);
    await page.locator('#main > :not(.unseen):not(.skeleton)').first().waitFor();
    await page.locator('#main .skeleton').waitFor({ state: 'detached' });
    await page.evaluate(axeSource);
    await audit(`${path}-vi-light`);
    await flip();
    await page.locator('html[lang=en][data-theme=dark]').waitFor();
    await audit(`${path}-en-dark`);
    await flip();
  }
  expect(desk.troubles).toEqual([]);
});
