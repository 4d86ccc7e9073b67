import type { Reply } from '../../domain/api/index.ts';

/** How far this kiosk has heard the hub, and which hub: after a restore the numbers start anew. */
export interface RepliesSeen {
  readonly epoch: string;
  readonly upTo: number;
}

/** A reply as it lies on the kiosk: under the hash of its code, with facts that can be counted. */
export interface KeptReply extends Reply {
  /** Local clock when it came, ms: only to let old ones go. */
  readonly keptAtMs: number;
}

/** Where replies lie. Implementations throw what their storage throws. */
export interface ReplyStore {
  seen(): Promise<RepliesSeen | undefined>;
  /** Keeps replies and how far was heard, all or nothing; lets go what is too old or too much. */
  keep(replies: readonly KeptReply[], seen: RepliesSeen, dropBeforeMs: number): Promise<void>;
  find(hash: string): Promise<KeptReply | undefined>;
}
