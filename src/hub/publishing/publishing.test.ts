import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askHub, TestKiosk } from '../../../test/support/hub-client.ts';
import { believedContent, newestManifest, refreshFrom } from '../../../test/support/repository.ts';
import { hubPaths } from '../../domain/api/index.ts';
import { sha256, toHex, toUtf8 } from '../../domain/basics/index.ts';
import {
  batchQuery,
  isSectionIntact,
  sectionBatchBytesMax,
  sectionBatchCountMax,
} from '../../domain/bundle/index.ts';
import { openKeyring } from '../keys/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { testContent as content, TestClock, TestServer, testSite } from '../test-support.ts';
import { ByteCache } from './byte-cache.ts';
import { type Content, PublishedVersion } from './index.ts';
import { renewOnline } from './publish-targets.ts';

let server: TestServer;
let hub: RunningHub;
const clock = new TestClock();

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({ clock: clock.now });
}, 60_000);
afterAll(() => server.stop(), 60_000);

const newKiosk = async () => TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));

const rootOf = async () => (await newKiosk()).identity.hub.root;

describe('the cache of sections', () => {
  it('stays under its limit, dropping what was asked for least recently', () => {
    const cache = new ByteCache<string>(10);
    cache.keep('a', 'A', 4);
    cache.keep('b', 'B', 4);
    expect(cache.find('a')).toBe('A');
    cache.keep('c', 'C', 4);
    expect([cache.find('a'), cache.find('b'), cache.find('c')]).toEqual(['A', undefined, 'C']);
    cache.keep('too big', 'D', 11);
    expect(cache.find('too big')).toBeUndefined();
    expect(cache.find('c')).toBe('C');
  });
});

