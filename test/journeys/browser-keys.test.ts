import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildConsole } from '../../src/cli/support/build.ts';
import { root } from '../../src/cli/support/steps.ts';
import { newProfile, openBrowser, type Profile } from '../support/browser.ts';
import { freePort } from '../support/city.ts';
import {
  administers,
  invites,
  newColleague,
  openOffice,
  press,
  signs,
} from '../support/colleague.ts';
import { type RunningCommand, runCommand, startCommand } from '../support/processes.ts';
import { Resident } from '../support/resident.ts';

const pictures = join(root, 'dist', 'journeys');
/** What the office types and passes around, on disks of their own. */
const directory = mkdtempSync(join(tmpdir(), 'motcham-office-'));
const at = (name: string) => join(directory, name);
const state = ['--state', at('hub')];
const holders = ['root-a', 'root-b', 'root-c'] as const;

let hubPort = 0;
let hub: RunningCommand;
let shell: RunningCommand;
let office: Browser;
let hà: Page;
let lan: Page;
let nam: Page;
let profile: Profile;
let kiosk: BrowserContext;
let resident: Resident;
let databaseRoot: unknown;
const troubles: string[] = [];

async function motcham(...args: string[]): Promise<string> {
  const { status, output, words } = await runCommand(...args);
  if (status !== 0) throw new Error(`motcham ${args.join(' ')}: ${words}`);
  return output;
}
const newKey = (name: string) =>
  motcham('ceremony', 'key', at(`${name}.json`), '--passphrase-file', at('words'));

/** The next root, with two holders' signatures, and checked as a kiosk would. */
async function ceremony(out: string, publishers: readonly string[], previous?: string) {
  const before = previous === undefined ? [] : ['--previous', at(previous)];
  await motcham(
    ...['ceremony', 'root', ...holders.flatMap((name) => ['--root', at(`${name}.pub.json`)])],
    ...publishers.flatMap((name) => ['--publisher', at(name)]),
    ...['--online', at('online.pub.json'), ...before, '--out', at(out)],
  );
  for (const name of holders.slice(0, 2)) {
    const key = ['--key', at(`${name}.json`), '--passphrase-file', at('words')];
    await motcham('ceremony', 'sign', at(out), ...key);
  }
  await motcham('ceremony', 'check', at(out), ...before);
}

async function startHub(rootFile: string): Promise<void> {
  const port = ['--port', String(hubPort), '--console-origin', `http://localhost:${hubPort}`];
  hub = await startCommand('hub', 'run', '--json', ...state, ...port, '--root', at(rootFile));
  databaseRoot = hub.ready['databaseRoot'];
}

/** Makes a key in this browser; what leaves it is the public half, as a file. */
async function givesKey(page: Page, name: string): Promise<void> {
  await page.goto(`http://localhost:${hubPort}/console/publish/key`);
  await press(page, 'Tạo khóa');
  await page.getByText('gốc tin cậy chưa ghi tên nó').waitFor();
  const file = page.waitForEvent('download');
  await press(page, 'Tải tệp khóa công khai');
  await (await file).saveAs(at(name));
  expect(Object.keys(JSON.parse(readFileSync(at(name), 'utf8')))).not.toContain('d');
}

