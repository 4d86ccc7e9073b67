import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Office } from '../../../test/support/repository.ts';
import { ReleaseAnswerSchema, ReleaseListSchema } from '../../domain/api/console/index.ts';
import { releaseDigest } from '../../domain/bundle/index.ts';
import { type ParsedObject, signMetadata } from '../../domain/tuf/index.ts';
import { openKeyring } from '../keys/index.ts';
import { inviteFirst } from '../people/index.ts';
import { TestBrowser } from '../people/test-support.ts';
import type { RunningHub } from '../running-hub.ts';
import { startHub } from '../start-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer, testContent, wideLimits } from '../test-support.ts';
import { prepareRelease } from './releases.ts';

let server: TestServer;
let hub: RunningHub;
let office: Office;
let directory: string;
let first: TestBrowser;

beforeAll(async () => {
  server = await TestServer.start();
  directory = join(server.directory, 'console');
  office = await Office.open();
  hub = await startHub({
    directory,
    trial: false,
    root: await office.root((await openKeyring(join(directory, 'keys'))).online.publicKey),
    databaseUrl: await server.newDatabase(),
    log: { level: 'silent' },
    limits: { ...wideLimits, signIn: { burst: 1e6, perSecond: 1e6 } },
  });
  first = new TestBrowser(hub);
  const { path } = await inTransaction(hub.store.pool, (client) => inviteFirst(client, Date.now()));
  await first.join(path, 'Hà');
}, 60_000);
afterAll(async () => {
  await hub?.close();
  await server?.stop();
}, 60_000);

async function person(name: string, ...roles: string[]) {
  const body = { name, roles, isAdministrator: false };
  const invited = await first.confirmed('POST', 'people', body);
  const browser = new TestBrowser(hub);
  await browser.join(String(invited.body['path']), name);
  return { browser, id: String(invited.body['person']) };
}

it('takes a release from its draft to kiosks by two approvers, each with a passkey of their own', async () => {
  const editor = await person('Biên tập', 'editor');
  const [one, two] = [await person('Một', 'approver'), await person('Hai', 'approver')];
  const viewer = await person('Xem', 'viewer');
  const keys = await openKeyring(join(directory, 'keys'));
  const made = await prepareRelease(hub.store, testContent('một'), {
    keys,
    nowMs: Date.now(),
    by: editor.id,
    note: 'Phí đổi',
  });
  if (!made.ok) throw new Error(made.error);
  const path = `releases/${made.value.id}`;
  expect((await new TestBrowser(hub).ask('GET', 'releases')).status).toBe(401);
  const listed = await viewer.browser.ask('GET', 'releases');
  expect(ReleaseListSchema.parse(listed.body)).toMatchObject({
    releases: [{ state: 'draft' }],
    standing: null,
  });
  const shown = ReleaseAnswerSchema.parse((await viewer.browser.ask('GET', path)).body);
  const sign = async (at: number) => {
    const key = office.publishers[at]!;
    const sigs: string[] = [];
    for (const { signed } of shown.release.documents) {
      const said: ParsedObject = JSON.parse(signed);
      sigs.push((await signMetadata(said, key)).sig);
    }
    const texts = shown.release.documents.map(({ signed }) => signed);
    return { keyid: key.keyid, sigs, digest: await releaseDigest(texts) };
  };
  const [byOne, byTwo] = [await sign(0), await sign(1)];
  // Roles, the passkey, and two people.
  for (const { browser } of [viewer, editor]) {
    expect((await browser.ask('POST', `${path}/signatures`, byOne)).status).toBe(403);
    expect((await browser.ask('POST', `${path}/next`)).status).toBe(403);
  }
  expect((await one.browser.ask('POST', `${path}/signatures`, byOne)).status).toBe(403);
  expect((await one.browser.confirmed('POST', `${path}/signatures`, byOne)).status).toBe(200);
  expect((await one.browser.confirmed('POST', `${path}/signatures`, byTwo)).status).toBe(409);
  expect((await one.browser.confirmed('POST', `${path}/next`)).status).toBe(409);
  const signed = await two.browser.confirmed('POST', `${path}/signatures`, byTwo);
  expect(ReleaseAnswerSchema.parse(signed.body).release.state).toBe('signed');
  const out = await one.browser.confirmed('POST', `${path}/next`);
  expect(ReleaseAnswerSchema.parse(out.body).release.state).toBe('running');
  const held = await two.browser.ask('POST', `${path}/hold`, { why: 'thấy lạ' });
  expect(ReleaseAnswerSchema.parse(held.body).release).toMatchObject({
    state: 'held',
    reason: 'thấy lạ',
  });
  expect((await one.browser.confirmed('POST', `${path}/back`)).status).toBe(409);
  const { rows } = await hub.store.pool.query<{ what: string }>(
    `select body::json->>'what' as what from audit_lines where body like '%publish.%' order by id`,
  );
  expect(rows.map(({ what }) => what)).toEqual([
    'publish.sign',
    'publish.sign',
    'publish.next',
    'publish.hold',
  ]);
}, 60_000);
