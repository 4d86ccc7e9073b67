import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Office } from '../../../test/support/repository.ts';
import { AppListSchema, appPartBytes, broughtAppBytesMax } from '../../domain/api/console/index.ts';
import { type ParsedObject, signMetadata } from '../../domain/tuf/index.ts';
import { type Keyring, openKeyring } from '../keys/index.ts';
import { inviteFirst } from '../people/index.ts';
import { TestBrowser } from '../people/test-support.ts';
import type { RunningHub } from '../running-hub.ts';
import { startHub } from '../start-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer, testContent, wideLimits } from '../test-support.ts';
import { beginApp, putAppPart } from './app-uploads.ts';
import { prepareRelease, releaseNext, rollBack, signRelease } from './releases.ts';

let server: TestServer;
let hub: RunningHub;
let keys: Keyring;
let office: Office;
let first: TestBrowser;
let lan: TestBrowser;
let nam: TestBrowser;
let editor: TestBrowser;

beforeAll(async () => {
  server = await TestServer.start();
  const directory = join(server.directory, 'apps');
  keys = await openKeyring(join(directory, 'keys'));
  office = await Office.open();
  hub = await startHub({
    directory,
    trial: false,
    root: await office.root(keys.online.publicKey),
    databaseUrl: await server.newDatabase(),
    log: { level: 'silent' },
    limits: { ...wideLimits, signIn: { burst: 1e6, perSecond: 1e6 } },
  });
  first = new TestBrowser(hub);
  const { path } = await inTransaction(hub.store.pool, (client) => inviteFirst(client, Date.now()));
  await first.join(path, 'Hà');
  lan = await person('Lan', 'approver');
  nam = await person('Nam', 'operator');
  editor = await person('Minh Anh', 'editor');
}, 120_000);
afterAll(async () => {
  await hub?.close();
  await server?.stop();
}, 60_000);

async function person(name: string, role: string): Promise<TestBrowser> {
  const body = { name, roles: [role], isAdministrator: false };
  const invited = await first.confirmed('POST', 'people', body);
  const browser = new TestBrowser(hub);
  await browser.join(String(invited.body['path']), name);
  return browser;
}

