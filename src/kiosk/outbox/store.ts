import type { ActionEnvelope } from '../../domain/action/index.ts';
import type { Line, Missing } from './line.ts';

/** A request on disk. The body is sealed: nothing here can be read back on the kiosk. */
export interface HeldRequest {
  readonly line: string;
  readonly seq: number;
  readonly envelope: ActionEnvelope;
  /** Size on the wire, bytes. */
  readonly bytes: number;
  /** Believed time when it was written, ms: for ages only, not a date. */
  readonly writtenAtMs: number;
  /** Whether that time was confirmed: an age from any other is a guess. */
  readonly dated?: boolean;
  /** Its content was withdrawn, or is in quarantine: only the place in the line is left. */
  readonly tombstone: boolean;
}

/** A request that the hub will never take, kept whole for staff. */
export interface QuarantinedRequest {
  readonly line: string;
  readonly seq: number;
  readonly envelope: ActionEnvelope;
  /** Why, in the hub's words. */
  readonly code: string;
  readonly atMs: number;
}

/** What is known of a request in quarantine without reading it. */
export interface QuarantinedFacts {
  readonly code: string;
  readonly keyId: string;
}

export function quarantinedFactsOf({ code, envelope }: QuarantinedRequest): QuarantinedFacts {
  return { code, keyId: envelope.keyId };
}

/** What is known of a request without reading it. */
export type HeldFacts = Omit<HeldRequest, 'envelope'> & {
  readonly id: string;
  /** Which of the hub's keys opens it. */
  readonly keyId: string;
};

export function factsOf({ envelope, ...facts }: HeldRequest): HeldFacts {
  return { ...facts, id: envelope.id, keyId: envelope.keyId };
}

export interface StoreSnapshot {
  readonly lines: readonly Line[];
  /** By line, then by sequence. */
  readonly held: readonly HeldFacts[];
  readonly quarantined: readonly QuarantinedFacts[];
}

/** The next of a line, read and marked in one transaction. */
export interface TakenRequests {
  readonly held: readonly HeldRequest[];
  /** Given after `afterSeq`, before the first of `held`, and not in the store. */
  readonly missing: Missing | undefined;
}

export interface TakeLimits {
  readonly countMax: number;
  readonly bytesMax: number;
}

/** Why storage did not do what it was asked: `full` wrote nothing; `closed` may have. */
export type StorageReason = 'full' | 'closed';

/** An expected failure of storage, thrown through transactions and caught by the outbox. */
export class StorageFailure extends Error {
  readonly reason: StorageReason;
  constructor(reason: StorageReason, options?: ErrorOptions) {
    super(`outbox storage is ${reason}`, options);
    this.name = 'StorageFailure';
    this.reason = reason;
  }
}

/**
 * The outbox on disk. Every method is one transaction, and every write resolves only when it is
 * durable. All reject with `StorageFailure` when storage fails.
 */
export interface OutboxStore {
  /** Called when the connection is lost from outside. */
  onLost: () => void;
  snapshot(): Promise<StoreSnapshot>;
  /** Puts a new line; an existing one of that name stays as it is. */
  openLine(line: Line): Promise<Line>;
  /** Puts a request at the next sequence of its line, or says that the sequence is taken. */
  append(request: HeldRequest): Promise<'written' | 'sequenceTaken'>;
  find(line: string, seq: number): Promise<HeldRequest | undefined>;
  /** Puts a tombstone over a request that was not sent yet. */
  withdraw(tombstone: HeldRequest): Promise<'replaced' | 'alreadySent'>;
  /** Reads the next requests after `afterSeq`, without a hole, and marks them as sent. */
  take(line: string, afterSeq: number, limits: TakeLimits): Promise<TakenRequests>;
  /** Moves up to `countMax` requests from one line to the end of another, oldest first. */
  move(from: string, to: Line, countMax: number): Promise<readonly HeldRequest[]>;
  /** Changes a line and deletes its requests up to what is settled. */
  change(line: string, change: (line: Line) => Line): Promise<Line | undefined>;
  /** Moves requests to quarantine and leaves tombstones in their places. */
  quarantine(
    moved: readonly { quarantined: QuarantinedRequest; tombstone: HeldRequest }[],
  ): Promise<void>;
  /** For staff. */
  quarantined(): Promise<readonly QuarantinedRequest[]>;
  close(): void;
}
