import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { finishTransaction } from '../link/index.ts';
import {
  bootRefs,
  hashesOf,
  isSame,
  type KeptManifest,
  type LibrarySlots,
  type LibraryStore,
  type RejectedVersion,
  type Slot,
} from './library-store.ts';

/** Name of the database, on the page's one origin (contracts.md). */
const libraryDatabase = 'motcham-library';

interface LibrarySchema extends DBSchema {
  /** Bytes by hash. */
  sections: { key: string; value: Uint8Array<ArrayBuffer> };
  slots: { key: Slot; value: KeptManifest };
  rejected: { key: 'rejected'; value: RejectedVersion };
}

type Reading = IDBPTransaction<LibrarySchema, ('sections' | 'slots' | 'rejected')[], 'readonly'>;
type Writing = IDBPTransaction<LibrarySchema, ('sections' | 'slots')[], 'readwrite'>;

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

  // Also for reading: a connection that dies aborts every transaction, and nobody waits for `done`.
  function read<T>(work: (tx: Reading) => Promise<T>): Promise<T> {
    return run((db) => {
      const tx = db.transaction(['sections', 'slots', 'rejected'], 'readonly');
      return finishTransaction(tx, work(tx));
    });
  }

  function write<T>(work: (tx: Writing) => Promise<T>): Promise<T> {
    return run((db) => {
      const tx = db.transaction(['sections', 'slots'], 'readwrite', { durability: 'strict' });
      return finishTransaction(tx, work(tx));
    });
  }

  return {
    boot: (slot) =>
      read(async (tx) => {
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
    section: (sha256) => read((tx) => tx.objectStore('sections').get(sha256)),
    missing: (hashes) =>
      read(async (tx) => {
        const keys = new Set(await tx.objectStore('sections').getAllKeys());
        return hashes.filter((hash) => !keys.has(hash));
      }),
    putSection: (sha256, bytes) =>
      run(async (db) => {
        await db.put('sections', bytes, sha256);
      }),
    dropSections: (hashes) =>
      run(async (db) => {
        const tx = db.transaction('sections', 'readwrite');
        const deleted = Promise.all(hashes.map((hash) => tx.store.delete(hash)));
        await finishTransaction(tx, deleted);
      }),
    stage: (kept) =>
      write(async (tx) => {
        const keys = new Set(await tx.objectStore('sections').getAllKeys());
        const whole = hashesOf(kept).every((hash) => keys.has(hash));
        if (whole) await tx.objectStore('slots').put(kept, 'staged');
        return whole;
      }),
    swap: (used) =>
      // One transaction: after a power cut either all of it happened or nothing did.
      write(async (tx) => {
        const slots = tx.objectStore('slots');
        const [current, staged] = await Promise.all([slots.get('current'), slots.get('staged')]);
        if (staged === undefined) return false;
        if (current !== undefined) await slots.put(current, 'previous');
        await slots.put(staged, 'current');
        await slots.delete('staged');
        for (const hash of await tx.objectStore('sections').getAllKeys()) {
          if (!used.has(hash)) await tx.objectStore('sections').delete(hash);
        }
        return true;
      }),
    amend: (slot, kept) =>
      write(async (tx) => {
        const there = await tx.objectStore('slots').get(slot);
        if (isSame(there, kept)) await tx.objectStore('slots').put(kept, slot);
      }),
    unstage: () => run((db) => db.delete('slots', 'staged')),
    reject: (rejected) =>
      run(async (db) => {
        await db.put('rejected', rejected, 'rejected');
      }),
  };
}
