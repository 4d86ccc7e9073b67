import type { Line } from './line.ts';
import { movedTo, takeFrom } from './places.ts';
import {
  factsOf,
  type HeldRequest,
  type OutboxStore,
  type QuarantinedRequest,
  quarantinedFactsOf,
  StorageFailure,
  type StoreSnapshot,
} from './store.ts';

/** What goes wrong at the next write: nothing written, or written and the word of it lost. */
export type WriteFault = 'full' | 'closed' | 'closedAfterWrite';

/** An outbox in memory that can fail like a disk. `disk` survives a restart of the page. */
export interface MemoryDisk {
  readonly lines: Map<string, Line>;
  readonly held: Map<string, HeldRequest>;
  readonly quarantined: Map<string, QuarantinedRequest>;
}

export function memoryDisk(): MemoryDisk {
  return { lines: new Map(), held: new Map(), quarantined: new Map() };
}

const keyOf = (line: string, seq: number): string => `${line}#${seq}`;

/**
 * @param nextFault asked before every write
 */
export function memoryOutboxStore(
  disk: MemoryDisk = memoryDisk(),
  nextFault: () => WriteFault | undefined = () => undefined,
): OutboxStore {
  async function write<T>(work: () => T): Promise<T> {
    const fault = nextFault();
    if (fault === 'full' || fault === 'closed') throw new StorageFailure(fault);
    const result = work();
    if (fault === 'closedAfterWrite') throw new StorageFailure('closed');
    return result;
  }
  const heldOf = (line: string, afterSeq: number): HeldRequest[] =>
    [...disk.held.values()]
      .filter((one) => one.line === line && one.seq > afterSeq)
      .sort((a, b) => a.seq - b.seq);
  return {
    onLost: () => undefined,
    async snapshot(): Promise<StoreSnapshot> {
      return {
        lines: [...disk.lines.values()],
        held: [...disk.held.values()]
          .map(factsOf)
          .sort((a, b) => (a.line < b.line ? -1 : a.line > b.line ? 1 : a.seq - b.seq)),
        quarantined: [...disk.quarantined.values()].map(quarantinedFactsOf),
      };
    },
    openLine: (line) =>
      write(() => {
        const present = disk.lines.get(line.line) ?? line;
        disk.lines.set(line.line, present);
        return present;
      }),
    append: (request) =>
      write(() => {
        const line = disk.lines.get(request.line);
        if (line === undefined || line.allocated !== request.seq - 1) return 'sequenceTaken';
        disk.held.set(keyOf(request.line, request.seq), request);
        disk.lines.set(line.line, { ...line, allocated: request.seq });
        return 'written';
      }),
    find: async (line, seq) => disk.held.get(keyOf(line, seq)),
    withdraw: (tombstone) =>
      write(() => {
        const line = disk.lines.get(tombstone.line);
        if (line === undefined || line.sent >= tombstone.seq) return 'alreadySent';
        disk.held.set(keyOf(tombstone.line, tombstone.seq), tombstone);
        return 'replaced';
      }),
    take: (name, afterSeq, limits) =>
      write(() => {
        const line = disk.lines.get(name);
        if (line === undefined) return { held: [], missing: undefined };
        const taken = takeFrom(line, afterSeq, heldOf(name, afterSeq), limits);
        if (taken.sent > line.sent) disk.lines.set(name, { ...line, sent: taken.sent });
        return taken;
      }),
    move: (from, to, countMax) =>
      write(() => {
        const target = disk.lines.get(to.line) ?? to;
        const moved = movedTo(target, heldOf(from, 0).slice(0, countMax));
        for (const { seq, request } of moved) {
          disk.held.set(keyOf(request.line, request.seq), request);
          disk.held.delete(keyOf(from, seq));
        }
        disk.lines.set(to.line, { ...target, allocated: target.allocated + moved.length });
        return moved.map(({ request }) => request);
      }),
    change: (name, change) =>
      write(() => {
        const line = disk.lines.get(name);
        if (line === undefined) return undefined;
        const next = change(line);
        disk.lines.set(name, next);
        for (const [key, held] of disk.held) {
          if (held.line === name && held.seq <= next.settled) disk.held.delete(key);
        }
        return next;
      }),
    quarantine: (moved) =>
      write(() => {
        for (const { quarantined, tombstone } of moved) {
          disk.quarantined.set(keyOf(quarantined.line, quarantined.seq), quarantined);
          disk.held.set(keyOf(tombstone.line, tombstone.seq), tombstone);
        }
      }),
    quarantined: async () => [...disk.quarantined.values()],
    close: () => undefined,
  };
}
