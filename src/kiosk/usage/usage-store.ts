import { openDB } from 'idb';
import type { DayCounts } from './day-counts.ts';

/** Where a day's counts lie. Implementations throw what their storage throws. */
export interface UsageStore {
  load(): Promise<DayCounts | undefined>;
  save(day: DayCounts): Promise<void>;
}

/** Name of the database, on the page's one origin (contracts.md). */
const usageDatabase = 'motcham-usage';

/** Counts in IndexedDB: opened for each use, once a session, and closed again. */
export function idbUsageStore(name: string = usageDatabase): UsageStore {
  const open = () =>
    openDB(name, 1, {
      upgrade(db) {
        db.createObjectStore('day');
      },
    });
  return {
    async load() {
      const db = await open();
      try {
        return await db.get('day', 'day');
      } finally {
        db.close();
      }
    },
    async save(day) {
      const db = await open();
      try {
        await db.put('day', day, 'day');
      } finally {
        db.close();
      }
    },
  };
}

export function memoryUsageStore(): UsageStore & { kept: DayCounts | undefined } {
  const store = {
    kept: undefined as DayCounts | undefined,
    load: async () => store.kept,
    async save(day: DayCounts) {
      store.kept = day;
    },
  };
  return store;
}
