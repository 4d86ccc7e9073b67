import { deleteDB } from 'idb';
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
  return { hub, page };
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

  it('shows the old version when the swap does not commit', async () => {
    const { hub, page } = await newPlace();
    const library = page();
    await hub.publish(1, sectionsOf(smallCatalogue(1_000)));
    await library.refresh();
    await library.swap();
    await hub.publish(2, sectionsOf(smallCatalogue(2_000)));
    await library.refresh();
    const real = IDBObjectStore.prototype.put;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args: Parameters<IDBObjectStore['put']>
    ) {
      const request = real.apply(this, args);
      puts += 1;
      // The second write of the swap: the new version is already in its place, uncommitted.
      if (puts === 2) this.transaction.abort();
      return request;
    });
    await library.swap();
    expect(puts).toBeGreaterThanOrEqual(2);
    vi.restoreAllMocks();
    expect(library.content.value?.version).toBe(1);
    const again = page();
    await again.boot();
    expect(again.content.value?.version).toBe(1);
    expect(again.staged.value).toBe(2);
    await again.swap();
    expect(again.content.value?.version).toBe(2);
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
