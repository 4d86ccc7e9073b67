/**
 * Every dialog, drawer and part that unfolds, on every page of the console: opened with keys,
 * measured by axe in both themes and languages, closed with `Esc`. And every page whose hub does
 * not answer.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { contentBuilderAside } from '../../src/cli/support/build-content-aside.ts';
import { catalogueReaders } from '../../src/cli/support/catalogue-readers.ts';
import { root } from '../../src/cli/support/steps.ts';
import { normalisedRecord } from '../../src/content/import/test-support/records.ts';
import { newFollowCode } from '../../src/domain/action/index.ts';
import {
  DocumentSchema,
  ImportListSchema,
  importPaths,
  NextReleaseSchema,
  releasePaths,
  SavedDocumentSchema,
} from '../../src/domain/api/console/index.ts';
import type { PublicService } from '../../src/domain/service/index.ts';
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
  desk = await openDesk({
    hub: { buildContent: contentBuilderAside(), readers: catalogueReaders },
  });
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
  await composes();
  await imports();
}, 180_000);
afterAll(() => desk?.close(), 60_000);

/** Asks the hub as the page would. */
async function asks(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await page.evaluate(
    async ([how, where, given]) => {
      const isFile = where.endsWith('/file');
      const type = isFile ? 'application/octet-stream' : 'application/json';
      const text = isFile ? given : JSON.stringify(given);
      const init =
        given === undefined
          ? { method: how }
          : { method: how, body: String(text), headers: { 'content-type': type } };
      const response = await fetch(`/console/api/v1/${where}`, init);
      return { status: response.status, body: await response.json() };
    },
    [method, path, body] as const,
  );
  expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
}

const code = '2.000884';

/** A release that waits for its signatures: one fee is another. */
async function composes(): Promise<void> {
  const path = `documents/procedure/${code}`;
  const { revision, body } = DocumentSchema.parse(await asks('GET', path));
  const [cost] = (body as PublicService).costs;
  const saved = await asks('PUT', path, {
    revision,
    body: { ...(body as PublicService), costs: [{ ...cost, amountVnd: 12_000 }] },
  });
  const sent = SavedDocumentSchema.parse(saved).revision;
  await asks('POST', `${path}/sent`, { revision: sent, note: 'nghị quyết mới' });
  const next = NextReleaseSchema.parse(await asks('GET', releasePaths.next));
  const codes = next.facts.findings.filter(({ isChanged }) => isChanged).map((one) => one.code);
  const reasons = Object.fromEntries(codes.map((one) => [one, 'nghị quyết mới']));
  await asks('POST', releasePaths.list, { mark: next.mark, note: 'Phí chứng thực', reasons });
}

/** A file of the register that says something else about one procedure, and knows a new one. */
async function imports(): Promise<void> {
  const begun = await asks('POST', importPaths.all, { fileName: 'thu-tuc.jsonl' });
  const { id } = begun as { readonly id: string };
  const records = [normalisedRecord({ code }), normalisedRecord()];
  await asks('PUT', importPaths.file(id), records.map((one) => JSON.stringify(one)).join('\n'));
  await vi.waitFor(
    async () => {
      const list = ImportListSchema.parse(await asks('GET', importPaths.all));
      expect(list.imports[0]?.state).toBe('ready');
    },
    { timeout: 30_000, interval: 500 },
  );
}

/** Every page of the navigation and what stands below it; `-t` walks one of them. */
const pagesWalked = [
  'fleet',
  'fleet/new',
  'requests',
  'alarms',
  'emergency',
  'insight',
  'procedures',
  'places',
  'notices',
  'emergency-drafts',
  'buildings',
  'seasons',
  'leaflets',
  'boards',
  'feeds',
  'translations',
  'import',
  'flows',
  'publish',
  'people',
  'audit',
  'account',
] as const;

interface Beginning {
  readonly name: string;
  readonly path: string;
  readonly key?: string;
}

/** The page itself, with its first row chosen, and the first thing that opens from its table. */
async function beginningsOf(name: string): Promise<readonly Beginning[]> {
  const path = `/console/${name}`;
  const begin: Beginning[] = [{ name, path }];
  await enters(path);
  if ((await page.locator('#main table[tabindex]').count()) === 0) return begin;
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
  return begin;
}

async function enters(path: string): Promise<void> {
  await page.goto(desk.address + path);
  await page.locator('#main > :not(.unseen):not(.skeleton):not(.note)').first().waitFor();
  await page.locator('#main .skeleton').waitFor({ state: 'detached' });
}

/** `path: what was pressed → what opened`, of all pages walked. */
const all: string[] = [];
const told = (findings: readonly Finding[]) =>
  findings.map(({ where, what }) => `${where}: ${what}`);

it('walks every page that the navigation has', async () => {
  const walked = pagesWalked.map((name) => `/console/${name}`);
  expect(new Set(walked)).toEqual(new Set([...(await desk.pages()), '/console/fleet/new']));
});

it.each(pagesWalked)(
  'opens, measures and closes all there is on /%s, with keys',
  async (walked) => {
    const findings: Finding[] = [];
    for (const { name, path, key } of await beginningsOf(walked)) {
      const { opened, findings: found } = await walkSheets(
        page,
        name,
        async () => {
          await enters(path);
          if (key !== undefined) await page.keyboard.press(key);
        },
        async (where) => {
          const file = `${where.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.png`;
          await page.screenshot({ path: join(pictures, file) });
        },
      );
      process.stderr.write(`${opened.join('\n')}\n`);
      if (key !== undefined) findings.push(...(await auditNow(page, name)));
      findings.push(...found);
      all.push(...opened);
    }
    expect(told(findings)).toEqual([]);
    expect(desk.troubles).toEqual([]);
  },
  600_000,
);

it.each(['Control+k', '?'])('has nothing for axe in what %s opens on every page', async (key) => {
  await enters('/console/fleet');
  await page.keyboard.press(key);
  await page.locator('dialog[open]').waitFor();
  expect(told(await auditNow(page, key))).toEqual([]);
});

it('has nothing for axe in the door over a page whose session is over, and gives the page back', async () => {
  await enters('/console/people');
  await page.keyboard.press('n');
  await page.keyboard.type('Vũ Lan');
  await page.context().clearCookies();
  await page.keyboard.press('Control+Enter');
  await page.locator('dialog.cover[open]').waitFor();
  expect(told(await auditNow(page, 'door'))).toEqual([]);
  await page.keyboard.press('Enter');
  await page.locator('dialog.cover').waitFor({ state: 'detached' });
  expect(await page.getByRole('textbox', { name: 'Tên', exact: true }).inputValue()).toBe('Vũ Lan');
});

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

it('opened what there is: a walk that opens nothing finds nothing', () => {
  expect(all.length).toBeGreaterThan(40);
});
