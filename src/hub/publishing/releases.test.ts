import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askHub, TestKiosk } from '../../../test/support/hub-client.ts';
import {
  believedContent,
  newOfficeKey,
  Office,
  type OfficeKey,
  refreshFrom,
} from '../../../test/support/repository.ts';
import { hubPaths } from '../../domain/api/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import { chooseContent } from '../../domain/bundle/index.ts';
import {
  type ParsedObject,
  signMetadata,
  snapshotSigned,
  timestampSigned,
  writeMetadata,
} from '../../domain/tuf/index.ts';
import { type Keyring, openKeyring } from '../keys/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { startHub } from '../start-hub.ts';
import { TestServer, testContent, testSite, wideLimits } from '../test-support.ts';
import { putApp } from './apps.ts';
import { signerOf } from './publish-targets.ts';
import { listReleases, type Release } from './read-releases.ts';
import {
  holdRelease,
  prepareRelease,
  releaseNext,
  rollBack,
  signRelease,
  voidRelease,
} from './releases.ts';
import { ringFacts } from './ring-facts.ts';
import { stopHarmful } from './rollout-watch.ts';

let server: TestServer;
let hub: RunningHub;
let keys: Keyring;
let office: Office;
let kiosk: TestKiosk;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterAll(() => server.stop(), 60_000);

let count = 0;
beforeEach(async () => {
  for (const close of closers.splice(0)) await close();
  count += 1;
  const directory = join(server.directory, `production-${count}`);
  keys = await openKeyring(join(directory, 'keys'));
  office = await Office.open();
  hub = await startHub({
    directory,
    trial: false,
    root: await office.root(keys.online.publicKey),
    databaseUrl: await server.newDatabase(),
    log: { level: 'silent' },
    limits: wideLimits,
  });
  closers.push(() => hub.close());
  kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
}, 60_000);
afterAll(async () => {
  for (const close of closers.splice(0)) await close();
});

const hand = () => ({ keys, nowMs: Date.now() });
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(String(result.error));
  return result.value;
};

async function sigsOf(release: Release, key: OfficeKey): Promise<string[]> {
  const all: string[] = [];
  for (const { signed } of release.documents) {
    const said: ParsedObject = JSON.parse(signed);
    all.push((await signMetadata(said, key)).sig);
  }
  return all;
}

async function sign(release: Release, key: OfficeKey) {
  const sigs = await sigsOf(release, key);
  const { keyid } = key;
  return signRelease(hub.store, release.id, { keyid, sigs, by: keyid, nowMs: Date.now() });
}

const prepare = async (text: string) =>
  value(
    await prepareRelease(hub.store, testContent(text), { ...hand(), by: 'biên tập', note: text }),
  );

/** A release that two publishers signed. */
async function signedRelease(text: string): Promise<Release> {
  const draft = await prepare(text);
  await sign(draft, office.publishers[0]!);
  return value(await sign(draft, office.publishers[1]!));
}

/** One that every kiosk shows. */
async function through(text: string): Promise<Release> {
  let release = await signedRelease(text);
  for (const _ of [1, 10, 100]) release = value(await releaseNext(hub.store, release.id, hand()));
  return release;
}

const root = () => kiosk.identity.hub.root;
const versions = async () => (await believedContent(hub.url, root())).map(({ version }) => version);

