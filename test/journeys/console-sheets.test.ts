/**
 * Every dialog, drawer and part that unfolds, on every page of the console: opened with keys,
 * measured by axe in both themes and languages, closed with `Esc`. And every page whose hub does
 * not answer.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { root } from '../../src/cli/support/steps.ts';
import { newFollowCode } from '../../src/domain/action/index.ts';
import { makeSyntheticFleet } from '../../src/hub/index.ts';
import { testSite } from '../../src/hub/test-support.ts';
import { fillRandom } from '../../src/hub/world.ts';
import { type ConsoleDesk, openDesk } from '../support/console-desk.ts';
import { auditNow, type Finding, walkSheets } from '../support/console-sheets.ts';
import { TestKiosk } from '../support/hub-client.ts';

const pictures = join(root, 'dist', 'journeys', 'sheets');
let desk: ConsoleDesk;
let page: Page;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  desk = await openDesk();
  page = desk.page;
  const { hub } = desk;
  const kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
  const reports = [];
  for (let n = 0; n < 3; n += 1) reports.push((await kiosk.feedback()).envelope);
  reports.push(
    await kiosk.seal(
      { kind: 'callForHelp', screen: 'home', language: 'vi', follow: newFollowCode(fillRandom) },
      'callForHelp',
      kiosk.nextSeq,
    ),
  );
  expect((await kiosk.send(reports)).status).toBe(200);
  await makeSyntheticFleet(hub.store, { kiosks: 60, days: 1, nowMs: Date.now() });
  await vi.waitFor(
    async () => {
      const { rows } = await hub.store.pool.query<{ count: number; looked: number }>(
        `select (select count(*) from follows) as count,
          (select count(*) from kiosk_truths) as looked`,
      );
      expect(rows[0]).toEqual({ count: 4, looked: 61 });
    },
    { timeout: 60_000, interval: 500 },
  );
  await hub.store.pool.query(`insert into alarms (id, kiosk, truth, reason, bad_since, raised_at)
    select gen_random_uuid(), id, 'down', 'silent', now(), now() from kiosks limit 3`);
  await hub.store.pool.query(`update handover set state = 'dead', reason = 'http422'
    where seq = 1`);
}, 180_000);
afterAll(() => desk?.close(), 60_000);

/** Addresses to begin at: every page, and the first thing that opens from its table. */
async function beginnings(): Promise<readonly { name: string; path: string; key?: string }[]> {
  const begin: { name: string; path: string; key?: string }[] = [];
  const wanted = process.env['PAGES']?.split(',');
  for (const path of [...new Set([...(await desk.pages()), '/console/fleet/new'])]) {
    const name = path.replace('/console/', '');
    if (wanted !== undefined && !wanted.includes(name)) continue;
    begin.push({ name, path });
    await page.goto(desk.address + path);
    await page.locator('#main > :not(.unseen):not(.skeleton):not(.note)').first().waitFor();
    await page.locator('#main .skeleton').waitFor({ state: 'detached' });
    if ((await page.locator('#main table[tabindex]').count()) === 0) continue;
    await page.keyboard.press('j');
    await page.waitForTimeout(200);
    if ((await page.locator('aside.drawer').count()) > 0) {
      begin.push({ name: `${name} + J`, path, key: 'j' });
    }
    await page.keyboard.press('Enter');
    await page.waitForTimeout(400);
    const at = new URL(page.url()).pathname;
    if (at !== path && at.split('/').length > path.split('/').length) {
      begin.push({ name: `${name}/…`, path: at });
    }
  }
  return begin;
}

const told = (findings: readonly Finding[]) =>
  findings.map(({ where, what }) => `${where}: ${what}`);

it('opens, measures and closes all there is, with keys', async () => {
  const findings: Finding[] = [];
  const opened: string[] = [];
  for (const { name, path, key } of await beginnings()) {
    const walked = await walkSheets(
      page,
      name,
      async () => {
        await page.goto(desk.address + path);
        await page.locator('#main > :not(.unseen):not(.skeleton):not(.note)').first().waitFor();
        await page.locator('#main .skeleton').waitFor({ state: 'detached' });
        if (key !== undefined) await page.keyboard.press(key);
      },
      async (where) => {
        const file = `${where.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.png`;
        await page.screenshot({ path: join(pictures, file) });
      },
    );
    process.stderr.write(
      `${name}: ${walked.opened.length} opened, ${walked.findings.length} findings\n`,
    );
    for (const finding of told(walked.findings)) process.stderr.write(`  ${finding}\n`);
    if (key !== undefined) findings.push(...(await auditNow(page, name)));
    findings.push(...walked.findings);
    opened.push(...walked.opened);
  }
  // What keys open on every page.
  for (const key of ['Control+k', '?']) {
    await page.goto(`${desk.address}/console/fleet`);
    await page.locator('#main table').waitFor();
    await page.keyboard.press(key);
    await page.locator('dialog[open]').waitFor();
    opened.push(`${key} → dialog`);
    findings.push(...(await auditNow(page, key)));
  }
  process.stderr.write(`${opened.join('\n')}\n`);
  // A walk that opens nothing finds nothing.
  if (process.env['PAGES'] === undefined) expect(opened.length).toBeGreaterThan(40);
  expect(told(findings)).toEqual([]);
  expect(desk.troubles).toEqual([]);
}, 1_800_000);

it('has nothing for axe where the hub does not answer', async () => {
  const paths = await desk.pages();
  await page.route('**/console/api/v1/**', (route) => {
    if (route.request().url().endsWith('/session')) return route.continue();
    return route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'https://motcham.vn/problems/unavailable',
        title: 'x',
        status: 503,
        detail: 'x',
      }),
    });
  });
  const findings: Finding[] = [];
  for (const path of paths) {
    await page.goto(desk.address + path);
    await page.locator('#main > :not(.unseen):not(.skeleton)').first().waitFor();
    await page.waitForTimeout(400);
    findings.push(...(await auditNow(page, path)));
    await page.screenshot({
      path: join(pictures, `away${path.replaceAll('/', '-')}.png`),
    });
  }
  await page.unroute('**/console/api/v1/**');
  expect(told(findings)).toEqual([]);
}, 600_000);
