import { computed } from '@preact/signals';
import { type ActionBody, newFollowCode } from '../../domain/action/index.ts';
import {
  type Clock,
  err,
  type FillRandom,
  newUuidV7,
  ok,
  type Result,
} from '../../domain/basics/index.ts';
import { type After, type BelievedTime, type Identity, lineOf } from '../link/index.ts';
import type { LeaveError, LeftRequest, Outbox, OutboxStatus, Wish } from '../services.ts';
import { type CourierQueue, createCourierQueue } from './courier-queue.ts';
import { keptApartOf } from './kept-apart.ts';
import { createLedger, type PostError } from './ledger.ts';
import { newLine } from './line.ts';
import { countsOf, fits, isSilent, keysOf, withHeld, withLine } from './mirror.ts';
import {
  factsOf,
  type HeldRequest,
  type OutboxStore,
  type QuarantinedRequest,
  StorageFailure,
} from './store.ts';
import { checkBody, createdAtOf, type Seal, sealRequest } from './write-request.ts';
import type { WriterLock } from './writer-lock.ts';

export interface OutboxParts {
  readonly clock: Clock;
  readonly after: After;
  readonly fillRandom: FillRandom;
  readonly store: OutboxStore;
  readonly lock: WriterLock;
  /** Who the kiosk is; undefined while it is not enrolled or the hub refuses it. Reads signals. */
  readonly who: () => Pick<Identity, 'line' | 'kiosk' | 'incarnation' | 'hub'> | undefined;
  readonly time: () => BelievedTime;
  /** Loads the sealing code; called once, when first needed or warmed. */
  readonly loadSeal: () => Promise<Seal>;
}

export interface DurableOutbox extends Outbox {
  readonly queue: CourierQueue;
  /** Called after something new is on disk. */
  onLeft: () => void;
  /** Called when a number is refused until the hub has said where the line stands. */
  onLineLost: () => void;
  /** Makes the line of a new identity. False when storage is closed. */
  openLine(kiosk: string, incarnation: number): Promise<boolean>;
  /** Loads the sealing code ahead of the first request. */
  warm(): Promise<void>;
  quarantined(): Promise<readonly QuarantinedRequest[]>;
  /** The hub's keys that something held here is sealed to; undefined while the disk is unread. */
  keysHeld(): ReadonlySet<string> | undefined;
  start(): void;
  stop(): void;
}

/** A request whose write failed in a way that may have written it: nothing was promised. */
type Unpromised = Pick<HeldRequest, 'line' | 'seq'> & { readonly id: string };
type NotLeft = LeaveError | 'sequenceTaken';

/** How often a sequence that somebody else took is drawn again. Only a broken lock makes it so. */
const redrawsMax = 3;

