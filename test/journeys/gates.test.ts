/**
 * Wrong content at each gate between a desk and a wall. Each gate is tried by itself: what comes to
 * it is what it would see if every gate before it had let the wrong thing through.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { starterGuides } from '../../src/content/guides/index.ts';
import {
  contentFromDocuments,
  starterContent,
  starterLexicon,
  toSections,
} from '../../src/content/index.ts';
import { checkDocument } from '../../src/domain/check/index.ts';
import type { Flow } from '../../src/domain/guide/index.ts';
import {
  type ParsedObject,
  refreshTuf,
  signMetadata,
  snapshotSigned,
  timestampSigned,
  writeMetadata,
} from '../../src/domain/tuf/index.ts';
import { seedDocuments } from '../../src/hub/editing/index.ts';
import { openKeyring } from '../../src/hub/keys/index.ts';
import { inviteFirst } from '../../src/hub/people/index.ts';
import { TestBrowser } from '../../src/hub/people/test-support.ts';
import { signerOf } from '../../src/hub/publishing/publish-targets.ts';
import {
  prepareRelease,
  releaseNext,
  signRelease,
  voidRelease,
} from '../../src/hub/publishing/releases.ts';
import type { RunningHub } from '../../src/hub/running-hub.ts';
import { inTransaction } from '../../src/hub/store/index.ts';
import { TestServer, testSite } from '../../src/hub/test-support.ts';
import { createLibrary, memoryLibraryStore } from '../../src/kiosk/library/index.ts';
import { simulateTime } from '../../src/kiosk/link/index.ts';
import { TestKiosk } from '../support/hub-client.ts';
import { believedContent, Office, refreshFrom } from '../support/repository.ts';

const today = '2026-11-22';
let server: TestServer;
let hub: RunningHub;
let office: Office;
let keys: Awaited<ReturnType<typeof openKeyring>>;
let kiosk: TestKiosk;
let person: TestBrowser;

const catalogue = starterContent();
const small = {
  ...catalogue,
  services: catalogue.services.filter(({ entry }) => entry === 'written').slice(0, 20),
  lifeEvents: [],
};
const birth = starterGuides().find(({ id }) => id === 'birth');
/** Of a day, so that each is another content. */
const content = async (flows: readonly Flow[], factsDate: string) => ({
  sections: await toSections(small, starterLexicon, flows),
  factsDate,
  minApp: 1,
});
/** The flow with a first question that one of its answers leads nowhere from. */
function flowToNowhere(): Flow {
  if (birth === undefined) throw new Error('there is no flow of births');
  const states = structuredClone(birth.states);
  const first = states[birth.start];
  if (first?.kind !== 'choice') throw new Error('the first question is a choice');
  first.next = first.next.slice(0, 1);
  return { ...birth, version: birth.version + 1, states };
}
const notice = structuredClone(catalogue.notices[0]);
const wrongNotice = { ...notice, title: { vi: 'Lịch tiếp dân', en: '' } };
const versions = async () =>
  (await believedContent(hub.url, kiosk.identity.hub.root)).map(({ version }) => version);

beforeAll(async () => {
  server = await TestServer.start();
  const directory = join(server.directory, 'gates');
  keys = await openKeyring(join(directory, 'keys'));
  office = await Office.open();
  hub = await server.hub({
    directory,
    trial: false,
    root: await office.root(keys.online.publicKey),
    handsOver: false,
    buildContent: contentFromDocuments,
    limits: { signIn: { burst: 1e6, perSecond: 1e6 } },
  });
  kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
  const first = new TestBrowser(hub);
  const { path } = await inTransaction(hub.store.pool, (client) => inviteFirst(client, Date.now()));
  expect((await first.join(path, 'Hà')).status).toBe(200);
  const rights = { name: 'Lan', roles: ['editor', 'approver'], isAdministrator: false };
  const invited = await first.confirmed('POST', 'people', rights);
  person = new TestBrowser(hub);
  expect((await person.join(String(invited.body['path']), 'Lan')).status).toBe(200);
  await hub.publish(
    await content(birth === undefined ? [] : [birth], '2026-11-01'),
    office.publishers,
  );
});
afterAll(() => server?.stop());

