import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import {
  bootRefs,
  hashesOf,
  type KeptManifest,
  type LibrarySlots,
  type LibraryStore,
  type RejectedVersion,
  type Slot,
} from './library-store.ts';

/** Name of the database, on the page's one origin (contracts.md). */
export const libraryDatabase = 'motcham-library';

export interface LibrarySchema extends DBSchema {
  /** Bytes by hash. */
  sections: { key: string; value: Uint8Array<ArrayBuffer> };
  slots: { key: Slot; value: KeptManifest };
  rejected: { key: 'rejected'; value: RejectedVersion };
}

/** Content in IndexedDB. What is not strict here can be fetched again; the swap is strict. */
export function idbLibraryStore(name: string = libraryDatabase): LibraryStore {
  let opening: Promise<IDBPDatabase<LibrarySchema>> | undefined;

  function database(): Promise<IDBPDatabase<LibrarySchema>> {
    if (opening !== undefined) return opening;
    const forget = (): void => {
      opening = undefined;
    };
    const opened: Promise<IDBPDatabase<LibrarySchema>> = openDB<LibrarySchema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('sections');
        db.createObjectStore('slots');
        db.createObjectStore('rejected');
      },
      blocking() {
        forget();
        void opened.then((db) => db.close());
      },
      terminated: forget,
    });
    opening = opened;
    opened.catch(forget);
    return opened;
  }

  /** A connection that was closed under us is opened again, once. */
  async function run<T>(work: (db: IDBPDatabase<LibrarySchema>) => Promise<T>): Promise<T> {
    try {
      return await work(await database());
    } catch (error) {
      const gone = error instanceof DOMException && error.name === 'InvalidStateError';
      if (!gone) throw error;
      opening = undefined;
      return work(await database());
    }
  }

  return {
    boot: (slot) =>
      run(async (db) => {
        const tx = db.transaction(['sections', 'slots', 'rejected'], 'readonly');
        const slots = tx.objectStore('slots');
        const [current, previous, staged, rejected] = await Promise.all([
          slots.get('current'),
          slots.get('previous'),
          slots.get('staged'),
          tx.objectStore('rejected').get('rejected'),
        ]);
        const all: LibrarySlots = { current, previous, staged, rejected };
        const hashes = [...new Set(bootRefs(all[slot]).map(({ sha256 }) => sha256))];
        const stored = await Promise.all(
          hashes.map((hash) => tx.objectStore('sections').get(hash)),
        );
        const sections = new Map<string, Uint8Array<ArrayBuffer>>();
        stored.forEach((bytes, at) => {
          const hash = hashes[at];
          if (bytes !== undefined && hash !== undefined) sections.set(hash, bytes);
        });
        return { slots: all, sections };
      }),
    section: (sha256) => run((db) => db.get('sections', sha256)),
    missing: (hashes) =>
      run(async (db) => {
        const keys = new Set(await db.getAllKeys('sections'));
        return hashes.filter((hash) => !keys.has(hash));
      }),
    putSection: (sha256, bytes) =>
      run(async (db) => {
        await db.put('sections', bytes, sha256);
      }),
    dropSections: (hashes) =>
      run(async (db) => {
        const tx = db.transaction('sections', 'readwrite');
        for (const hash of hashes) void tx.store.delete(hash);
        await tx.done;
      }),
    stage: (kept) =>
      run(async (db) => {
        const tx = db.transaction(['sections', 'slots'], 'readwrite', { durability: 'strict' });
        const keys = new Set(await tx.objectStore('sections').getAllKeys());
        const whole = hashesOf(kept).every((hash) => keys.has(hash));
        if (whole) await tx.objectStore('slots').put(kept, 'staged');
        await tx.done;
        return whole;
      }),
    swap: () =>
      run(async (db) => {
        // One transaction: after a power cut either all of it happened or nothing did.
        const tx = db.transaction(['sections', 'slots'], 'readwrite', { durability: 'strict' });
        const slots = tx.objectStore('slots');
        const [current, staged] = await Promise.all([slots.get('current'), slots.get('staged')]);
        if (staged === undefined) return false;
        if (current !== undefined) await slots.put(current, 'previous');
        await slots.put(staged, 'current');
        await slots.delete('staged');
        const used = new Set([...hashesOf(staged), ...hashesOf(current)]);
        for (const hash of await tx.objectStore('sections').getAllKeys()) {
          if (!used.has(hash)) await tx.objectStore('sections').delete(hash);
        }
        await tx.done;
        return true;
      }),
    unstage: () => run((db) => db.delete('slots', 'staged')),
    reject: (rejected) =>
      run(async (db) => {
        await db.put('rejected', rejected, 'rejected');
      }),
  };
}