describe('a release', () => {
  it('is published by nobody before two different keys have signed all of it', async () => {
    const draft = await prepare('một');
    expect(draft.documents.map(({ percent }) => percent)).toEqual([1, 10, 100]);
    expect(await releaseNext(hub.store, draft.id, hand())).toMatchObject({ error: 'wrongState' });
    const [one, two] = office.publishers as [OfficeKey, OfficeKey];
    expect(value(await sign(draft, one)).state).toBe('draft');
    expect(value(await sign(draft, one)).state).toBe('draft');
    const own = { keyid: two.keyid, sigs: await sigsOf(draft, two), nowMs: 0 };
    for (const by of ['biên tập', one.keyid]) {
      expect(await signRelease(hub.store, draft.id, { ...own, by })).toMatchObject({
        error: 'samePerson',
      });
    }
    expect(await sign(draft, await newOfficeKey())).toMatchObject({ error: 'unknownKey' });
    expect(await sign(draft, office.roots[0]!)).toMatchObject({ error: 'unknownKey' });
    const stolen = { keyid: two.keyid, by: 'x', nowMs: 0 };
    const wrong = await sigsOf(draft, one);
    expect(await signRelease(hub.store, draft.id, { ...stolen, sigs: wrong })).toMatchObject({
      error: 'badSignature',
    });
    const short = (await sigsOf(draft, two)).slice(1);
    expect(await signRelease(hub.store, draft.id, { ...stolen, sigs: short })).toMatchObject({
      error: 'badSignature',
    });
    expect((await askHub(hub.url, hubPaths.tuf('timestamp.json'))).problem).toBe(
      'nothing-published',
    );
    expect(value(await sign(draft, two)).state).toBe('signed');
  });

  it('goes to the first ring, which is one kiosk at least, then on to every kiosk', async () => {
    await through('một');
    const [first] = await versions();
    const next = await signedRelease('hai');
    expect(next.documents.map(({ percent }) => percent)).toEqual([1, 10, 100, undefined]);
    expect(value(await releaseNext(hub.store, next.id, hand())).state).toBe('running');
    const { outcome } = await refreshFrom(hub.url, root());
    if (!outcome.ok) throw new Error(outcome.error.reason);
    const chosen = await chooseContent(outcome.value, kiosk.identity.kiosk);
    expect(chosen?.version).toBe(next.contentVersion);
    expect(await versions()).toEqual([next.contentVersion, first]);
    value(await releaseNext(hub.store, next.id, hand()));
    expect(value(await releaseNext(hub.store, next.id, hand())).state).toBe('done');
    expect(await versions()).toEqual([next.contentVersion]);
    expect(await releaseNext(hub.store, next.id, hand())).toMatchObject({ error: 'wrongState' });
  });

  it('goes back by one word, from any ring, as a higher version of what was before', async () => {
    await through('một');
    const before = (await believedContent(hub.url, root()))[0]!;
    const next = await signedRelease('hai');
    value(await releaseNext(hub.store, next.id, hand()));
    expect(value(await rollBack(hub.store, next.id, hand())).state).toBe('rolledBack');
    const [after] = await believedContent(hub.url, root());
    expect(after!.version).toBeGreaterThan(next.contentVersion);
    const sections = async (sha256: string) =>
      (await askHub<string>(hub.url, hubPaths.section(sha256))).body;
    const said = JSON.parse(await sections(after!.sha256));
    const was = JSON.parse(await sections(before.sha256));
    expect(said.sections).toEqual(was.sections);
    // The rings that were signed with it are over: their versions are below.
    expect(await releaseNext(hub.store, next.id, hand())).toMatchObject({ error: 'wrongState' });
    const later = await through('ba');
    expect(value(await rollBack(hub.store, later.id, hand())).state).toBe('rolledBack');
  });

  it('has no way back where nothing was before, and one of its kind is open at a time', async () => {
    const first = await through('một');
    expect(await rollBack(hub.store, first.id, hand())).toMatchObject({ error: 'noWayBack' });
    const draft = await prepare('hai');
    const again = { ...hand(), by: 'x', note: '' };
    expect(await prepareRelease(hub.store, testContent('ba'), again)).toMatchObject({
      error: 'releaseOpen',
    });
    value(await voidRelease(hub.store, draft.id, 'sai', { nowMs: Date.now() }));
    expect(await sign(draft, office.publishers[0]!)).toMatchObject({ error: 'wrongState' });
    expect((await prepare('ba')).contentVersion).toBeGreaterThan(draft.contentVersion);
    expect((await listReleases(hub.store.pool)).map(({ state }) => state)).toEqual([
      'draft',
      'void',
      'done',
    ]);
  });
});