describe('publishing', () => {
  it('answers that nothing is published before anything is', async () => {
    const asked = await askHub(hub.url, hubPaths.tuf('timestamp.json'));
    expect(asked.problem).toBe('nothing-published');
  });

  it('makes a version that a kiosk takes, and none for the same content again', async () => {
    const kiosk = await newKiosk();
    expect(await hub.publish(content('một'))).toMatchObject({ isNew: true, newSections: 2 });
    const signed = await newestManifest(hub.url, kiosk.identity.hub.root);
    expect(await hub.publish(content('một'))).toEqual({
      version: signed.version,
      isNew: false,
      newSections: 0,
    });
    // A changed fee moves its section only.
    expect(await hub.publish(content('hai'))).toEqual({
      version: signed.version + 1,
      isNew: true,
      newSections: 1,
    });
    expect((await kiosk.heartbeat()).body.contentVersion).toBe(signed.version + 1);
  });

  it('is signed again when half of its time has passed', async () => {
    const { version } = await hub.publish(content('ba'));
    clock.offsetMs = 16 * 86_400_000;
    const again = await hub.publish(content('ba'));
    clock.offsetMs = 0;
    expect(again).toEqual({ version: version + 1, isNew: true, newSections: 0 });
  });

  it('serves files that never change, and a timestamp that is asked for conditionally', async () => {
    await hub.publish(content('bốn'));
    const timestamp = hubPaths.tuf('timestamp.json');
    const etag = (await askHub(hub.url, timestamp)).headers.get('etag') ?? '';
    const same = await askHub(hub.url, timestamp, { headers: { 'if-none-match': etag } });
    expect([same.status, same.body]).toEqual([304, undefined]);
    await hub.publish(content('năm'));
    const changed = await askHub(hub.url, timestamp, { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    const root = await askHub(hub.url, hubPaths.tuf('1.root.json'));
    expect(root.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const ref of (await newestManifest(hub.url, await rootOf())).sections) {
      const response = await fetch(hub.url + hubPaths.section(ref.sha256));
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(await isSectionIntact(ref, new Uint8Array(await response.arrayBuffer()))).toBe(true);
      const known = { headers: { 'if-none-match': `"${ref.sha256}"` } };
      expect((await askHub(hub.url, hubPaths.section(ref.sha256), known)).status).toBe(304);
    }
    // No root after the newest is an answer, and no mistake that a browser writes down.
    expect((await askHub(hub.url, hubPaths.tuf('2.root.json'))).status).toBe(204);
    for (const name of ['9.targets.json', '01.root.json', 'timestamp.jsonx', '..%2fx']) {
      expect((await askHub(hub.url, hubPaths.tuf(name))).problem).toBe('not-found');
    }
    for (const name of ['0'.repeat(64), 'x', '..%2f..%2fetc%2fpasswd']) {
      expect((await askHub(hub.url, hubPaths.section(name))).problem).toBe('not-found');
    }
  });

  it('refuses what kiosks would refuse, and keeps the version that stands', async () => {
    const before = (await askHub(hub.url, hubPaths.tuf('timestamp.json'))).body;
    const twice = {
      ...content('a'),
      sections: [...content('a').sections, ...content('a').sections],
    };
    await expect(hub.publish(twice)).rejects.toThrow('same kind and key');
    const empty = { kind: 'places' as const, key: '', bytes: toUtf8('') };
    await expect(hub.publish({ ...content('a'), sections: [empty] })).rejects.toThrow('0 bytes');
    await expect(hub.publish(content('b'), [])).rejects.toThrow('notEnoughSignatures');
    expect((await askHub(hub.url, hubPaths.tuf('timestamp.json'))).body).toEqual(before);
  });
});

describe('the online key', () => {
  it('signs again before a week is over, once for several hubs, and goes on to be believed', async () => {
    const databaseUrl = await server.newDatabase();
    const time = new TestClock();
    const one = await server.hub({ databaseUrl, clock: time.now });
    const other = await server.hub({ databaseUrl, clock: time.now });
    await one.publish(content('tuần'));
    const kiosk = await TestKiosk.enrol(one.url, await one.createEnrolmentCode(testSite));
    const { root } = kiosk.identity.hub;
    const first = await refreshFrom(one.url, root, time.now());
    const client = await one.store.pool.connect();
    const { online } = await openKeyring(join(server.directory, 'hub-2', 'keys'));
    async function renew(): Promise<boolean> {
      return renewOnline(client, { key: online, nowMs: time.now() });
    }
    expect(await renew()).toBe(false);
    time.offsetMs = 86_400_000 + 60_000;
    expect([await renew(), await renew()]).toEqual([true, false]);
    client.release();
    time.offsetMs = 7 * 86_400_000 + 30_000;
    const later = await refreshFrom(other.url, first.state, time.now());
    expect(later.outcome.ok).toBe(true);
    time.offsetMs = 9 * 86_400_000;
    const late = await refreshFrom(other.url, later.state, time.now());
    expect(late.outcome).toEqual({ ok: false, error: { role: 'timestamp', reason: 'expired' } });
  });

  it('of another directory cannot publish on this database', async () => {
    const databaseUrl = await server.newDatabase();
    const one = await server.hub({ databaseUrl });
    await one.publish(content('một'));
    const directory = join(server.directory, 'another');
    const other = await server.hub({ databaseUrl, directory });
    await expect(other.publish(content('hai'))).rejects.toThrow('does not name the online key');
    const kiosk = await TestKiosk.enrol(one.url, await one.createEnrolmentCode(testSite));
    expect(await believedContent(one.url, kiosk.identity.hub.root)).toHaveLength(1);
  });
});

describe('details', () => {
  const details = { kind: 'details' as const, key: '1.000001', bytes: toUtf8('{"a":1}') };
  async function listOf(change = {}) {
    const { key, bytes } = details;
    const ref = { code: key, sha256: toHex(await sha256(bytes)), bytes: bytes.length, ...change };
    return { kind: 'detailsList' as const, key: '0', bytes: toUtf8(JSON.stringify([ref])) };
  }
  const withSections = (...more: Content['sections']) => ({
    ...content('chín'),
    sections: [...content('chín').sections, ...more],
  });

  it('are served, and named by their list and not by the manifest', async () => {
    await hub.publish(withSections(details, await listOf()));
    const signed = await newestManifest(hub.url, await rootOf());
    expect(signed.sections.map(({ kind }) => kind)).toContain('detailsList');
    const hash = toHex(await sha256(details.bytes));
    expect(JSON.stringify(signed)).not.toContain(hash);
    const served = await fetch(new URL(hubPaths.section(hash), hub.url));
    expect(await served.json()).toEqual({ a: 1 });
  });

  it('are refused when a list names others, or none', async () => {
    const wrong = await listOf({ bytes: 9 });
    await expect(hub.publish(withSections(details, wrong))).rejects.toThrow('lists of details');
    await expect(hub.publish(withSections(details))).rejects.toThrow('lists of details');
    await expect(hub.publish(withSections(await listOf()))).rejects.toThrow('lists of details');
  });
});

describe('the line', () => {
  const together = (hashes: readonly string[]) =>
    hubPaths.sections + batchQuery(hashes.map((hash) => ({ sha256: hash })));

  it('carries long sections packed to whoever unpacks, and plain to whoever does not', async () => {
    const long = { kind: 'lexicon' as const, key: '', bytes: toUtf8('phường '.repeat(500)) };
    await hub.publish({ ...content('mười'), sections: [...content('mười').sections, long] });
    const path = new URL(hubPaths.section(toHex(await sha256(long.bytes))), hub.url);
    for (const [accepted, encoding] of [
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const answer = await fetch(path, { headers: { 'accept-encoding': accepted } });
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect(answer.headers.get('vary')).toContain('accept-encoding');
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(long.bytes);
    }
  });

  it('carries several sections one after another as asked, all of them or none', async () => {
    const words = Array.from({ length: sectionBatchCountMax }, (_, at) =>
      toUtf8(`một ${at} `.repeat(99)),
    );
    const sections = words.map((bytes, at) => ({ kind: 'facts' as const, key: `9${at}`, bytes }));
    await hub.publish({
      ...content('mười một'),
      sections: [...sections, ...content('mười một').sections],
    });
    const hashes = await Promise.all(words.map(async (bytes) => toHex(await sha256(bytes))));
    const ask = (of: readonly string[], headers = {}) =>
      fetch(new URL(together(of), hub.url), { headers });
    for (const of of [hashes, hashes.toReversed()]) {
      const answer = await ask(of);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('content-encoding')).toBe('gzip');
      const parts = of.map((hash) => words[hashes.indexOf(hash)] ?? new Uint8Array());
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.concat(parts));
      const etag = answer.headers.get('etag') ?? '';
      expect((await ask(of, { 'if-none-match': etag })).status).toBe(304);
    }
    const [one = ''] = hashes;
    const others = Array.from({ length: sectionBatchCountMax }, (_, at) =>
      `${at}`.padStart(64, '0'),
    );
    for (const of of [[], ['x'], [one, one], [one, '0'.repeat(64)], [one, ...others]]) {
      expect([of.length, (await ask(of)).status]).toEqual([of.length, 404]);
    }
  });

  it('carries no more at once than a batch may be, and no package beside a section', async () => {
    const half = sectionBatchBytesMax / 2 + 1;
    const large = ['a', 'b'].map((letter) => toUtf8(letter.repeat(half)));
    const sections = large.map((bytes, at) => ({ kind: 'facts' as const, key: `9${at}`, bytes }));
    await hub.publish({
      ...content('mười hai'),
      sections: [...sections, ...content('mười hai').sections],
    });
    const [one = '', other = ''] = await Promise.all(
      large.map(async (bytes) => toHex(await sha256(bytes))),
    );
    expect((await fetch(new URL(together([one]), hub.url))).status).toBe(200);
    expect((await fetch(new URL(together([one, other]), hub.url))).status).toBe(404);
  });
});

describe('waiting for a version', () => {
  const never = () => new AbortController().signal;
  const atOnce = { perSecond: 250, chance: () => 0 };

  it('ends empty-handed after its time, at a hang-up, and at the close', async () => {
    const published = new PublishedVersion(hub.store, hub.log, atOnce);
    await published.start();
    expect(await published.waitBeyond(999, 5, never())).toBeUndefined();
    const abort = new AbortController();
    const held = published.waitBeyond(999, 60_000, abort.signal);
    abort.abort();
    expect(await held).toBeUndefined();
    const open = published.waitBeyond(999, 60_000, never());
    await published.close();
    expect(await open).toBeUndefined();
    expect(await published.waitBeyond(999, 60_000, never())).toBeUndefined();
  });

  it('is told to many in turn, to nobody later than its poll lasts, and at once with other news', async () => {
    const { version } = await hub.publish(content('trước'));
    let drawn = 0;
    // A hub that tells one kiosk in an hour.
    const slow = { perSecond: 1 / 3_600, chance: () => drawn };
    const published = new PublishedVersion(hub.store, hub.log, slow);
    await published.start();
    drawn = 1;
    const urgent = new AbortController();
    const held = published.waitBeyond(version, 3_600_000, urgent.signal);
    await hub.publish(content('sau'));
    await published.refresh();
    // One whose poll ends first asks again, and is told nothing before its turn.
    expect(await published.waitBeyond(version, 5, never())).toBeUndefined();
    expect(await Promise.race([held, Promise.resolve('waits')])).toBe('waits');
    urgent.abort();
    expect(await held).toBe(version + 1);
    drawn = 0;
    expect(await published.waitBeyond(version, 5, never())).toBe(version + 1);
    drawn = 1;
    const open = published.waitBeyond(version, 3_600_000, never());
    await published.close();
    expect(await open).toBe(version + 1);
  }, 40_000);

  it('hears of a publication although its connection was cut before', async () => {
    const published = new PublishedVersion(hub.store, hub.log, atOnce);
    await published.start();
    await hub.store.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'motcham-hub-listen' and datname = current_database()`,
    );
    const { version } = await hub.publish(content('một'));
    expect(await published.waitBeyond(version - 1, 30_000, never())).toBe(version);
    await published.close();
  }, 40_000);

  it('makes one version of the same content published twice at once', async () => {
    const both = await Promise.all([hub.publish(content('hai')), hub.publish(content('hai'))]);
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    expect(new Set(both.map(({ version }) => version)).size).toBe(1);
  });
});
