/**
 * A road between kiosk and hub that lies about the repository: signatures are real, and what comes is
 * old, mixed, cut, endless, missing, of another length, or made by whoever holds the hub's own key.
 * Each lie is told while a newer content is out and the kiosk has been rung for it.
 */
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { starterContent, starterLexicon, toSections } from '../../src/content/index.ts';
import { hubPaths } from '../../src/domain/api/index.ts';
import {
  type MetadataSigner,
  type ParsedObject,
  snapshotSigned,
  timestampSigned,
  writeMetadata,
} from '../../src/domain/tuf/index.ts';
import { openKeyring } from '../../src/hub/keys/index.ts';
import { signerOf } from '../../src/hub/publishing/publish-targets.ts';
import type { RunningHub } from '../../src/hub/running-hub.ts';
import { TestServer, testSite } from '../../src/hub/test-support.ts';
import { newProfile, openBrowser, type Profile } from '../support/browser.ts';
import { freePort } from '../support/city.ts';
import { HubRoad } from '../support/hub-road.ts';
import { type RunningCommand, startCommand } from '../support/processes.ts';
import { Office } from '../support/repository.ts';
import { Resident } from '../support/resident.ts';

vi.setConfig({ testTimeout: 240_000 });

/** Longest until a kiosk tells that it disbelieves, and as much again for a busy machine, ms. */
const toldWithinMs = 60_000;
/** Longest until a kiosk that was rung shows what is new, ms. */
const shownWithinMs = 60_000;
/** How long a timestamp is good that a frozen road gives, ms. */
const frozenLifeMs = 20_000;
/** What the buffers of two sockets may take of data without end before the line is cut, bytes. */
const pouredBytesMax = 32_000_000;
const dayMs = 86_400_000;

const starter = starterContent();
const small = {
  ...starter,
  services: starter.services.filter(({ entry }) => entry === 'written').slice(0, 120),
  lifeEvents: [],
};
/** What residents read first, by version: it comes with the content. */
const title = (version: number) => `Nội dung bản ${version}`;

let server: TestServer;
let hub: RunningHub;
let road: HubRoad;
let office: Office;
let online: MetadataSigner;
let shell: RunningCommand;
let profile: Profile;
let context: BrowserContext;
let resident: Resident;
let page = '';
/** Content that the hub has published, and that the kiosk shows. */
let published = 0;

async function publishNext(): Promise<void> {
  published += 1;
  const words = [{ key: 'home.title', vi: title(published), en: `Content ${published}` }];
  const sections = await toSections({ ...small, words }, starterLexicon, []);
  await hub.publish({ sections, factsDate: '2026-11-20', minApp: 1 }, office.publishers);
}

/** Every file of the repository as the hub has it. */
async function files(): Promise<ReadonlyMap<string, Buffer>> {
  const { rows } = await hub.store.pool.query<{ name: string; bytes: Buffer }>(
    'select name, bytes from tuf_files order by version',
  );
  return new Map(rows.map(({ name, bytes }) => [hubPaths.tuf(name), bytes]));
}
/** Version and bytes of the newest file of a role. */
async function newest(role: string) {
  const { rows } = await hub.store.pool.query<{ version: number; bytes: Buffer }>(
    'select version::int, bytes from tuf_files where role = $1 order by version desc limit 1',
    [role],
  );
  const [file] = rows;
  if (file === undefined) throw new Error(`there is no ${role}`);
  return { version: file.version, bytes: new Uint8Array(file.bytes) };
}
const served = (role: string, version: number) => hubPaths.tuf(`${version}.${role}.json`);
const timestampPath = hubPaths.tuf('timestamp.json');
const isSection = (path: string) =>
  path.startsWith(hubPaths.section('')) || path.startsWith(hubPaths.sections);

/** What the kiosk's last heartbeat says of its content. */
async function told(): Promise<Record<string, unknown>> {
  const { rows } = await hub.store.pool.query<{ content: Record<string, unknown> }>(
    `select body->'content' as content from heartbeats`,
  );
  return rows[0]?.content ?? {};
}
const tells = (content: Record<string, unknown>) =>
  expect.poll(told, { timeout: toldWithinMs, interval: 500 }).toMatchObject(content);

/** What a resident reads who comes now; a page loaded anew reads it from its own disk. */
async function reads(): Promise<string> {
  await resident.page.reload();
  await resident.wakes();
  return (await resident.page.locator('h1').first().textContent()) ?? '';
}
const shows = (version: number) =>
  vi.waitFor(async () => expect(await reads()).toContain(title(version)), {
    timeout: shownWithinMs,
    interval: 1_000,
  });

beforeAll(async () => {
  server = await TestServer.start();
  const directory = join(server.directory, 'lying');
  const keys = await openKeyring(join(directory, 'keys'));
  online = await signerOf(keys.online);
  office = await Office.open();
  hub = await server.hub({
    directory,
    trial: false,
    root: await office.root(keys.online.publicKey),
    handsOver: false,
  });
  await publishNext();
  road = await HubRoad.open(hub.url);
  const port = await freePort();
  shell = await startCommand(
    ...['shell', 'run', '--json', '--hub', road.url, '--port', String(port)],
    ...['--state', join(server.directory, 'shell')],
    ...['--enrolment-code', await hub.createEnrolmentCode(testSite)],
  );
  page = `http://localhost:${port}/`;
  profile = newProfile();
  const opened = await openBrowser(profile);
  context = opened.context;
  resident = new Resident(opened.page);
  await opened.page.goto(page);
  await resident.sees('attract');
  await shows(1);
});
afterAll(async () => {
  await context?.close();
  await shell?.stop();
  await road?.close();
  await server?.stop();
  profile?.remove();
});

