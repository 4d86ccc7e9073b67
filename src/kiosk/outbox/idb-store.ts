import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { abortTransaction, finishTransaction } from '../idb/index.ts';
import type { After } from '../link/index.ts';
import { transactionTimeoutMs } from './limits.ts';
import type { Line } from './line.ts';
import { movedTo, takeFrom } from './places.ts';
import {
  factsOf,
  type HeldRequest,
  type OutboxStore,
  type QuarantinedRequest,
  quarantinedFactsOf,
  StorageFailure,
} from './store.ts';

/** Name of the database, on the page's one origin (contracts.md). */
const outboxDatabase = 'motcham-outbox';

interface OutboxSchema extends DBSchema {
  lines: { key: string; value: Line };
  requests: { key: [string, number]; value: HeldRequest };
  quarantine: { key: [string, number]; value: QuarantinedRequest };
}

const stores = ['lines', 'requests', 'quarantine'] as const;
type Stores = (typeof stores)[number][];
type Writing = IDBPTransaction<OutboxSchema, Stores, 'readwrite'>;
type Reading = IDBPTransaction<OutboxSchema, Stores, 'readonly'>;

/** All sequences of a line from `from` to `to`. */
const span = (line: string, from: number, to: number): IDBKeyRange =>
  IDBKeyRange.bound([line, from], [line, to]);

/** The outbox in IndexedDB, strictly durable: a power cut loses 20 of 20 relaxed writes. */
export function idbOutboxStore(after: After, name: string = outboxDatabase): OutboxStore {
  let opening: Promise<IDBPDatabase<OutboxSchema>> | undefined;

  function drop(): void {
    const lost = opening;
    opening = undefined;
    lost?.then((db) => db.close()).catch(() => undefined);
  }

  function lose(): void {
    drop();
    store.onLost();
  }

  function connect(): Promise<IDBPDatabase<OutboxSchema>> {
    if (opening !== undefined) return opening;
    const opened = openDB<OutboxSchema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('lines', { keyPath: 'line' });
        db.createObjectStore('requests', { keyPath: ['line', 'seq'] });
        db.createObjectStore('quarantine', { keyPath: ['line', 'seq'] });
      },
      // A newer page wants to upgrade, or somebody deletes: holding on would block it for ever.
      blocking: lose,
      terminated: lose,
    });
    opening = opened;
    opened.catch(() => {
      if (opening === opened) opening = undefined;
    });
    return opened;
  }

  /** Fails after the limit: a database that never answers must not hold a resident. */
  function timed<T>(work: Promise<T>, onTimeout: () => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = after(transactionTimeoutMs, () => {
        onTimeout();
        reject(new StorageFailure('closed'));
      });
      work.then(resolve, reject).finally(cancel);
    });
  }

  async function begin<T>(run: (db: IDBPDatabase<OutboxSchema>) => Promise<T>): Promise<T> {
    try {
      // `blocked` shows as an open that does not end: the older page holds on.
      return await run(await timed(connect(), drop));
    } catch (cause) {
      if (cause instanceof StorageFailure) throw cause;
      const full = cause instanceof DOMException && cause.name === 'QuotaExceededError';
      if (!full) drop();
      throw new StorageFailure(full ? 'full' : 'closed', { cause });
    }
  }

  function write<T>(work: (tx: Writing) => Promise<T>): Promise<T> {
    return begin((db) => {
      const tx = db.transaction([...stores], 'readwrite', { durability: 'strict' });
      return timed(finishTransaction(tx, work(tx)), () => {
        abortTransaction(tx);
        drop();
      });
    });
  }

  function read<T>(work: (tx: Reading) => Promise<T>): Promise<T> {
    return begin((db) => {
      const tx = db.transaction([...stores], 'readonly');
      return timed(finishTransaction(tx, work(tx)), drop);
    });
  }

  const store: OutboxStore = {
    onLost: () => undefined,
    snapshot: () =>
      read(async (tx) => {
        const [lines, requests, quarantined] = await Promise.all([
          tx.objectStore('lines').getAll(),
          tx.objectStore('requests').getAll(),
          tx.objectStore('quarantine').getAll(),
        ]);
        const held = requests.map(factsOf);
        return { lines, held, quarantined: quarantined.map(quarantinedFactsOf) };
      }),
    openLine: (line) =>
      write(async (tx) => {
        const present = await tx.objectStore('lines').get(line.line);
        if (present === undefined) await tx.objectStore('lines').put(line);
        return present ?? line;
      }),
    append: (request) =>
      write(async (tx) => {
        const line = await tx.objectStore('lines').get(request.line);
        if (line === undefined || line.allocated !== request.seq - 1) return 'sequenceTaken';
        await tx.objectStore('requests').add(request);
        await tx.objectStore('lines').put({ ...line, allocated: request.seq });
        return 'written';
      }),
    find: (line, seq) => read((tx) => tx.objectStore('requests').get([line, seq])),
    withdraw: (tombstone) =>
      write(async (tx) => {
        const line = await tx.objectStore('lines').get(tombstone.line);
        if (line === undefined || line.sent >= tombstone.seq) return 'alreadySent';
        await tx.objectStore('requests').put(tombstone);
        return 'replaced';
      }),
    take: (name, afterSeq, limits) =>
      write(async (tx) => {
        const line = await tx.objectStore('lines').get(name);
        if (line === undefined) return { held: [], missing: undefined };
        const requests = tx.objectStore('requests');
        const first = await requests.getKey(span(name, afterSeq + 1, line.allocated));
        const from = first?.[1];
        const held =
          from === undefined
            ? []
            : await requests.getAll(span(name, from, from + limits.countMax - 1));
        const taken = takeFrom(line, afterSeq, held, limits);
        if (taken.sent > line.sent) {
          await tx.objectStore('lines').put({ ...line, sent: taken.sent });
        }
        return taken;
      }),
    move: (from, to, countMax) =>
      write(async (tx) => {
        const lines = tx.objectStore('lines');
        const requests = tx.objectStore('requests');
        const target = (await lines.get(to.line)) ?? to;
        const range = span(from, 0, Number.MAX_SAFE_INTEGER);
        const moved = movedTo(target, await requests.getAll(range, countMax));
        for (const { seq, request } of moved) {
          await requests.add(request);
          await requests.delete([from, seq]);
        }
        await lines.put({ ...target, allocated: target.allocated + moved.length });
        return moved.map(({ request }) => request);
      }),
    change: (name, change) =>
      write(async (tx) => {
        const line = await tx.objectStore('lines').get(name);
        if (line === undefined) return undefined;
        const next = change(line);
        await tx.objectStore('lines').put(next);
        await tx.objectStore('requests').delete(span(name, 0, next.settled));
        return next;
      }),
    quarantine: (moved) =>
      write(async (tx) => {
        for (const { quarantined, tombstone } of moved) {
          await tx.objectStore('quarantine').put(quarantined);
          await tx.objectStore('requests').put(tombstone);
        }
      }),
    quarantined: () => read((tx) => tx.objectStore('quarantine').getAll()),
    close: drop,
  };
  return store;
}