export function createOutbox(parts: OutboxParts): DurableOutbox {
  const { clock, fillRandom, store, who } = parts;
  let unpromised: Unpromised[] = [];
  let loading: Promise<Seal> | undefined;
  /** What became of each wish, for as long as somebody holds it: no content outlives its session. */
  const answers = new WeakMap<Wish, Promise<Result<LeftRequest, LeaveError>>>();
  const ledger = createLedger(store, parts.lock, parts.after, forgetUnpromised);
  const queue = createCourierQueue({ ledger, store, clock, entomb });
  const mirror = () => ledger.mirror.peek();

  function seal(): Promise<Seal> {
    loading ??= parts.loadSeal();
    // A chunk that could not be loaded is asked for again.
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  }

  const status = computed<OutboxStatus>(() => {
    const state = ledger.state.value;
    const held = ledger.mirror.value;
    const counts = countsOf(held, who()?.line);
    if (state !== 'open') return { state, ...counts };
    if (ledger.diskFull.value || !fits(held, 1)) return { state: 'full', ...counts };
    return { state: isSilent(held, parts.time()) ? 'silent' : state, ...counts };
  });

  async function entomb(held: HeldRequest, follow: string): Promise<HeldRequest | undefined> {
    const key = who()?.hub.sealing;
    if (key === undefined) return undefined;
    const { envelope, line, seq, writtenAtMs } = held;
    const body: ActionBody = { kind: 'withdrawn', follow };
    const sealed = await sealRequest(
      { ...envelope, body, line, seq, writtenAtMs },
      key,
      await seal(),
    );
    return sealed.ok ? sealed.value : undefined;
  }

  /** What was written although its resident was told that it was not, is withdrawn. */
  async function forgetUnpromised(): Promise<void> {
    for (const { line, seq, id } of unpromised) {
      const held = await store.find(line, seq);
      const tombstone = held?.envelope.id === id ? await entomb(held, '') : undefined;
      if (tombstone) await store.withdraw(tombstone);
    }
    unpromised = [];
  }

  async function write(wish: Wish): Promise<Result<LeftRequest, NotLeft>> {
    const identity = who();
    if (identity === undefined) return err('notEnrolled');
    const line = mirror().lines.get(identity.line);
    // The line was lost while the key was not: the hub's word is needed before a number is given.
    if (line === undefined) {
      outbox.onLineLost();
      return err('storageClosed');
    }
    if (line.forked) return err('notEnrolled');
    const time = parts.time();
    if (isSilent(mirror(), time)) return err('silent');
    const id = newUuidV7(clock, fillRandom);
    const follow = newFollowCode(fillRandom);
    const body: ActionBody = { ...wish, follow };
    const checked = checkBody(body);
    if (!checked.ok) return checked;
    const { kiosk, incarnation } = identity;
    const seq = line.allocated + 1;
    const draft = {
      id,
      kind: wish.kind,
      body,
      line: line.line,
      kiosk,
      incarnation,
      seq,
      createdAt: createdAtOf(time),
      writtenAtMs: time.ms,
      dated: time.trust === 'confirmed',
    };
    const request = await sealRequest(draft, identity.hub.sealing, await seal());
    if (!request.ok) return request;
    if (!fits(mirror(), request.value.bytes)) return err('full');
    const left: LeftRequest = { id, seq, kind: wish.kind, follow };
    try {
      if ((await store.append(request.value)) === 'sequenceTaken') {
        await ledger.reopen();
        return err('sequenceTaken');
      }
    } catch (error) {
      if (!(error instanceof StorageFailure) || error.reason === 'full') throw error;
      // Nobody knows whether it was written. The disk does, if it opens again now.
      const opened = await ledger.reopen();
      if (opened && mirror().held.has(id)) return ok(left);
      if (opened) return err('storageClosed');
      unpromised.push({ line: line.line, seq, id });
      throw error;
    }
    const facts = factsOf(request.value);
    ledger.update(withLine(withHeld(mirror(), facts), { ...line, allocated: seq }));
    return ok(left);
  }

  async function leave(wish: Wish): Promise<Result<LeftRequest, LeaveError>> {
    // Without the sealing code nothing can be written that nobody else could read.
    const sealable = await seal().then(
      () => true,
      () => false,
    );
    if (!sealable) return err('storageClosed');
    for (let turn = 0; turn < redrawsMax; turn += 1) {
      const posted = await ledger.post(() => write(wish));
      if (!posted.ok) return err(leaveErrors[posted.error]);
      if (posted.value.ok) {
        outbox.onLeft();
        return posted.value;
      }
      if (posted.value.error !== 'sequenceTaken') return err(posted.value.error);
    }
    return err('storageClosed');
  }

  const outbox: DurableOutbox = {
    status,
    queue,
    onLeft: () => undefined,
    onLineLost: () => undefined,
    async leave(wish) {
      const before = answers.get(wish);
      // Asked again: the first write may have been slow, and only its answer lost.
      if (before !== undefined) {
        const known = await before;
        if (known.ok) return known;
      }
      const answer = leave(wish);
      answers.set(wish, answer);
      return answer;
    },
    async withdraw(request) {
      const posted = await ledger.post(async () => {
        const facts = mirror().held.get(request.id);
        if (facts === undefined) return err('alreadySent' as const);
        const held = await store.find(facts.line, facts.seq);
        // It may have been sent from the line it moved from.
        if (held?.envelope.origin !== undefined) return err('alreadySent' as const);
        const tombstone = held && (await entomb(held, request.follow));
        if (tombstone === undefined) return err('storageClosed' as const);
        try {
          const said = await store.withdraw(tombstone);
          if (said === 'alreadySent') return err('alreadySent' as const);
        } catch (error) {
          if (!(error instanceof StorageFailure) || error.reason === 'full') throw error;
          // Nobody knows whether it was written; the disk does, if it opens again now.
          const opened = await ledger.reopen();
          if (opened && mirror().held.get(request.id)?.tombstone === true) return ok(undefined);
          if (opened) return err('storageClosed' as const);
          throw error;
        }
        ledger.update(withHeld(mirror(), { ...facts, ...factsOf(tombstone) }));
        return ok(undefined);
      });
      return posted.ok ? posted.value : err('storageClosed');
    },
    async openLine(kiosk, incarnation) {
      const posted = await ledger.post(async () => {
        const line = newLine(lineOf(kiosk, incarnation), kiosk, incarnation);
        ledger.update(withLine(mirror(), await store.openLine(line)));
      });
      return posted.ok;
    },
    async warm() {
      await seal();
    },
    async keptApart() {
      // Read apart from writes: a storage that hangs must not hold up a resident's request.
      if (ledger.state.peek() !== 'open') return undefined;
      const apart = await store.quarantined().catch(() => undefined);
      return apart && keptApartOf(apart, mirror());
    },
    quarantined: () => store.quarantined(),
    keysHeld: () => (ledger.state.peek() === 'open' ? keysOf(mirror()) : undefined),
    start: () => ledger.start(),
    stop: () => ledger.stop(),
  };
  return outbox;
}

const leaveErrors: Readonly<Record<PostError, LeaveError>> = {
  full: 'full',
  closed: 'storageClosed',
  secondTab: 'secondTab',
};