describe('a repository that lies changes nothing', () => {
  let before = 0;
  beforeEach(() => {
    before = published;
  });
  afterEach(async () => {
    road.lie = undefined;
    // The true hub is back: what was kept from the kiosk comes, and it has nothing to complain of.
    await publishNext();
    await shows(published);
  });

  /** Rung for a newer content, the kiosk meets the lie: it keeps what it has, and says why. */
  async function keepsAndTells(problem: string | RegExp): Promise<void> {
    await publishNext();
    await tells({ version: before, staged: null, problem: expect.stringMatching(problem) });
    expect(await reads()).toContain(title(before));
    expect((await told())['version']).toBe(before);
  }

  it('replayed: an older timestamp, signed and still good', async () => {
    const old = Buffer.from((await newest('timestamp')).bytes);
    await publishNext();
    await shows(published);
    before = published;
    road.lie = (path) => (path === timestampPath ? old : undefined);
    await keepsAndTells('^rollback$');
  });

  it('mixed: the targets of yesterday under the snapshot of today', async () => {
    const was = await files();
    const { version } = await newest('targets');
    const old = was.get(served('targets', version));
    road.lie = (path) => (path === served('targets', version + 1) ? old : undefined);
    // Signatures are not all of one length: what is longer than promised is not even read.
    await keepsAndTells(/^(hashMismatch|tooLong)$/);
  });

  it('cut: half of the sections, and then half of the metadata', async () => {
    road.lie = (path, truth) =>
      isSection(path) ? truth.subarray(0, Math.ceil(truth.length / 2)) : undefined;
    await keepsAndTells('^sectionTampered$');
    road.lie = (path, truth) =>
      path === timestampPath ? truth.subarray(0, truth.length / 2) : undefined;
    await publishNext();
    expect(await reads()).toContain(title(before));
    await tells({ version: before, staged: null, problem: 'malformed' });
  });

  it('of another length: a section with a byte more', async () => {
    road.lie = (path, truth) =>
      isSection(path) ? Buffer.concat([truth, Buffer.from(' ')]) : undefined;
    await keepsAndTells('^sectionTampered$');
  });

  it('endless: it hangs up, and the page stays', async () => {
    road.lie = (path) => (path === timestampPath ? 'endless' : undefined);
    await keepsAndTells('^tooLong$');
    await expect.poll(() => road.poured.some(({ isHeard }) => isHeard)).toBe(false);
    const most = Math.max(...road.poured.map(({ bytes }) => bytes));
    process.stderr.write(
      `of data without end ${most} bytes were sent, ${road.poured.length} times\n`,
    );
    expect([most > 0, most < pouredBytesMax]).toEqual([true, true]);
  });

  it('missing: a snapshot that is named and not there', async () => {
    const { version } = await newest('snapshot');
    road.lie = (path) => (path === served('snapshot', version + 1) ? 'missing' : undefined);
    await keepsAndTells('^missing$');
  });

  it('forged: a stolen hub signs targets with the only key it has', async () => {
    const targets = await newest('targets');
    const { signed } = JSON.parse(Buffer.from(targets.bytes).toString()) as {
      signed: ParsedObject;
    };
    const forgedVersion = targets.version + 1;
    const until = Date.now() + dayMs;
    const forged = await writeMetadata({ ...signed, version: forgedVersion }, [online]);
    const snapshotVersion = (await newest('snapshot')).version + 1;
    const over = { version: forgedVersion, bytes: forged };
    const snapshot = await writeMetadata(await snapshotSigned(snapshotVersion, until, over), [
      online,
    ]);
    const stamp = (await newest('timestamp')).version + 1;
    const above = { version: snapshotVersion, bytes: snapshot };
    const timestamp = await writeMetadata(await timestampSigned(stamp, until, above), [online]);
    const stolen = new Map<string, Uint8Array>([
      [timestampPath, timestamp],
      [served('snapshot', snapshotVersion), snapshot],
      [served('targets', forgedVersion), forged],
    ]);
    road.lie = (path) => {
      const bytes = stolen.get(path);
      return bytes && Buffer.from(bytes);
    };
    await keepsAndTells('^notEnoughSignatures$');
  });

  it('frozen: the same timestamp for ever; past its end the content stays, marked with its age', async () => {
    const snapshot = await newest('snapshot');
    const stamp = (await newest('timestamp')).version + 1;
    const until = Date.now() + frozenLifeMs;
    const last = Buffer.from(
      await writeMetadata(await timestampSigned(stamp, until, snapshot), [online]),
    );
    road.lie = (path) => (path === timestampPath ? last : undefined);
    // While it is good nobody can tell: the kiosk asks, and is told that there is nothing new.
    await publishNext();
    await expect.poll(() => Date.now(), { timeout: 2 * frozenLifeMs }).toBeGreaterThan(until);
    await keepsAndTells('^expired$');
    await resident.opens(/Tìm thủ tục/, 'search');
    await resident.types('ket hon');
    await resident.touches(/^Đăng ký kết hôn/);
    await resident.sees('procedure');
    await resident.reads(/Thông tin ngày .*, đã cũ/);
  });
});
