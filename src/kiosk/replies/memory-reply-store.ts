import { repliesKeptMax } from './limits.ts';
import type { KeptReply, RepliesSeen, ReplyStore } from './reply-store.ts';

/** Replies in memory; `broken` makes every call fail as closed storage does. */
export function memoryReplyStore(): ReplyStore & { broken: boolean; readonly size: number } {
  const kept = new Map<string, KeptReply>();
  let seen: RepliesSeen | undefined;
  const store = {
    broken: false,
    get size() {
      return kept.size;
    },
    async seen() {
      check();
      return seen;
    },
    async keep(replies: readonly KeptReply[], next: RepliesSeen, dropBeforeMs: number) {
      check();
      for (const reply of replies) {
        kept.delete(reply.hash);
        kept.set(reply.hash, reply);
      }
      for (const [hash, { keptAtMs }] of kept) if (keptAtMs < dropBeforeMs) kept.delete(hash);
      for (const hash of kept.keys()) {
        if (kept.size <= repliesKeptMax) break;
        kept.delete(hash);
      }
      seen = next;
    },
    async find(hash: string) {
      check();
      return kept.get(hash);
    },
  };
  function check(): void {
    if (store.broken) throw new DOMException('storage is closed', 'InvalidStateError');
  }
  return store;
}