describe('wrong content is refused', () => {
  it("by the editor's check, beside its field, before it is sent", () => {
    expect(checkDocument('notice', notice, { today }).filter(isError)).toEqual([]);
    expect(checkDocument('notice', wrongNotice, { today }).filter(isError)).not.toEqual([]);
  });

  it('by the hub when an editor sends it all the same, whatever their page says', async () => {
    const path = `documents/notice/${notice?.id}`;
    const saved = await person.ask('PUT', path, { revision: 0, body: wrongNotice });
    expect(saved.status).toBe(200);
    const sent = await person.ask('POST', `${path}/sent`, {
      revision: Number(saved.body['revision']),
      note: 'gửi',
    });
    expect(sent.body['type']).toMatch(/has-errors$/);
  });

  it('by the draft of a release, which checks all of it again', async () => {
    // Somebody wrote it into the database: it stands there as if it had been published.
    await seedDocuments(
      hub.store,
      [{ kind: 'notice', id: 'wrong', body: { ...wrongNotice, id: 'wrong' } }],
      Date.now(),
    );
    const next = await person.ask('GET', 'releases/next');
    expect(next.status).toBe(200);
    const { mark } = next.body as unknown as { mark: string };
    const made = await person.ask('POST', 'releases', { mark, note: 'thử', reasons: {} });
    expect(made.body['type']).toMatch(/has-errors$/);
  });

  it('by missing signatures: one publisher, a key of the hub, another text', async () => {
    const hand = { keys, nowMs: Date.now() };
    const made = await prepareRelease(hub.store, await content([flowToNowhere()], '2026-11-02'), {
      ...hand,
      by: 'ai đó',
      note: 'lén',
    });
    if (!made.ok) throw new Error(made.error);
    const { id, documents } = made.value;
    const sign = async (key: (typeof office.publishers)[number], changed = '') => {
      const sigs: string[] = [];
      for (const { signed } of documents) {
        const said: ParsedObject = JSON.parse(signed);
        sigs.push((await signMetadata({ ...said, ...(changed && { changed }) }, key)).sig);
      }
      return signRelease(hub.store, id, { keyid: key.keyid, sigs, by: key.keyid, nowMs: 1 });
    };
    const [first, second] = office.publishers;
    if (first === undefined || second === undefined) throw new Error('an office has publishers');
    const stolen = await signerOf(keys.online);
    expect((await sign(first)).ok).toBe(true);
    expect(await sign({ ...first, ...stolen })).toMatchObject({ error: 'unknownKey' });
    expect(await sign(second, 'x')).toMatchObject({ error: 'badSignature' });
    expect(await releaseNext(hub.store, id, hand)).toMatchObject({ error: 'wrongState' });
    await voidRelease(hub.store, id, '', { nowMs: Date.now() });
    expect(await versions()).toEqual([1]);
  });

  it('by the hub, which verifies as a kiosk does before it serves', async () => {
    const next = await content([], '2026-11-03');
    await expect(hub.publish(next, office.publishers.slice(0, 1))).rejects.toThrow(
      'notEnoughSignatures',
    );
    const twice = { ...next, sections: [...next.sections, ...next.sections] };
    await expect(hub.publish(twice, office.publishers)).rejects.toThrow('same kind and key');
    expect(await versions()).toEqual([1]);
  });

  it('by the TUF client, when the hub itself is stolen and serves it', async () => {
    const seen = await refreshFrom(hub.url, kiosk.identity.hub.root);
    const { rows } = await hub.store.pool.query<{ bytes: Buffer }>(
      `select bytes from tuf_files where role = 'targets' order by version desc limit 1`,
    );
    const { signed } = JSON.parse(rows[0]?.bytes.toString() ?? '') as { signed: ParsedObject };
    const forged = await writeMetadata(
      { ...signed, version: 2 },
      await Promise.all([keys.online, keys.command].map(signerOf)),
    );
    const online = [await signerOf(keys.online)];
    const until = Date.now() + 86_400_000;
    const over = { version: 2, bytes: forged };
    const snapshot = await writeMetadata(await snapshotSigned(9, until, over), online);
    const above = { version: 9, bytes: snapshot };
    const timestamp = await writeMetadata(await timestampSigned(9, until, above), online);
    const files = new Map([
      ['timestamp.json', timestamp],
      ['9.snapshot.json', snapshot],
      ['2.targets.json', forged],
    ]);
    const served = { fetch: async (name: string) => files.get(name) };
    const { outcome } = await refreshTuf(seen.state, served, Date.now());
    expect(outcome).toMatchObject({ ok: false, error: { role: 'targets' } });
  });

  it("by the kiosk's own check, when two publishers signed it and the hub serves it", async () => {
    const nowMs = Date.now();
    const { identity } = kiosk;
    const library = createLibrary({
      store: memoryLibraryStore(),
      fetch: (path, init) => fetch(hub.url + path, init),
      after: simulateTime(nowMs).after,
      fillRandom: (array) => array.fill(7),
      trust: () => ({ root: identity.hub.root, kiosk: identity.kiosk }),
      nowMs: () => nowMs,
    });
    await library.boot();
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    await library.swap();
    await hub.publish(await content([flowToNowhere()], '2026-11-04'), office.publishers);
    expect(await library.refresh()).toEqual({ ok: false, error: 'guide' });
    expect(library.report()).toMatchObject({
      version: 1,
      rejected: expect.stringMatching(/guide/),
    });
    expect((await library.guide('1.001193'))?.version).toBe(birth?.version);
  });
});

function isError({ severity }: { readonly severity: string }): boolean {
  return severity === 'error';
}
