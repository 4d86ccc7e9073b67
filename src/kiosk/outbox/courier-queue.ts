import { type ActionEnvelope, batchBytesMax } from '../../domain/action/index.ts';
import type { ActionBatchAnswer, Hole, Watermark } from '../../domain/api/index.ts';
import type { Ledger } from './ledger.ts';
import { moveCountMax } from './limits.ts';
import {
  hearWatermark,
  holeOf,
  isPossible,
  type Line,
  newLine,
  recoveredLine,
  type Span,
} from './line.ts';
import { type Mirror, withHeld, withLine, withMoved } from './mirror.ts';
import {
  factsOf,
  type HeldRequest,
  type OutboxStore,
  type QuarantinedRequest,
  quarantinedFactsOf,
} from './store.ts';

/** Room for the braces and commas around the envelopes of a batch, bytes. */
const batchFrameBytes = 256;

/** The next of a line: requests, with what is missing right before them. One of the two may be absent. */
export interface NextRequests {
  readonly actions: readonly ActionEnvelope[];
  readonly hole: Hole | undefined;
}

/** The outbox as the courier sees it. */
export interface CourierQueue {
  /** Lines of which the hub does not hold everything yet; oldest incarnation first. */
  waitingLines(): readonly Line[];
  /** Lines on which nothing more is sent: another machine uses them. */
  forkedLines(): readonly Line[];
  /** Brings what earlier lines still hold to the end of the current one. */
  gather(current: string): Promise<void>;
  /** Lines of which nothing is left on this kiosk. */
  emptyLines(): readonly Line[];
  /** The next requests of a line, in order, marked as sent before they are returned. */
  take(line: string, countMax: number): Promise<NextRequests>;
  /** What the hub answered to a batch over these places. Returns whether the line moved. */
  hear(
    line: string,
    watermark: Watermark,
    answered: Span | undefined,
    refused?: ActionBatchAnswer['refused'],
  ): Promise<boolean>;
  /** What a heartbeat said: no acknowledgement. */
  notice(line: string, watermark: Watermark): Promise<void>;
  /**
   * Keeps a request apart, whole, with the reason; an empty one takes its place in the line.
   * False when nothing was moved: it is empty already, or the storage does not answer.
   */
  setAside(line: string, seq: number, code: string): Promise<boolean>;
  /** The hub says that another machine uses this line. */
  fork(line: string): Promise<void>;
}

const nothing: NextRequests = { actions: [], hole: undefined };

export interface QueueParts {
  readonly ledger: Ledger;
  readonly store: OutboxStore;
  readonly clock: () => number;
  /** Seals an empty body into the place of a request. */
  readonly entomb: (held: HeldRequest, follow: string) => Promise<HeldRequest | undefined>;
}

export function createCourierQueue({ ledger, store, clock, entomb }: QueueParts): CourierQueue {
  const mirror = () => ledger.mirror.peek();

  async function change(name: string, change: (line: Line) => Line): Promise<void> {
    const before = mirror().lines.get(name);
    // Most answers change nothing, and a strict write is a wait for the disk.
    if (before === undefined || JSON.stringify(change(before)) === JSON.stringify(before)) return;
    await ledger.post(async () => {
      const line = await store.change(name, change);
      if (line !== undefined) ledger.update(withLine(mirror(), line));
    });
  }

  async function quarantine(name: string, refused: ActionBatchAnswer['refused']): Promise<boolean> {
    const posted = await ledger.post(async () => {
      const moved: { quarantined: QuarantinedRequest; tombstone: HeldRequest }[] = [];
      for (const { seq, code } of refused) {
        const held = await store.find(name, seq);
        // A refused tombstone has nothing left to keep.
        if (held === undefined || held.tombstone) continue;
        const tombstone = await entomb(held, '');
        if (tombstone === undefined) continue;
        const { line, envelope } = held;
        moved.push({
          quarantined: { line, seq, envelope, code: code.slice(0, 64), atMs: clock() },
          tombstone,
        });
      }
      if (moved.length === 0) return false;
      await store.quarantine(moved);
      const facts = moved.map(({ quarantined }) => quarantinedFactsOf(quarantined));
      let next: Mirror = { ...mirror(), quarantined: [...mirror().quarantined, ...facts] };
      for (const { tombstone } of moved) next = withHeld(next, factsOf(tombstone));
      ledger.update(next);
      return true;
    });
    return posted.ok && posted.value;
  }

  return {
    waitingLines: () =>
      [...mirror().lines.values()]
        .filter(({ forked, allocated, accepted }) => !forked && allocated > accepted)
        .sort((a, b) => a.incarnation - b.incarnation),
    forkedLines: () => [...mirror().lines.values()].filter(({ forked }) => forked),
    async gather(current) {
      for (;;) {
        const other = [...mirror().held.values()].find(({ line }) => line !== current)?.line;
        const target = mirror().lines.get(current);
        if (other === undefined || target === undefined || target.forked) return;
        const posted = await ledger.post(async () => {
          const line = mirror().lines.get(current);
          if (line === undefined) return 0;
          const moved = await store.move(other, line, moveCountMax);
          ledger.update(withMoved(mirror(), line, moved));
          return moved.length;
        });
        if (!posted.ok || posted.value === 0) return;
      }
    },
    emptyLines() {
      const used = new Set([...mirror().held.values()].map(({ line }) => line));
      return [...mirror().lines.values()].filter(({ line }) => !used.has(line));
    },
    async take(name, countMax) {
      const taken = await ledger.post(async () => {
        const line = mirror().lines.get(name);
        if (line === undefined || line.forked) return nothing;
        const bytesMax = batchBytesMax - batchFrameBytes;
        const { held, missing } = await store.take(name, line.accepted, { countMax, bytesMax });
        const last = Math.max(missing?.to ?? 0, held.at(-1)?.seq ?? 0);
        ledger.update(withLine(mirror(), { ...line, sent: Math.max(line.sent, last) }));
        const hole = missing && holeOf(line, missing);
        // Only the first part of what is missing: the requests behind it come with the next batch.
        if (hole !== undefined && hole.to < (missing?.to ?? 0)) return { actions: [], hole };
        return { actions: held.map(({ envelope }) => envelope), hole };
      });
      return taken.ok ? taken.value : nothing;
    },
    async hear(name, watermark, answered, refused = []) {
      if (!isPossible(watermark)) return false;
      const before = mirror().lines.get(name);
      if (before === undefined) {
        await recover(name, watermark);
        return true;
      }
      // The originals are safe in quarantine before a watermark may delete anything.
      const moved = refused.length > 0 && (await quarantine(name, refused));
      await change(name, (line) => hearWatermark(line, watermark, answered));
      const now = mirror().lines.get(name);
      return moved || (now !== undefined && now.accepted !== before.accepted);
    },
    async notice(name, watermark) {
      if (!isPossible(watermark)) return;
      if (mirror().lines.has(name)) await change(name, (line) => hearWatermark(line, watermark));
      else await recover(name, watermark);
    },
    setAside: (name, seq, code) => quarantine(name, [{ seq, code }]),
    fork: (name) => change(name, (line) => ({ ...line, forked: true })),
  };

  /** The identity outlived its requests: go on after what the hub holds. */
  async function recover(name: string, watermark: Watermark): Promise<void> {
    const [kiosk, incarnation] = name.split('|');
    if (kiosk === undefined || incarnation === undefined) return;
    const line = recoveredLine(newLine(name, kiosk, Number(incarnation)), watermark);
    await ledger.post(async () => {
      ledger.update(withLine(mirror(), await store.openLine(line)));
    });
  }
}
