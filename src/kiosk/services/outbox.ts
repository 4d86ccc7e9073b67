import type { ReadonlySignal } from '@preact/signals';
import type { ActionBody, ActionKind } from '../../domain/action/index.ts';
import type { Result } from '../../domain/basics/index.ts';

/** Why a request could not be written down. Nothing was promised to the resident then. */
export type LeaveError =
  | 'notEnrolled'
  | 'full'
  | 'silent'
  | 'storageClosed'
  | 'secondTab'
  | 'tooLarge';

/** A request that is safely in the outbox: only now may its number be shown. */
export interface LeftRequest {
  readonly id: string;
  readonly seq: number;
  readonly kind: ActionKind;
  readonly follow: string;
}

/** A body before the outbox gives it its follow code. */
export type Wish =
  Exclude<ActionBody, { readonly kind: 'withdrawn' }> extends infer B
    ? B extends { readonly follow: string }
      ? Omit<B, 'follow'>
      : never
    : never;

export interface OutboxStatus {
  /** `silent`: a request has waited for the hub for so long that no new one is promised. */
  readonly state: 'opening' | 'open' | 'full' | 'silent' | 'closed' | 'secondTab';
  /** Requests not yet settled. */
  readonly count: number;
  /** Their size, bytes. */
  readonly bytes: number;
  /** Requests not yet accepted by the hub. */
  readonly waiting: number;
  readonly quarantined: number;
  /** Why, for staff: the hub's codes, and `forked` for what stands on a forked line. */
  readonly refusals: readonly { readonly code: string; readonly count: number }[];
  readonly lastSeq: number;
  /** When the oldest unsettled request was written, ms. */
  readonly oldestAtMs: number | undefined;
  /** Highest sequence the hub has accepted: at or below it, a request has arrived. */
  readonly accepted: number;
}

/** A request that cannot be sent, as staff see it: its place and why, never what it says. */
export interface KeptApart {
  readonly id: string;
  readonly seq: number;
  /** Undefined for what stands on a forked line: its envelope is not read for this. */
  readonly kind: ActionKind | undefined;
  /** When it was set aside, or written on a forked line, ms. */
  readonly atMs: number;
  /** The hub's code, or `forked`. */
  readonly code: string;
}

/** The resident's requests: durable before they are promised. */
export interface Outbox {
  readonly status: ReadonlySignal<OutboxStatus>;
  /**
   * Seals, then puts with strict durability; resolves only when the write is on disk. The same
   * wish object again is the same request: it asks what became of it, and writes nothing twice.
   */
  leave(wish: Wish): Promise<Result<LeftRequest, LeaveError>>;
  /** Replaces the body by a tombstone at the same sequence, while it was not sent. */
  withdraw(request: LeftRequest): Promise<Result<void, 'alreadySent' | 'storageClosed'>>;
  /** For staff: what cannot be sent, newest first; undefined while the storage does not answer. */
  keptApart(): Promise<readonly KeptApart[] | undefined>;
}
