import { type ActionEnvelope, batchBytesMax } from '../../domain/action/index.ts';
import type { ActionBatchAnswer, Watermark } from '../../domain/api/index.ts';
import type { Ledger } from './ledger.ts';
import { hearWatermark, isPossible, type Line, newLine, recoveredLine } from './line.ts';
import { waitingOf, withHeld, withLine } from './mirror.ts';
import type { HeldRequest, OutboxStore, QuarantinedRequest } from './store.ts';

/** Room for the braces and commas around the envelopes of a batch, bytes. */
const batchFrameBytes = 256;

/** The outbox as the courier sees it. */
export interface CourierQueue {
  /** Lines with requests that the hub does not hold yet; oldest incarnation first. */
  waitingLines(): readonly Line[];
  /** Lines of which nothing is left on this kiosk. */
  emptyLines(): readonly Line[];
  /** The next requests of a line, in order, marked as sent before they are returned. */
  take(line: string, countMax: number): Promise<readonly ActionEnvelope[]>;
  /** What the hub said. Returns whether the line moved on. */
  hear(
    line: string,
    watermark: Watermark,
    refused?: ActionBatchAnswer['refused'],
  ): Promise<boolean>;
  /** The hub says that another machine uses this line. */
  fork(line: string): Promise<void>;
}

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
      let next = { ...mirror(), quarantined: mirror().quarantined + moved.length };
      for (const { tombstone } of moved) {
        next = withHeld(next, { ...tombstone, id: tombstone.envelope.id });
      }
      ledger.update(next);
      return true;
    });
    return posted.ok && posted.value;
  }

  return {
    waitingLines: () =>
      [...mirror().lines.values()]
        .filter((line) => !line.forked && waitingOf(mirror(), line) > 0)
        .sort((a, b) => a.incarnation - b.incarnation),
    emptyLines() {
      const used = new Set([...mirror().held.values()].map(({ line }) => line));
      return [...mirror().lines.values()].filter(({ line }) => !used.has(line));
    },
    async take(name, countMax) {
      const taken = await ledger.post(async () => {
        const line = mirror().lines.get(name);
        if (line === undefined || line.forked) return [];
        // After a restore the hub may ask for what it had settled: the oldest held comes first.
        const from = firstHeldAfter(line.accepted, name);
        if (from === undefined) return [];
        const batch = await store.take(name, from, countMax, batchBytesMax - batchFrameBytes);
        const sent = Math.max(line.sent, batch.at(-1)?.seq ?? 0);
        ledger.update(withLine(mirror(), { ...line, sent }));
        return batch.map(({ envelope }) => envelope);
      });
      return taken.ok ? taken.value : [];
    },
    async hear(name, watermark, refused = []) {
      if (!isPossible(watermark)) return false;
      const before = mirror().lines.get(name);
      if (before === undefined) {
        await recover(name, watermark);
        return true;
      }
      // The originals are safe in quarantine before a watermark may delete anything.
      const moved = refused.length > 0 && (await quarantine(name, refused));
      await change(name, (line) => hearWatermark(line, watermark));
      const now = mirror().lines.get(name);
      return moved || (now !== undefined && now.accepted !== before.accepted);
    },
    fork: (name) => change(name, (line) => ({ ...line, forked: true })),
  };

  function firstHeldAfter(accepted: number, name: string): number | undefined {
    let first: number | undefined;
    for (const { line, seq } of mirror().held.values()) {
      if (line === name && seq > accepted && seq < (first ?? Number.POSITIVE_INFINITY)) first = seq;
    }
    return first;
  }

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
