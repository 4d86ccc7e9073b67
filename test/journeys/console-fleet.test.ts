import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../src/cli/support/steps.ts';
import { EnrolAnswerSchema, hubPaths, shellWakeName } from '../../src/domain/api/index.ts';
import { readCode } from '../../src/domain/codes/index.ts';
import { setHubAddress } from '../../src/hub/index.ts';
import { type ConsoleDesk, openDesk } from '../support/console-desk.ts';
import { enrolRequest, newTestKey, postJson, TestKiosk } from '../support/hub-client.ts';
import { readQr } from '../support/read-qr.ts';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const clock = { offsetMs: 0, now: () => Date.now() + clock.offsetMs };
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
let kiosk: string;
let kioskPage: TestKiosk;
let kioskShell: TestKiosk;

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

async function beatShell(results: readonly unknown[] = [], upTo = 0) {
  kioskShell.counter += 1;
  kioskShell.clockOffsetMs = clock.offsetMs;
  const beat = await kioskShell.post<{ commands: { number: number; name: string }[] }>(
    hubPaths.shellBeat,
    {
      counter: kioskShell.counter,
      version: '1.8.2',
      uptimeMs: 1,
      health: {
        printer: 'ready',
        disk: { state: 'ok', freeBytes: 4e10, writeMs: 1 },
        memory: { shellBytes: 1, browserBytes: 1 },
        clockOffsetMs: 0,
        screen: {
          browser: 'running',
          showing: 'page',
          picture: 'drawn',
          pageBeatMs: 500,
          progress: 3,
          faults: 0,
          policed: 0,
          memoryRestarts: 0,
        },
      },
      faults: [],
      commands: { upTo, results },
    },
    `${kiosk}.1.shell`,
  );
  expect(beat.status).toBe(200);
  return beat.body.commands;
}

async function beatBoth() {
  kioskPage.clockOffsetMs = clock.offsetMs;
  const published = await desk.hub.store.pool.query<{ version: number }>(
    'select max(version)::int as version from contents where published_at is not null',
  );
  const version = published.rows[0]?.version ?? 0;
  const content = { version, staged: null, rejected: null };
  const beat = await kioskPage.heartbeat({
    clock: { at: clock.now(), trust: 'confirmed' },
    content,
  });
  expect(beat.status).toBe(200);
  // Both wait at the hub as every kiosk does: from then on three minutes without a sign are silence.
  for (const name of [kiosk, shellWakeName(kiosk)]) {
    const poll = await fetch(`${desk.hub.url}${hubPaths.wake}?version=0&kiosk=${name}&replies=0`);
    expect(poll.status).toBe(200);
  }
  return beatShell();
}

it('a code on the screen is scanned by a bare machine, and the kiosk stands in the list', async () => {
  await page.goto(`${desk.address}/console/fleet/new`);
  await page.getByLabel('Biển', { exact: true }).fill('A3');
  await page.getByLabel('Tòa nhà').fill('Nhà A');
  await page.getByLabel('Phường, xã', { exact: true }).fill('Hà Đông');
  await page.getByRole('button', { name: 'Tạo mã' }).click();
  const drawn = page.getByRole('img', { name: 'Mã ghi danh, dùng một lần' });
  await drawn.waitFor();
  const text = readQr(await drawn.screenshot());
  const scanned = readCode(text ?? '', { today: { year: 2026, month: 11, day: 22 } });
  expect(scanned.kind).toBe('enrolment');
  const { code } = scanned as { code: string };
  const keys = { page: await newTestKey(), shell: await newTestKey() };
  const enrolled = await postJson(
    desk.hub.url,
    hubPaths.enrol,
    await enrolRequest(code, keys.page, keys.shell),
  );
  const identity = EnrolAnswerSchema.parse(enrolled.body);
  kiosk = identity.kiosk;
  kioskPage = new TestKiosk(desk.hub.url, keys.page, identity);
  kioskShell = new TestKiosk(desk.hub.url, keys.shell, identity);
  await beatBoth();
  await lookNow();
  await page.getByRole('button', { name: 'Về danh sách' }).click();
  await page.getByRole('row').getByText('A3', { exact: true }).waitFor();
});

/** Anything done to a kiosk by hand makes the hub look at its fleet now, and not in 15 s. */
async function lookNow() {
  const status = await page.evaluate(async (path) => {
    const site = { plate: 'A3', building: 'Nhà A', ward: 'Hà Đông', wardCode: '', mode: 'lobby' };
    const body = JSON.stringify({ site, reason: 'ghi lại nơi đặt' });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(path, { method: 'POST', headers, body })).status;
  }, `/console/api/v1/fleet/kiosks/${kiosk}/site`);
  expect(status).toBe(200);
  await expect
    .poll(async () => {
      const { rows } = await desk.hub.store.pool.query<{ value: string }>(
        `select value from meta where name = 'fleetSweptAt'`,
      );
      return clock.now() - Number(rows[0]?.value);
    })
    .toBeLessThan(60_000);
}

it('falls silent: an alarm after three minutes, in the console and by the webhook', async () => {
  // Each step is shorter than what the hub would take for its own absence.
  for (const _ of [90, 180]) {
    expect(calls).toEqual([]);
    clock.offsetMs += 92_000;
    await lookNow();
  }
  await expect
    .poll(() => calls.flatMap(({ events }) => events))
    .toMatchObject([{ kiosk, change: 'raised' }]);
  await page.goto(`${desk.address}/console/alarms`);
  await page.getByText('1 báo động đang mở, 1 chưa ai nhận').waitFor();
  await page.getByText('A3', { exact: true }).first().click();
  await page.getByLabel('Lý do').fill('đã gọi bảo vệ tòa nhà');
  await page.getByRole('button', { name: 'Nhận việc' }).click();
  await page.getByText('1 báo động đang mở, 0 chưa ai nhận').waitFor();
});

it('is told to load its page again, with the passkey, and what came of it is shown', async () => {
  await page.goto(`${desk.address}/console/fleet/${kiosk}`);
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
  expect(await beatBoth()).toMatchObject([{ number: 1, name: 'reload' }]);
  await beatShell([{ number: 1, state: 'done', report: '{"ms":412}' }], 1);
  await page.reload();
  await page.getByText('Tải lại trang').waitFor();
  await page.getByText('· xong').waitFor();
  await page.screenshot({ path: join(root, 'dist', 'journeys', 'console-kiosk.png') });
});

it('no page of the console has anything for axe to find, in either language and theme', async () => {
  const deep = [`/console/fleet/${kiosk}`, '/console/fleet/new', '/console/nowhere'];
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
