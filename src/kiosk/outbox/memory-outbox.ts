import { signal } from '@preact/signals';
import { newFollowCode } from '../../domain/action/index.ts';
import { type Clock, err, type FillRandom, newUuidV7, ok } from '../../domain/basics/index.ts';
import type {
  KeptApart,
  LeaveError,
  LeftRequest,
  Outbox,
  OutboxStatus,
  Wish,
} from '../services.ts';

/** An outbox in memory: what was left can be looked at, and the next refusal can be chosen. */
export interface MemoryOutbox extends Outbox {
  readonly left: readonly { readonly request: LeftRequest; readonly wish: Wish }[];
  /** Every `leave` gives this error until it is set back to undefined. */
  refuseWith: LeaveError | undefined;
  set(change: Partial<OutboxStatus>): void;
  /** What `keptApart` answers; undefined: the storage does not. */
  apart: readonly KeptApart[] | undefined;
}

const states: Readonly<Partial<Record<LeaveError, OutboxStatus['state']>>> = {
  full: 'full',
  storageClosed: 'closed',
  secondTab: 'secondTab',
};

/** Repeats exactly: the same clock and randomness give the same numbers and codes. */
export function memoryOutbox(clock: Clock, fillRandom: FillRandom): MemoryOutbox {
  const left: { readonly request: LeftRequest; readonly wish: Wish }[] = [];
  const status = signal<OutboxStatus>({
    state: 'open',
    count: 0,
    bytes: 0,
    waiting: 0,
    quarantined: 0,
    refusals: [],
    lastSeq: 0,
    oldestAtMs: undefined,
    accepted: 0,
  });
  const outbox: MemoryOutbox = {
    status,
    left,
    refuseWith: undefined,
    apart: [],
    keptApart: async () => outbox.apart,
    set(change) {
      status.value = { ...status.peek(), ...change };
    },
    async leave(wish) {
      const error = outbox.refuseWith;
      if (error !== undefined) {
        outbox.set({ state: states[error] ?? status.peek().state });
        return err(error);
      }
      const { count, waiting, lastSeq, oldestAtMs } = status.peek();
      const request: LeftRequest = {
        id: newUuidV7(clock, fillRandom),
        seq: lastSeq + 1,
        kind: wish.kind,
        follow: newFollowCode(fillRandom),
      };
      left.push({ request, wish });
      outbox.set({
        state: 'open',
        count: count + 1,
        waiting: waiting + 1,
        lastSeq: request.seq,
        oldestAtMs: oldestAtMs ?? clock(),
      });
      return ok(request);
    },
    async withdraw(request) {
      if (outbox.refuseWith === 'storageClosed') return err('storageClosed');
      const at = left.findIndex((one) => one.request.id === request.id);
      if (at < 0 || request.seq <= status.peek().accepted) return err('alreadySent');
      left.splice(at, 1);
      return ok(undefined);
    },
  };
  return outbox;
}
