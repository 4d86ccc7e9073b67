import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { finishTransaction } from '../idb/index.ts';
import {
  bootRefs,
  hashesOf,
  isSame,
  type KeptManifest,
  type KeptTrust,
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
  trust: { key: 'trust'; value: KeptTrust };
}

const all = ['sections', 'slots', 'rejected', 'trust'] as const;
type Names = (typeof all)[number][];
type Reading = IDBPTransaction<LibrarySchema, Names, 'readonly'>;
type Writing = IDBPTransaction<LibrarySchema, Names, 'readwrite'>;

/** Content in IndexedDB. What is not strict here can be fetched again; the swap is strict. */
export function idbLibraryStore(name: string = libraryDatabase): LibraryStore {
  let opening: Promise<IDBPDatabase<LibrarySchema>> | undefined;

  function database(): Promise<IDBPDatabase<LibrarySchema>> {
    if (opening !== undefined) return opening;
    const forget = (): void => {
      opening = undefined;
    };
    const opened: Promise<IDBPDatabase<LibrarySchema>> = openDB<LibrarySchema>(name, 2, {
      async upgrade(db, from, _, tx) {
        if (from === 0) for (const store of all) db.createObjectStore(store);
        if (from !== 1) return;
        db.createObjectStore('trust');
        // Manifests signed by themselves (docs/decisions/002) stay shown until others are believed.
        for (const slot of await tx.objectStore('slots').getAllKeys()) {
          const kept: unknown = await tx.objectStore('slots').get(slot);
          const old = kept as KeptManifest & { document: { signed: KeptManifest['manifest'] } };
          await tx.objectStore('slots').put({ ...old, manifest: old.document.signed }, slot);
        }
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
      const tx = db.transaction([...all], 'readonly');
      return finishTransaction(tx, work(tx));
    });
  }

  function write<T>(work: (tx: Writing) => Promise<T>): Promise<T> {
    return run((db) => {
      const tx = db.transaction([...all], 'readwrite', { durability: 'strict' });
      return finishTransaction(tx, work(tx));
    });
  }

  return {
    boot: (slot) =>
      read(async (tx) => {
        const slots = tx.objectStore('slots');
        const [current, previous, staged, rejected, trust] = await Promise.all([
          slots.get('current'),
          slots.get('previous'),
          slots.get('staged'),
          tx.objectStore('rejected').get('rejected'),
          tx.objectStore('trust').get('trust'),
        ]);
        const slotsNow: LibrarySlots = { current, previous, staged, rejected, trust };
        const hashes = [...new Set(bootRefs(slotsNow[slot]).map(({ sha256 }) => sha256))];
        const stored = await Promise.all(
          hashes.map((hash) => tx.objectStore('sections').get(hash)),
        );
        const sections = new Map<string, Uint8Array<ArrayBuffer>>();
        stored.forEach((bytes, at) => {
          const hash = hashes[at];
          if (bytes !== undefined && hash !== undefined) sections.set(hash, bytes);
        });
        return { slots: slotsNow, sections };
      }),
    section: (sha256) => read((tx) => tx.objectStore('sections').get(sha256)),
    missing: (hashes) =>
      read(async (tx) => {
        const keys = new Set(await tx.objectStore('sections').getAllKeys());
        return hashes.filter((hash) => !keys.has(hash));
      }),
    putSections: (sections) =>
      run((db) => {
        // One transaction for all: each costs more than the bytes in it.
        const tx = db.transaction('sections', 'readwrite');
        const put = Promise.all([...sections].map(([hash, bytes]) => tx.store.put(bytes, hash)));
        return finishTransaction(tx, put).then(() => undefined);
      }),
    dropSections: (hashes) =>
      run(async (db) => {
        const tx = db.transaction('sections', 'readwrite');
        const deleted = Promise.all(hashes.map((hash) => tx.store.delete(hash)));
        await finishTransaction(tx, deleted);
      }),
    settle: (settlement) =>
      write(async (tx) => {
        const { trust, staged, rejected } = settlement;
        if (staged) {
          const keys = new Set(await tx.objectStore('sections').getAllKeys());
          if (!hashesOf(staged).every((hash) => keys.has(hash))) return false;
          await tx.objectStore('slots').put(staged, 'staged');
        } else if ('staged' in settlement) {
          await tx.objectStore('slots').delete('staged');
        }
        if (trust) await tx.objectStore('trust').put(trust, 'trust');
        if (rejected) await tx.objectStore('rejected').put(rejected, 'rejected');
        return true;
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
  };
}
