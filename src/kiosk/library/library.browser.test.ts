import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
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

  it('holds the old or the new version whichever of its writes is aborted', async () => {
    const { put, delete: remove } = IDBObjectStore.prototype;
    let aborted = 0;
    for (let abortAt = 1; ; abortAt += 1) {
      const { hub, page } = await newPlace();
      const library = page();
      await hub.publish(1, sectionsOf(smallCatalogue(1_000)));
      await library.refresh();
      await library.swap();
      await hub.publish(2, sectionsOf(smallCatalogue(2_000)));
      let count = 0;
      function cut<T extends IDBRequest>(request: T, { transaction }: IDBObjectStore): T {
        count += 1;
        if (count === abortAt) transaction.abort();
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
      await library.refresh();
      await library.swap();
      vi.restoreAllMocks();
      const again = page();
      await again.boot();
      const { version } = again.content.value!;
      expect(again.content.value?.services.get(birth)?.costs[0]).toMatchObject({
        amountVnd: version * 1_000,
      });
      expect(await again.refresh()).toMatchObject({ ok: true });
      await again.swap();
      expect(again.content.value?.version).toBe(2);
      if (count < abortAt) break;
      aborted += 1;
    }
    // The shard, what is believed with what it let be staged, three slots of the swap.
    expect(aborted).toBeGreaterThanOrEqual(6);
  });

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
