import type { OutboxStatus } from '../services.ts';
import { requestBytesMax, requestCountMax } from './limits.ts';
import type { Line } from './line.ts';
import type { HeldFacts, StoreSnapshot } from './store.ts';

/** What the outbox knows of its disk without asking it: counts for the status, and the limits. */
export interface Mirror {
  readonly lines: ReadonlyMap<string, Line>;
  /** By request id. */
  readonly held: ReadonlyMap<string, HeldFacts>;
  readonly quarantined: number;
}

export const emptyMirror: Mirror = { lines: new Map(), held: new Map(), quarantined: 0 };

export function mirrorOf(snapshot: StoreSnapshot): Mirror {
  return {
    lines: new Map(snapshot.lines.map((line) => [line.line, line])),
    held: new Map(snapshot.held.map((facts) => [facts.id, facts])),
    quarantined: snapshot.quarantined,
  };
}

export function withHeld(mirror: Mirror, facts: HeldFacts): Mirror {
  return { ...mirror, held: new Map(mirror.held).set(facts.id, facts) };
}

/** A changed line, without the requests that it has settled. */
export function withLine(mirror: Mirror, line: Line): Mirror {
  const lines = new Map(mirror.lines).set(line.line, line);
  const gone = [...mirror.held.values()].filter(
    (facts) => facts.line === line.line && facts.seq <= line.settled,
  );
  if (gone.length === 0) return { ...mirror, lines };
  const held = new Map(mirror.held);
  for (const { id } of gone) held.delete(id);
  return { ...mirror, lines, held };
}

/** Requests of a line that the hub does not hold yet. */
export function waitingOf(mirror: Mirror, line: Line): number {
  let count = 0;
  for (const facts of mirror.held.values()) {
    if (facts.line === line.line && facts.seq > line.accepted) count += 1;
  }
  return count;
}

/** Whether one more request of `bytes` fits. */
export function fits(mirror: Mirror, bytes: number): boolean {
  if (mirror.held.size + mirror.quarantined >= requestCountMax) return false;
  let total = bytes;
  for (const facts of mirror.held.values()) total += facts.bytes;
  return total <= requestBytesMax;
}

/** The counts of the status; `line` is the one that new requests go to. */
export function countsOf(mirror: Mirror, current: string | undefined): Omit<OutboxStatus, 'state'> {
  let waiting = 0;
  // What stands on a forked line can only be rescued by people: that is what quarantine means.
  let stranded = 0;
  for (const line of mirror.lines.values()) {
    if (line.forked) stranded += waitingOf(mirror, line);
    else waiting += waitingOf(mirror, line);
  }
  let oldestAtMs: number | undefined;
  for (const { writtenAtMs } of mirror.held.values()) {
    oldestAtMs = Math.min(oldestAtMs ?? writtenAtMs, writtenAtMs);
  }
  const line = current === undefined ? undefined : mirror.lines.get(current);
  return {
    count: mirror.held.size,
    waiting,
    quarantined: mirror.quarantined + stranded,
    lastSeq: line?.allocated ?? 0,
    oldestAtMs,
    accepted: line?.accepted ?? 0,
  };
}
