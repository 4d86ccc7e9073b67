import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toUtf8 } from '../../domain/basics/index.ts';
import { browserAfter } from '../link/index.ts';
import { idbLibraryStore } from './idb-library-store.ts';
import { createLibrary } from './installed-library.ts';
import { sectionsOf, testPublisher } from './test-support/publisher.ts';
import { smallCatalogue } from './test-support/small-catalogue.ts';

const birth = '1.000001';
const names: string[] = [];

async function newPlace() {
  const name = `library-test-${crypto.randomUUID()}`;
  names.push(name);
  const hub = await testPublisher();
  function page() {
    return createLibrary({
      store: idbLibraryStore(name),
      fetch: hub.fetch,
      after: browserAfter,
      fillRandom: (array) => crypto.getRandomValues(array),
      trust: () => hub.trust,
      nowMs: () => Date.parse('2026-11-21T00:00:00Z'),
    });
  }
  return { hub, page, name };
}

afterEach(async () => {
  vi.restoreAllMocks();
  for (const name of names.splice(0)) await deleteDB(name);
});

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It was cut before.
  }
}

/** Content of this version, whose fee tells which it is. */
const offer = (hub: Awaited<ReturnType<typeof testPublisher>>, version: number) =>
  hub.publish(version, sectionsOf(smallCatalogue(version * 1_000)));

/** A fee that is none: the shard is what was signed, and no catalogue. */
async function wrongSections() {
  return (await sectionsOf(smallCatalogue(2_000))).map((section) =>
    section.kind === 'facts' ? { ...section, bytes: toUtf8('{"services":"none"}') } : section,
  );
}

/** Every section that a slot names is stored: what is collected is of no version that is kept. */
async function dropsNothingInUse(name: string): Promise<void> {
  const db = await openDB(name);
  const stored = new Set(await db.getAllKeys('sections'));
  for (const slot of await db.getAll('slots')) {
    for (const { kind, key, sha256 } of slot.refs ?? slot.manifest.sections) {
      expect(stored.has(sha256), `${slot.manifest.version} ${kind} ${key}`).toBe(true);
    }
  }
  db.close();
}