describe('whoever has everything that a hub holds', () => {
  it('makes no kiosk believe anything that two publishers did not sign', async () => {
    await through('một');
    const seen = await refreshFrom(hub.url, root());
    const stolen = await Promise.all(
      [keys.online, keys.command, keys.time, keys.handover].map(signerOf),
    );
    const online = [stolen[0]!];
    const published = await hub.store.pool.query<{ bytes: Buffer }>(
      `select bytes from tuf_files where role = 'targets' order by version desc limit 1`,
    );
    const evil: { signed: ParsedObject; signatures: [] } = JSON.parse(
      published.rows[0]!.bytes.toString(),
    );
    const version = 50;
    const said: ParsedObject = {
      ...evil.signed,
      version,
      targets: { 'content/50.json': { length: 2, hashes: { sha256: '0'.repeat(64) }, custom: {} } },
    };
    const signedBy: Record<string, Uint8Array<ArrayBuffer>> = {
      'keys of the hub': await writeMetadata(said, stolen),
      'one publisher, who is bought, and the hub': await writeMetadata(said, [
        office.publishers[0]!,
        ...stolen,
      ]),
      'signatures of another document': new TextEncoder().encode(
        JSON.stringify({ ...evil, signed: said }),
      ),
    };
    const put = (name: string, role: string, at: number, bytes: Uint8Array) =>
      hub.store.pool.query(
        `insert into tuf_files (name, role, version, bytes, expires_at, written_at)
          values ($1, $2, $3, $4, now() + interval '1 day', now())
          on conflict (name) do update set bytes = excluded.bytes, version = excluded.version`,
        [name, role, at, Buffer.from(bytes)],
      );
    let at = version;
    for (const bytes of Object.values(signedBy)) {
      at += 1;
      const until = Date.now() + 86_400_000;
      const snapshot = await writeMetadata(
        await snapshotSigned(at, until, { version, bytes }),
        online,
      );
      const over = { version: at, bytes: snapshot };
      const timestamp = await writeMetadata(await timestampSigned(at, until, over), online);
      await put(`${at}.snapshot.json`, 'snapshot', at, snapshot);
      await put('timestamp.json', 'timestamp', at, timestamp);
      // A file that was fetched once is kept in the hub's memory by its name: ask the database.
      await hub.store.pool.query('delete from tuf_files where name = $1', [
        `${version}.targets.json`,
      ]);
      await put(`${version}.targets.json`, 'targets', version, bytes);
      for (const state of [seen.state, root()]) {
        const { outcome } = await refreshFrom(hub.url, state);
        expect(outcome).toMatchObject({ ok: false, error: { role: 'targets' } });
      }
    }
  });

  it('publishes no draft that was changed after it was signed, and no signature that was', async () => {
    await through('một');
    const next = await signedRelease('hai');
    const change = (statement: string) => hub.store.pool.query(statement, [next.id]);
    await change(
      `update release_documents set signed = replace(signed, '"percent":1,', '"percent":100,')
        where release = $1 and place = 0`,
    );
    expect(await releaseNext(hub.store, next.id, hand())).toMatchObject({ error: 'refused' });
    await change(`update release_signatures set sig = reverse(sig) where release = $1`);
    expect(await rollBack(hub.store, next.id, hand())).toMatchObject({ error: 'wrongState' });
    expect(await versions()).toHaveLength(1);
  });
});

