import { type ReadonlySignal, signal } from '@preact/signals';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import { type After, type Loop, startLoop } from '../link/index.ts';
import { reopenFirstMs, reopenMaxMs } from './limits.ts';
import { newMailbox } from './mailbox.ts';
import { emptyMirror, type Mirror, mirrorOf } from './mirror.ts';
import { type OutboxStore, StorageFailure, type StorageReason } from './store.ts';
import type { WriterLock } from './writer-lock.ts';

type LedgerState = 'opening' | 'open' | 'closed' | 'secondTab';
export type PostError = StorageReason | 'secondTab';

/** Storage with one writer, opened again whenever it closes, and a mirror of what it holds. */
export interface Ledger {
  readonly state: ReadonlySignal<LedgerState>;
  /** True after the disk said it was full, until something was deleted. */
  readonly diskFull: ReadonlySignal<boolean>;
  readonly mirror: ReadonlySignal<Mirror>;
  update(mirror: Mirror): void;
  /** Runs work with the right to write, one at a time, in order. */
  post<T>(work: () => Promise<T>): Promise<Result<T, PostError>>;
  /** Within posted work: opens again after a failure, to see what was written. */
  reopen(): Promise<boolean>;
  start(): void;
  stop(): void;
}

/** @param afterOpen runs after every opening, before anything else is written */
export function createLedger(
  store: OutboxStore,
  lock: WriterLock,
  after: After,
  afterOpen: () => Promise<void>,
): Ledger {
  const state = signal<LedgerState>('opening');
  const mirror = signal<Mirror>(emptyMirror);
  const diskFull = signal(false);
  const post = newMailbox();
  const stopping = new AbortController();
  let release = (): void => undefined;
  let reopening: Loop | undefined;
  let attempts = 0;
  let known = (): void => undefined;
  const whenKnown = new Promise<void>((resolve) => {
    known = resolve;
  });

  function closed(): void {
    if (stopping.signal.aborted || state.peek() === 'secondTab') return;
    state.value = 'closed';
    known();
    reopening ??= startLoop(after, reopenFirstMs, retry);
  }

  async function retry(): Promise<number> {
    const opened = await post(open);
    if (opened || state.peek() !== 'closed') {
      reopening?.stop();
      reopening = undefined;
      attempts = 0;
      return reopenMaxMs;
    }
    attempts += 1;
    return Math.min(reopenMaxMs, reopenFirstMs * 2 ** Math.min(attempts, 10));
  }

  async function open(): Promise<boolean> {
    if (stopping.signal.aborted) return false;
    if (state.peek() === 'open') return true;
    try {
      mirror.value = mirrorOf(await store.snapshot());
      await afterOpen();
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error;
      closed();
      return false;
    }
    state.value = 'open';
    known();
    return true;
  }

  async function read(): Promise<void> {
    try {
      mirror.value = mirrorOf(await store.snapshot());
    } catch {
      // A second page only shows counts; it shows none then.
    }
  }

  async function start(): Promise<void> {
    try {
      const onWait = (): void => {
        state.value = 'secondTab';
        known();
        void read();
      };
      release = await lock.acquire(onWait, stopping.signal);
    } catch {
      if (!stopping.signal.aborted) closed();
      return;
    }
    if (stopping.signal.aborted) return release();
    state.value = 'opening';
    await post(open);
  }

  store.onLost = closed;
  return {
    state,
    mirror,
    diskFull,
    update(next) {
      if (next.held.size < mirror.peek().held.size) diskFull.value = false;
      mirror.value = next;
    },
    async post(work) {
      await whenKnown;
      return post(async () => {
        if (state.peek() === 'secondTab') return err('secondTab');
        if (!(await open())) return err('closed');
        try {
          return ok(await work());
        } catch (error) {
          if (!(error instanceof StorageFailure)) throw error;
          if (error.reason === 'full') diskFull.value = true;
          else closed();
          return err(error.reason);
        }
      });
    },
    async reopen() {
      closed();
      return open();
    },
    start: () => void start(),
    stop() {
      stopping.abort();
      reopening?.stop();
      store.close();
      release();
    },
  };
}