/** An archive as dpkg-deb makes them, with noise in the place of what is packed. */
function deb(dataBytes: number, ...names: string[]): Buffer {
  const members = names.length > 0 ? names : ['debian-binary', 'control.tar.xz', 'data.tar.xz'];
  return Buffer.concat([
    Buffer.from('!<arch>\n'),
    ...members.flatMap((name, at) => {
      const bytes = at === 0 ? Buffer.from('2.0\n') : randomBytes(at === 1 ? 301 : dataBytes);
      const head = `${name.padEnd(16)}${'1763856000'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'100644'.padEnd(8)}${String(bytes.length).padEnd(10)}\`\n`;
      return [Buffer.from(head), bytes, Buffer.alloc(bytes.length % 2, '\n')];
    }),
  ]);
}
const nameOf = (version: string) => `motcham-kiosk_${version}_amd64.deb`;
const begin = (who: TestBrowser, fileName: string, bytes: Buffer) =>
  who.ask('POST', 'apps', {
    fileName,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
/** Everything of a package, in whatever order. @returns what the hub says of it in the end */
async function bring(who: TestBrowser, fileName: string, bytes: Buffer, sent = bytes) {
  const begun = await begin(who, fileName, bytes);
  if (begun.body['id'] === undefined) return begun;
  const id = String(begun.body['id']);
  const parts = Math.ceil(sent.length / appPartBytes);
  for (let part = parts - 1; part >= 0; part -= 1) {
    const data = sent.subarray(part * appPartBytes, (part + 1) * appPartBytes).toString('base64');
    const put = await who.ask('PUT', `apps/${id}/parts/${part}`, { data });
    if (put.status !== 200) return put;
  }
  return who.ask('POST', `apps/${id}/done`);
}
const apps = async () => AppListSchema.parse((await editor.ask('GET', 'apps')).body).apps;
const acts = async () =>
  (
    await hub.store.pool.query<{ what: string }>(
      `select body::jsonb->>'what' as what from audit_lines
        where body::jsonb->>'what' like 'publish.app%' order by seq`,
    )
  ).rows.map(({ what }) => what);
const lyingThere = async () =>
  (await hub.store.pool.query(`select 1 from app_parts union all select 1 from app_uploads`))
    .rowCount;

const hand = () => ({ keys, nowMs: Date.now() });
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(String(result.error));
  return result.value;
};
async function signed(text: string) {
  let release = value(
    await prepareRelease(hub.store, testContent(text), { ...hand(), by: 'x', note: text }),
  );
  for (const key of office.publishers.slice(0, 2)) {
    const sigs: string[] = [];
    for (const document of release.documents) {
      const said: ParsedObject = JSON.parse(document.signed);
      sigs.push((await signMetadata(said, key)).sig);
    }
    const own = { keyid: key.keyid, sigs, by: key.keyid, nowMs: Date.now() };
    release = value(await signRelease(hub.store, release.id, own));
  }
  return release;
}

it('is brought in parts by an approver or an operator, goes out with a release, and is taken back', async () => {
  const old = deb(1_000_000);
  expect((await bring(nam, nameOf('1.0.0'), old)).body).toEqual({
    path: `app/${nameOf('1.0.0')}`,
  });
  const line = { architecture: 'amd64', standing: null };
  expect(await apps()).toMatchObject([
    {
      ...line,
      ready: { version: '1.0.0', bytes: old.length, addedBy: 'Nam', release: null },
    },
  ]);
  expect(await lyingThere()).toBe(0);
  const one = await signed('một');
  expect(await apps()).toMatchObject([{ ready: { version: '1.0.0', release: one.id } }]);
  for (const _ of [1, 10, 100]) value(await releaseNext(hub.store, one.id, hand()));
  const stands = { architecture: 'amd64', standing: { version: '1.0.0', bytes: old.length } };
  expect(await apps()).toEqual([{ ...stands, ready: null }]);
  // The bytes that a kiosk fetches are the bytes that were brought.
  const hash = createHash('sha256').update(old).digest('hex');
  const { rows } = await hub.store.pool.query<{ bytes: Buffer }>(
    'select bytes from sections where sha256 = $1',
    [hash],
  );
  expect(rows[0]?.bytes.equals(old)).toBe(true);
  // Nothing but what every kiosk has: there is nothing to take back.
  expect((await nam.ask('POST', 'apps/amd64/take-back')).status).toBe(404);

  // A release that is taken back leaves the package lying ready: out with it before the next one.
  const fresh = deb(70_001);
  expect((await bring(lan, nameOf('1.1.0'), fresh)).status).toBe(200);
  const two = await signed('hai');
  value(await releaseNext(hub.store, two.id, hand()));
  value(await rollBack(hub.store, two.id, hand()));
  expect(await apps()).toMatchObject([{ ...stands, ready: { version: '1.1.0', addedBy: 'Lan' } }]);
  expect((await editor.ask('POST', 'apps/amd64/take-back')).status).toBe(403);
  expect((await nam.ask('POST', 'apps/amd64/take-back')).status).toBe(200);
  expect(await apps()).toEqual([{ ...stands, ready: null }]);
  const three = await signed('ba');
  expect(three.documents.map(({ signed: text }) => text.includes('1.1.0'))).not.toContain(true);
  expect(await acts()).toEqual(['publish.app', 'publish.app', 'publish.appBack']);
});

it('is refused when it is no package, is broken, or has another name; nothing of it stays', async () => {
  const before = await apps();
  const sections = async () => (await hub.store.pool.query('select 1 from sections')).rowCount;
  const count = await sections();
  const good = deb(500_000);
  const cut = good.subarray(0, good.length - 1_000);
  const noise = randomBytes(10_000);
  for (const [name, bytes, sent, refused] of [
    ['other_1.0_amd64.deb', good, good, 'otherName'],
    ['../motcham-kiosk_1.0_amd64.deb', good, good, 'otherName'],
    [nameOf('2.0'), noise, noise, 'noPackage'],
    [nameOf('2.0'), cut, cut, 'noPackage'],
    [nameOf('2.0'), deb(100, 'debian-binary', 'data.tar.xz', 'x'), undefined, 'noPackage'],
    // Other bytes than were told; fewer than were told.
    [nameOf('2.0'), good, Buffer.concat([good.subarray(0, -1), Buffer.from('x')]), 'broken'],
    [nameOf('2.0'), good, cut, 'broken'],
  ] as const) {
    const answer = await bring(lan, name, Buffer.from(bytes), Buffer.from(sent ?? bytes));
    expect(answer.body, `${name} ${refused}`).toEqual({ refused });
  }
  expect(await apps()).toEqual(before);
  expect(await lyingThere()).toBe(0);
  expect(await sections()).toBe(count);
});

it('is nobody else’s to go on with, and no part lies beyond its end', async () => {
  const bytes = deb(10_000);
  const begun = await begin(lan, nameOf('3.0'), bytes);
  const id = String(begun.body['id']);
  const data = bytes.toString('base64');
  expect((await nam.ask('PUT', `apps/${id}/parts/0`, { data })).status).toBe(409);
  expect((await nam.ask('POST', `apps/${id}/done`)).status).toBe(409);
  expect((await editor.ask('PUT', `apps/${id}/parts/0`, { data })).status).toBe(403);
  expect((await lan.ask('PUT', `apps/${id}/parts/1`, { data })).status).toBe(409);
  const long = randomBytes(appPartBytes + 3).toString('base64');
  expect((await lan.ask('PUT', `apps/${id}/parts/0`, { data: long })).status).toBe(400);
  // The same part twice is one part: a line that broke is tried again.
  for (const _ of [1, 2]) {
    expect((await lan.ask('PUT', `apps/${id}/parts/0`, { data })).status).toBe(200);
  }
  expect((await lan.ask('POST', `apps/${id}/done`)).body).toEqual({ path: `app/${nameOf('3.0')}` });
  expect((await lan.ask('POST', `apps/${id}/done`)).status).toBe(409);
});

it('has limits of its own behind those of the wire: length, part, and how many at once', async () => {
  const { pool } = hub.store;
  await pool.query('delete from app_uploads');
  const tell = (bytes: number) => ({ fileName: nameOf('7.0'), bytes, sha256: '0'.repeat(64) });
  const who = (at: number) => ({ id: `0198f2aa-0000-7000-8000-00000000000${at}`, name: 'x' });
  const begins = (bytes: number, at: number) =>
    beginApp(hub.store, tell(bytes), who(at) as never, Date.now());
  expect(await begins(broughtAppBytesMax + 1, 1)).toEqual({ ok: false, error: 'tooLarge' });
  const begun = value(await begins(broughtAppBytesMax, 1));
  const put = (part: number, bytes: number) =>
    putAppPart(hub.store, { id: begun.id, part, by: who(1).id }, new Uint8Array(bytes));
  expect(await put(0, appPartBytes + 1)).toBe(false);
  expect(await put(0, appPartBytes)).toBe(true);
  expect(await put(Math.ceil(broughtAppBytesMax / appPartBytes), 1)).toBe(false);
  for (const at of [2, 3, 4]) value(await begins(1, at));
  expect(await begins(1, 5)).toEqual({ ok: false, error: 'tooMany' });
  // Whoever begins anew has given up what they began before.
  value(await begins(1, 4));
  await pool.query('delete from app_uploads');
});
