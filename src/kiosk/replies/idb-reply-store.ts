import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { finishTransaction } from '../idb/index.ts';
import { repliesKeptMax } from './limits.ts';
import type { KeptReply, RepliesSeen, ReplyStore } from './reply-store.ts';

/** Name of the database, on the page's one origin (contracts.md). */
const repliesDatabase = 'motcham-replies';

interface RepliesSchema extends DBSchema {
  replies: { key: string; value: KeptReply; indexes: { age: number } };
  /** One row: `seen`. */
  seen: { key: string; value: RepliesSeen };
}

/** Replies in IndexedDB. Not strict: what a power cut takes, the next heartbeat brings again. */
export function idbReplyStore(name: string = repliesDatabase): ReplyStore {
  let opening: Promise<IDBPDatabase<RepliesSchema>> | undefined;

  function database(): Promise<IDBPDatabase<RepliesSchema>> {
    if (opening !== undefined) return opening;
    const forget = (): void => {
      opening = undefined;
    };
    const opened: Promise<IDBPDatabase<RepliesSchema>> = openDB<RepliesSchema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('replies', { keyPath: 'hash' }).createIndex('age', 'keptAtMs');
        db.createObjectStore('seen');
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

  return {
    async seen() {
      return (await database()).get('seen', 'seen');
    },
    async keep(replies, seen, dropBeforeMs) {
      const tx = (await database()).transaction(['replies', 'seen'], 'readwrite');
      async function work(): Promise<void> {
        const kept = tx.objectStore('replies');
        for (const reply of replies) await kept.put(reply);
        let over = (await kept.count()) - repliesKeptMax;
        for (
          let at = await kept.index('age').openCursor();
          at !== null && (over > 0 || at.value.keptAtMs < dropBeforeMs);
          at = await at.continue()
        ) {
          await at.delete();
          over -= 1;
        }
        await tx.objectStore('seen').put(seen, 'seen');
      }
      await finishTransaction(tx, work());
    },
    async find(hash) {
      return (await database()).get('replies', hash);
    },
  };
}
