import { type DBSchema, openDB } from 'idb';
import { finishTransaction } from '../idb/index.ts';
import { type EmergencyStore, type KeptEmergencies, noEmergencies } from './emergency-store.ts';

interface EmergencySchema extends DBSchema {
  /** One row: `kept`. */
  emergencies: { key: string; value: KeptEmergencies };
}

/** In IndexedDB, strict: the power goes when the house burns. */
export function idbEmergencyStore(name = 'motcham-emergencies'): EmergencyStore {
  const open = () =>
    openDB<EmergencySchema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('emergencies');
      },
    });
  return {
    async load() {
      const db = await open();
      try {
        return (await db.get('emergencies', 'kept')) ?? noEmergencies;
      } finally {
        db.close();
      }
    },
    async keep(kept) {
      const db = await open();
      try {
        const tx = db.transaction('emergencies', 'readwrite', { durability: 'strict' });
        await finishTransaction(tx, tx.store.put(kept, 'kept'));
      } finally {
        db.close();
      }
    },
  };
}