describe('a rollout', () => {
  async function running() {
    await through('một');
    const next = await signedRelease('hai');
    value(await releaseNext(hub.store, next.id, hand()));
    return next;
  }
  /** A heartbeat of this kiosk that says this of its sessions. */
  const tell = async (
    who: TestKiosk,
    version: number,
    [sessions, abandoned, faults]: readonly [number, number, number],
    rejected: string | null = null,
  ) => {
    const told = await who.heartbeat({
      content: { version, staged: null, rejected },
      use: { version, sessions, abandoned, faults },
    });
    expect(told.status).toBe(200);
  };
  const goOn = (id: string) =>
    hub.store.pool.query(`update releases set state = 'running' where id = $1`, [id]);
  const stateOf = async (id: string) =>
    (await listReleases(hub.store.pool)).find((one) => one.id === id);

  it('goes on while the new version does no worse, and is held when faults double', async () => {
    const next = await running();
    const other = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
    await tell(other, 1, [100, 10, 5]);
    await tell(kiosk, next.contentVersion, [29, 29, 29]);
    expect(await stopHarmful(hub.store, Date.now())).toBeUndefined();
    // Loaded anew: counted on, not counted twice.
    await tell(kiosk, next.contentVersion, [1, 0, 0]);
    expect(await stopHarmful(hub.store, Date.now())).toBe('faults');
    expect(await stateOf(next.id)).toMatchObject({ state: 'held', reason: 'faults' });
    // Somebody who knows better lets it go on.
    expect(value(await releaseNext(hub.store, next.id, hand())).state).toBe('running');
  });

  it('is held when abandonment doubles, when a kiosk refuses it, and in a crash loop', async () => {
    const next = await running();
    const other = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
    await tell(other, 1, [100, 20, 0]);
    await tell(kiosk, next.contentVersion, [50, 19, 0]);
    expect(await stopHarmful(hub.store, Date.now())).toBeUndefined();
    await tell(kiosk, next.contentVersion, [50, 20, 0]);
    expect(await stopHarmful(hub.store, Date.now())).toBe('abandonment');
    await goOn(next.id);
    await tell(kiosk, next.contentVersion, [50, 0, 0]);
    await hub.store.pool.query(`update version_use set abandoned = 0`);
    await tell(other, 1, [100, 20, 0], `${next.contentVersion}: sectionShape`);
    expect(await stopHarmful(hub.store, Date.now())).toBe('contentRefused');
    await goOn(next.id);
    await tell(other, 1, [100, 20, 0]);
    const atMs = Date.now() + 1_000;
    const faults = Array.from({ length: 3 }, () => ({ code: 'crash', atMs }));
    await hub.store.pool.query(
      `insert into shell_beats (kiosk, key_id, counter, body, received_at)
        values ($1, 'k', 1, $2, now() + interval '1 minute')`,
      [kiosk.identity.kiosk, JSON.stringify({ faults, health: { screen: { showing: 'page' } } })],
    );
    expect(await stopHarmful(hub.store, Date.now())).toBe('crashLoop');
    expect(await holdRelease(hub.store, next.id, 'x', { nowMs: Date.now() })).toMatchObject({
      error: 'wrongState',
    });
  });

  it('is held by a page that dies of the new version before it could say that it has it', async () => {
    const next = await running();
    const looping = async (before: { wellMs: number; faults: number; showing: string }) => {
      const nowMs = Date.now();
      await hub.store.pool.query('delete from shell_beats');
      await tell(kiosk, 1, [10, 0, 0]);
      await hub.store.pool.query('update heartbeats set received_at = $1', [
        new Date(nowMs - before.wellMs),
      ]);
      const faults = Array.from({ length: before.faults }, () => ({
        code: 'crash',
        atMs: nowMs + 1_000,
      }));
      await hub.store.pool.query(
        `insert into shell_beats (kiosk, key_id, counter, body, received_at)
          values ($1, 'k', 1, $2, now() + interval '1 minute')`,
        [
          kiosk.identity.kiosk,
          JSON.stringify({ faults, health: { screen: { showing: before.showing } } }),
        ],
      );
      const stopped = await stopHarmful(hub.store, nowMs);
      const rings = await ringFacts(hub.store.pool, (await stateOf(next.id))!, nowMs);
      expect(rings.reduce((sum, ring) => sum + ring.looping, 0)).toBe(
        stopped === undefined ? 0 : 1,
      );
      await goOn(next.id);
      return stopped;
    };
    expect(await looping({ wellMs: 60_000, faults: 2, showing: 'page' })).toBeUndefined();
    // It was broken before the ring began: that is another trouble.
    expect(await looping({ wellMs: 3_600_000, faults: 9, showing: 'rescue' })).toBeUndefined();
    expect(await looping({ wellMs: 60_000, faults: 0, showing: 'rescue' })).toBeUndefined();
    expect(await looping({ wellMs: 60_000, faults: 3, showing: 'page' })).toBe('crashLoop');
    expect(await looping({ wellMs: 60_000, faults: 1, showing: 'rescue' })).toBe('crashLoop');
  });

  it('is held when a kiosk went back from the package, and by no other failed command', async () => {
    await through('một');
    const deb = toUtf8('!<arch>\ndebian-binary   ');
    value(await putApp(hub.store, 'motcham-kiosk_2.0_amd64.deb', deb, Date.now()));
    const next = await signedRelease('hai');
    value(await releaseNext(hub.store, next.id, hand()));
    const failed = async (number: number, reason: string) => {
      await hub.store.pool.query(
        `insert into commands (kiosk, number, name, issued_at, expires_at, signature, state, report, finished_at)
          values ($1, $2, 'update', now(), now(), 's', 'failed', $3, now() + interval '1 minute')`,
        [kiosk.identity.kiosk, number, reason],
      );
      return stopHarmful(hub.store, Date.now());
    };
    expect(await failed(1, JSON.stringify({ reason: 'notFetched' }))).toBeUndefined();
    expect(await failed(2, 'no JSON at all')).toBeUndefined();
    expect(await failed(3, JSON.stringify({ reason: 'unhealthy', to: '2.0' }))).toBe('appUnwell');
    expect(await stateOf(next.id)).toMatchObject({ state: 'held', reason: 'appUnwell' });
  });
});
