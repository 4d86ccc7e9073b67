import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { finishTransaction } from '../idb/index.ts';
import type {
  ConfirmedTime,
  Identity,
  IdentityStore,
  PendingEnrolment,
  StoredIdentity,
} from './identity.ts';

/** Name of the database, on the page's one origin (contracts.md). */
const identityDatabase = 'motcham-identity';

interface IdentitySchema extends DBSchema {
  identities: { key: string; value: Identity };
  /** One row: `state`. */
  state: { key: string; value: StateRow };
}

interface StateRow {
  readonly line: string;
  readonly counter: number;
  readonly confirmed?: ConfirmedTime;
  readonly pending?: PendingEnrolment | undefined;
}

/** Identities in IndexedDB. Keys are stored as CryptoKey objects, never as bytes. */
export function idbIdentityStore(name: string = identityDatabase): IdentityStore {
  let opening: Promise<IDBPDatabase<IdentitySchema>> | undefined;

  function database(): Promise<IDBPDatabase<IdentitySchema>> {
    if (opening !== undefined) return opening;
    const forget = (): void => {
      opening = undefined;
    };
    const opened: Promise<IDBPDatabase<IdentitySchema>> = openDB<IdentitySchema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('identities', { keyPath: 'line' });
        db.createObjectStore('state');
      },
      // A later page wants to upgrade: step aside, and open again when next needed.
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

  async function write(change: (state: StateRow | undefined) => StateRow, identity?: Identity) {
    const db = await database();
    const tx = db.transaction(['identities', 'state'], 'readwrite', { durability: 'strict' });
    async function work(): Promise<void> {
      const state = await tx.objectStore('state').get('state');
      if (identity) await tx.objectStore('identities').put(identity);
      await tx.objectStore('state').put(change(state), 'state');
    }
    await finishTransaction(tx, work());
  }

  const noState: StateRow = { line: '', counter: 0 };
  return {
    async load(): Promise<StoredIdentity> {
      const db = await database();
      const tx = db.transaction(['identities', 'state'], 'readonly');
      const [all, state = noState] = await finishTransaction(
        tx,
        Promise.all([tx.objectStore('identities').getAll(), tx.objectStore('state').get('state')]),
      );
      // One of before content hung on a root: its requests are sent, and the kiosk enrols again.
      const current = all.find(({ line, hub }) => line === state.line && 'root' in hub);
      return {
        current,
        past: all.filter((one) => one !== current),
        counter: state.counter,
        confirmed: state.confirmed,
        pending: state.pending,
      };
    },
    adopt: (identity) =>
      write(
        (state) => ({ ...state, line: identity.line, counter: 0, pending: undefined }),
        identity,
      ),
    savePending: (pending) => write((state = noState) => ({ ...state, pending })),
    update: (identity) => write((state) => state ?? noState, identity),
    saveCounter: (counter) => write((state = noState) => ({ ...state, counter })),
    saveConfirmed: (confirmed) => write((state = noState) => ({ ...state, confirmed })),
    async forget(line) {
      const db = await database();
      await db.delete('identities', line);
    },
  };
}
