import { type DBSchema, openDB } from 'idb';
import { finishTransaction } from '../idb/index.ts';
import type { KeptReadings, ReadingsStore } from './readings-store.ts';

interface ReadingsSchema extends DBSchema {
  /** One row: `kept`. */
  readings: { key: string; value: KeptReadings };
}

/** In IndexedDB. Not strict: what a power cut takes, the next minutes bring again. */
export function idbReadingsStore(name = 'motcham-readings'): ReadingsStore {
  const open = () =>
    openDB<ReadingsSchema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('readings');
      },
    });
  return {
    async load() {
      const db = await open();
      try {
        return await db.get('readings', 'kept');
      } finally {
        db.close();
      }
    },
    async keep(kept) {
      const db = await open();
      try {
        const tx = db.transaction('readings', 'readwrite');
        await finishTransaction(tx, tx.store.put(kept, 'kept'));
      } finally {
        db.close();
      }
    },
  };
}