beforeAll(async () => {
  await buildConsole();
  mkdirSync(at('hub'));
  mkdirSync(pictures, { recursive: true });
  writeFileSync(at('words'), 'bốn mùa hoa sữa Hà Nội\n');
  hubPort = await freePort();
  for (const name of [...holders, 'publisher-d', 'publisher-e']) await newKey(name);
  await motcham('ceremony', 'online', ...state, '--out', at('online.pub.json'));
  await ceremony('root-1.json', ['publisher-d.pub.json', 'publisher-e.pub.json']);
  await startHub('root-1.json');
  await motcham('hub', 'seed-documents', '--json', ...state);
  const site = ['--plate', 'A3', '--building', 'Chung cư Yên Hòa', '--ward', 'Phường Yên Hòa'];
  const code = JSON.parse(await motcham('hub', 'new-code', ...site, '--json', ...state)) as {
    readonly code: string;
  };
  const page = await freePort();
  shell = await startCommand(
    ...['shell', 'run', '--json', '--hub', `http://127.0.0.1:${hubPort}`, '--port', String(page)],
    ...['--state', at('shell'), '--enrolment-code', code.code],
  );
  profile = newProfile();
  const opened = await openBrowser(profile);
  kiosk = opened.context;
  resident = new Resident(opened.page);
  await opened.page.goto(`http://localhost:${page}/`);
  office = await openOffice();
  hà = await newColleague(office, troubles);
  lan = await newColleague(office, troubles);
  nam = await newColleague(office, troubles);
  const { path } = JSON.parse(await motcham('hub', 'first-administrator', '--json', ...state)) as {
    readonly path: string;
  };
  // In production whoever gives out roles has none of the others.
  const administrator = await newColleague(office, troubles);
  await administers(administrator, `http://localhost:${hubPort}${path}`);
  await invites(administrator, hà, 'Nguyễn Hà', [/^Biên tập/, /^Duyệt/]);
  for (const [page, name] of [
    [lan, 'Vũ Lan'],
    [nam, 'Lê Nam'],
  ] as const) {
    await administrator.reload();
    await administrator.getByText(/\d người đang có quyền/).waitFor();
    await invites(administrator, page, name, [/^Duyệt/]);
  }
}, 240_000);
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const page of [hà, lan, resident?.page]) {
    const name = `browser-keys-failed-${page === hà ? 'a' : page === lan ? 'b' : 'kiosk'}.png`;
    await page?.screenshot({ path: join(pictures, name) });
  }
});
afterAll(async () => {
  await office?.close();
  await kiosk?.close();
  await shell?.stop();
  await hub?.stop();
  profile?.remove();
  if (typeof databaseRoot === 'string') rmSync(databaseRoot, { recursive: true, force: true });
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

describe('keys of two browsers, the root of three disks, a hub in production', () => {
  it('signs nothing with keys that no root names', async () => {
    await givesKey(hà, 'publisher-ha.pub.json');
    await givesKey(lan, 'publisher-lan.pub.json');
    await givesKey(nam, 'publisher-nam.pub.json');
  });

  it('takes the next root, which names the keys of the browsers', async () => {
    const own = ['publisher-ha.pub.json', 'publisher-lan.pub.json', 'publisher-nam.pub.json'];
    await ceremony('root-2.json', own, 'root-1.json');
    await hub.stop();
    await startHub('root-2.json');
    for (const page of [hà, lan, nam]) {
      await page.goto(`http://localhost:${hubPort}/console/publish/key`);
      await page.getByText('Khóa có trong gốc tin cậy').waitFor();
    }
  });

  it('publishes what two people signed, and a kiosk of the first root shows it', async () => {
    await hà.goto(`http://localhost:${hubPort}/console/publish/next`);
    await hà.getByLabel('Nội dung bản này').fill('Bản đầu tiên');
    await press(hà, /^Soạn bản để ký/);
    await hà.waitForURL(/publish\/[0-9a-f-]{36}$/);
    // No editor wrote in what the command line seeded: who drafts it is its author, and is told so.
    const digest = hà.locator('[data-digest]');
    await digest.waitFor();
    const shown = await digest.getAttribute('data-digest');
    for (const box of await hà.locator('[data-group] input[type=checkbox]').all()) {
      await box.check();
    }
    await press(hà, /^Duyệt và ký/);
    await hà.getByText('Ai soạn một bản chưa qua biên tập viên nào thì không ký bản ấy').waitFor();
    for (const page of [lan, nam]) {
      await page.goto(hà.url());
      expect(await signs(page)).toBe(shown);
    }
    for (const ring of ['1', '10', '100']) await press(lan, new RegExp(`^Phát tới ${ring} %`));
    await lan.getByText('Tới mọi kiosk').first().waitFor();
    await resident.sees('attract');
    await resident.wakes();
    await resident.opens(/Tìm thủ tục/, 'search');
    await resident.types('dang ky ket hon');
    await resident.reads('Đăng ký kết hôn');
    expect(troubles).toEqual([]);
  });
});
