import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** What was typed and is not at the hub yet. */
export interface KeptDraft {
  readonly body: unknown;
  /** What the hub had when it was begun. */
  readonly base: unknown;
  readonly revision: number;
  readonly atMs: number;
}

/** Where drafts stay while the hub is away. Failing to keep one is no reason to stop typing. */
export interface DraftStore {
  read(name: string): Promise<KeptDraft | undefined>;
  keep(name: string, draft: KeptDraft): Promise<void>;
  forget(name: string): Promise<void>;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: KeptDraft };
}

/** Drafts in IndexedDB, one for each document. */
export function idbDraftStore(name = 'motcham-drafts'): DraftStore {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const open = () => {
    opened ??= openDB<Schema>(name, 1, { upgrade: (db) => void db.createObjectStore('drafts') });
    return opened;
  };
  /** One after the other, so that a late write never brings back what was forgotten. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (work: (db: IDBPDatabase<Schema>) => Promise<unknown>) => {
    turn = turn.then(async () => work(await open())).catch((error: unknown) => reportError(error));
    return turn.then(() => undefined);
  };
  return {
    async read(key) {
      await turn;
      return (await open()).get('drafts', key);
    },
    keep: (key, draft) => inTurn((db) => db.put('drafts', draft, key)),
    forget: (key) => inTurn((db) => db.delete('drafts', key)),
  };
}