describe('library in IndexedDB', () => {
  it('installs, survives a reload, keeps the version before, and drops the one before that', async () => {
    const { hub, page } = await newPlace();
    const library = page();
    for (const version of [1, 2, 3]) {
      await hub.publish(version, sectionsOf(smallCatalogue(version * 1_000)));
      await library.boot();
      expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
      await library.swap();
    }
    expect(await library.refresh()).toEqual({ ok: true, value: 'upToDate' });
    hub.bend = () => Promise.reject(new TypeError('offline'));
    const again = page();
    await again.boot();
    expect(again.content.value?.version).toBe(3);
    expect(again.content.value?.services.get(birth)?.costs[0]).toMatchObject({ amountVnd: 3_000 });
    expect((await again.details(birth))?.code).toBe(birth);
    await again.warm();
    expect(again.search('ket hon')?.hits[0]?.code).toBe('1.000002');
  });

  /** Cuts the write of this number; with `isDead` every one after it, too, as when the power went. */
  function cutWrites(at: number, isDead: boolean): { readonly count: () => number } {
    const { put, delete: remove } = IDBObjectStore.prototype;
    let count = 0;
    function cut<T extends IDBRequest>(request: T, { transaction }: IDBObjectStore): T {
      count += 1;
      // A power cut takes the whole transaction, with what was asked of it in the same breath.
      if (count === at || (isDead && count > at)) queueMicrotask(() => abort(transaction));
      return request;
    }
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args: Parameters<IDBObjectStore['put']>
    ) {
      return cut(put.apply(this, args), this);
    });
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (
      this: IDBObjectStore,
      ...args: Parameters<IDBObjectStore['delete']>
    ) {
      return cut(remove.apply(this, args), this);
    });
    return { count: () => count };
  }

  /** What a kiosk does while it is cut, after what lies on it: the versions that it may show then. */
  const walks = [
    // The shard, what is believed with what it let be staged, the two slots of the first swap.
    { name: 'a first install', before: [], publishes: [1], writes: 5 },
    { name: 'a second version', before: [1], publishes: [2], writes: 6 },
    // The sections of the first version go with the swap: as many more writes.
    { name: 'a third version, which drops the first', before: [1, 2], publishes: [3], writes: 7 },
    { name: 'a version that is wrong by itself', before: [1], publishes: ['wrong'], writes: 2 },
    { name: 'a version that is taken back unseen', before: [1], publishes: [2, 'back'], writes: 4 },
  ] as const;

  it.each(
    walks.flatMap((walk) => [
      { ...walk, how: 'one write aborted', isDead: false },
      { ...walk, how: 'every write from one on', isDead: true },
    ]),
  )(
    'holds the old or the new version through $name: $how',
    async ({ before, publishes, writes, isDead }) => {
      let cuts = 0;
      for (let at = 1; ; at += 1) {
        const { hub, page, name } = await newPlace();
        const library = page();
        for (const version of before) {
          await offer(hub, version);
          await library.refresh();
          await library.swap();
        }
        const writing = cutWrites(at, isDead);
        const was = before.at(-1);
        for (const what of publishes) {
          // Back: a newer document that offers the content of before.
          if (what === 'wrong') await hub.publish(2, await wrongSections());
          else await offer(hub, what === 'back' ? 1 : what);
          await library.refresh();
        }
        await library.swap();
        vi.restoreAllMocks();
        const again = page();
        await again.boot();
        const shown = again.content.value?.version;
        const fee = again.content.value?.services.get(birth)?.costs[0];
        if (shown === undefined) expect(was).toBeUndefined();
        else expect(fee).toMatchObject({ amountVnd: shown * 1_000 });
        const wanted = publishes.at(-1);
        const last = wanted === 'wrong' || wanted === 'back' ? 1 : wanted;
        expect([was, last]).toContain(shown);
        await again.refresh();
        await again.swap();
        expect(again.content.value?.version).toBe(last);
        expect((await again.details(birth))?.code).toBe(birth);
        await dropsNothingInUse(name);
        if (writing.count() < at) break;
        cuts += 1;
      }
      expect(cuts).toBeGreaterThanOrEqual(writes);
    },
    60_000,
  );

  it('goes on showing what a version of before TUF had installed, and takes the new one', async () => {
    const { hub, page, name } = await newPlace();
    const library = page();
    await hub.publish(1, sectionsOf(smallCatalogue(1_000)));
    await library.refresh();
    await library.swap();
    const now = await openDB(name);
    const sections = await now.getAllKeys('sections');
    const bytes = await Promise.all(sections.map((key) => now.get('sections', key)));
    const { manifest, ...kept } = await now.get('slots', 'current');
    now.close();
    await deleteDB(name);
    const old = await openDB(name, 1, {
      upgrade(db) {
        for (const store of ['sections', 'slots', 'rejected']) db.createObjectStore(store);
      },
    });
    await Promise.all(sections.map((key, at) => old.put('sections', bytes[at], key)));
    const document = { signed: { ...manifest, expiresAt: '2027-02-20T00:00:00Z' }, signatures: [] };
    await old.put('slots', { ...kept, document, trust: '{"threshold":2}' }, 'current');
    old.close();
    const again = page();
    await again.boot();
    expect(again.content.value).toMatchObject({ version: 1, stale: true });
    expect(await again.refresh()).toEqual({ ok: true, value: 'staged' });
    await again.swap();
    expect(again.content.value).toMatchObject({ version: 1, stale: false });
  });

  it('boots in one read transaction', async () => {
    const { hub, page } = await newPlace();
    const library = page();
    await hub.publish(1, sectionsOf(smallCatalogue()));
    await library.refresh();
    await library.swap();
    await library.warm();
    const again = page();
    const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await again.boot();
    expect(again.content.value?.version).toBe(1);
    expect(spy).toHaveBeenCalledTimes(1);
  });
});
