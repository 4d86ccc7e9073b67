import { type DBSchema, openDB } from 'idb';
import type { PinVerifier } from '../../domain/api/index.ts';
import type { Calibration } from '../services.ts';

/** What outlives a reload and a power cut. */
export interface StaffNotes {
  /** Wrong PINs in a row. */
  readonly wrongPins: number;
  /** Wall clock at which the lock opens, ms; 0 when it is open. */
  readonly lockedUntilMs: number;
  /** The PIN's verifier once more: staff get in while the store of the identity is broken. */
  readonly pin: PinVerifier | undefined;
  readonly calibration: Calibration | undefined;
}

export const noNotes: StaffNotes = {
  wrongPins: 0,
  lockedUntilMs: 0,
  pin: undefined,
  calibration: undefined,
};

/** Where the notes are kept. A write resolves when it is on the disk. */
export interface StaffNotesStore {
  read(): Promise<StaffNotes>;
  write(notes: StaffNotes): Promise<void>;
}

interface NotesSchema extends DBSchema {
  notes: { key: string; value: StaffNotes };
}

/** In a database of its own, so that nothing that breaks the others locks staff out. */
export function idbStaffNotes(name = 'motcham-staff'): StaffNotesStore {
  const open = () =>
    openDB<NotesSchema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('notes');
      },
    });
  return {
    async read() {
      const db = await open();
      try {
        return { ...noNotes, ...(await db.get('notes', 'notes')) };
      } finally {
        db.close();
      }
    },
    async write(notes) {
      const db = await open();
      try {
        const tx = db.transaction('notes', 'readwrite', { durability: 'strict' });
        await tx.store.put(notes, 'notes');
        await tx.done;
      } finally {
        db.close();
      }
    },
  };
}

/** Notes in memory, for tests. `broken`: a storage that answers nothing. */
export function memoryStaffNotes(
  initial: Partial<StaffNotes> = {},
): StaffNotesStore & { notes: StaffNotes; broken: boolean } {
  const store = {
    notes: { ...noNotes, ...initial },
    broken: false,
    async read() {
      if (store.broken) throw new Error('storage is closed');
      return store.notes;
    },
    async write(notes: StaffNotes) {
      if (store.broken) throw new Error('storage is closed');
      store.notes = notes;
    },
  };
  return store;
}
