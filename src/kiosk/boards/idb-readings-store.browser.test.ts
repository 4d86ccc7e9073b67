import { deleteDB } from 'idb';
import { afterEach, describe, expect, test } from 'vitest';
import type { KeptReadings } from './index.ts';
import { idbReadingsStore } from './index.ts';

const name = 'motcham-readings-test';
const kept = (value: number): KeptReadings => ({
  etag: `"${value}"`,
  answer: {
    v: 1,
    boards: [
      {
        board: 'air',
        stations: [{ station: 'lake', trial: false, readings: [{ at: 1_000, value }] }],
      },
    ],
  },
});

describe('readings in IndexedDB', () => {
  afterEach(() => deleteDB(name));

  test('are none at first, then the last that were kept, in another page too', async () => {
    const store = idbReadingsStore(name);
    expect(await store.load()).toBeUndefined();
    await store.keep(kept(1));
    await store.keep(kept(2));
    expect(await store.load()).toEqual(kept(2));
    expect(await idbReadingsStore(name).load()).toEqual(kept(2));
  });

  test('hold no connection: what is open would keep the database from being deleted', async () => {
    const store = idbReadingsStore(name);
    await store.keep(kept(3));
    const deleted = await Promise.race([
      deleteDB(name).then(() => 'deleted'),
      new Promise((done) => setTimeout(() => done('blocked'), 2_000)),
    ]);
    expect(deleted).toBe('deleted');
    expect(await store.load()).toBeUndefined();
  });
});
