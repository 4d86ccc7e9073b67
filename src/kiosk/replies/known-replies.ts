import { type ReadonlySignal, signal } from '@preact/signals';
import { replyHash } from '../../domain/action/index.ts';
import { type Reply, repliesMax } from '../../domain/api/index.ts';
import type { Clock } from '../../domain/basics/index.ts';
import type { FollowFacts } from '../services.ts';
import { replyKeepMs } from './limits.ts';
import type { RepliesSeen, ReplyStore } from './reply-store.ts';

/** The replies this kiosk has: kept by hash, found by the code that a resident shows. */
export interface KnownReplies {
  /** Rises whenever something was kept. */
  readonly kept: ReadonlySignal<number>;
  /** What the next heartbeat says; undefined before anything was kept, or while storage is closed. */
  seen(): RepliesSeen | undefined;
  /** Reads how far was heard. A closed storage is asked again with the next reply. */
  start(): Promise<void>;
  /** Keeps what a heartbeat brought. True when the hub may have more. */
  hear(epoch: string, replies: readonly Reply[]): Promise<boolean>;
  find(kiosk: string, follow: string): Promise<FollowFacts | undefined>;
}

export function createReplies(parts: {
  readonly store: ReplyStore;
  readonly clock: Clock;
}): KnownReplies {
  const { store, clock } = parts;
  const kept = signal(0);
  let seen: RepliesSeen | undefined;

  return {
    kept,
    seen: () => seen,
    async start() {
      seen = await store.seen().catch(() => undefined);
    },
    async hear(epoch, replies) {
      const upTo = replies.at(-1)?.number;
      if (upTo === undefined) return false;
      const keptAtMs = clock();
      const next = { epoch, upTo };
      try {
        const rows = replies.map((reply) => ({ ...reply, keptAtMs }));
        await store.keep(rows, next, keptAtMs - replyKeepMs);
      } catch (error) {
        // Storage rejects with DOMException; anything else is a bug. The hub tells it again.
        if (!(error instanceof DOMException)) throw error;
        return false;
      }
      seen = next;
      kept.value += 1;
      return replies.length === repliesMax;
    },
    async find(kiosk, follow) {
      const found = await store.find(await replyHash(kiosk, follow)).catch(() => undefined);
      if (found === undefined) return undefined;
      const { status, changedAt, result } = found;
      return { status, changedAt, result: result ?? undefined, source: 'kiosk' };
    },
  };
}
