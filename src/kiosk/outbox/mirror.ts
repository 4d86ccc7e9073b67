import type { OutboxStatus } from '../services.ts';
import { requestAgeMaxMs, requestBytesMax, requestCountMax } from './limits.ts';
import type { Line } from './line.ts';
import {
  factsOf,
  type HeldFacts,
  type HeldRequest,
  type QuarantinedFacts,
  type StoreSnapshot,
} from './store.ts';

/** What the outbox knows of its disk without asking it: counts for the status, and the limits. */
export interface Mirror {
  readonly lines: ReadonlyMap<string, Line>;
  /** By request id. */
  readonly held: ReadonlyMap<string, HeldFacts>;
  readonly quarantined: readonly QuarantinedFacts[];
}

export const emptyMirror: Mirror = { lines: new Map(), held: new Map(), quarantined: [] };

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

/** Requests that moved to the end of another line. */
export function withMoved(mirror: Mirror, target: Line, moved: readonly HeldRequest[]): Mirror {
  const held = new Map(mirror.held);
  for (const request of moved) held.set(request.envelope.id, factsOf(request));
  const allocated = target.allocated + moved.length;
  const lines = new Map(mirror.lines).set(target.line, { ...target, allocated });
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
  if (mirror.held.size + mirror.quarantined.length >= requestCountMax) return false;
  return bytesOf(mirror) + bytes <= requestBytesMax;
}

function bytesOf(mirror: Mirror): number {
  let total = 0;
  for (const facts of mirror.held.values()) total += facts.bytes;
  return total;
}

/**
 * Whether the hub has been silent for so long that one more promise would be hollow. Only times
 * that were confirmed then and are now tell an age.
 */
export function isSilent(mirror: Mirror, now: { ms: number; trust: string }): boolean {
  if (now.trust !== 'confirmed') return false;
  for (const { dated, line, seq, writtenAtMs } of mirror.held.values()) {
    const accepted = mirror.lines.get(line)?.accepted ?? 0;
    if (dated === true && seq > accepted && now.ms - writtenAtMs > requestAgeMaxMs) return true;
  }
  return false;
}

/** The hub's keys that something here is sealed to, quarantine included. */
export function keysOf({ held, quarantined }: Mirror): ReadonlySet<string> {
  return new Set([...held.values(), ...quarantined].map(({ keyId }) => keyId));
}

/** Why requests were kept apart, the most frequent first. */
function refusalsOf(codes: readonly string[]): OutboxStatus['refusals'] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** The counts of the status; `line` is the one that new requests go to. */
export function countsOf(mirror: Mirror, current: string | undefined): Omit<OutboxStatus, 'state'> {
  let waiting = 0;
  // What stands on a forked line can only be rescued by people: that is what quarantine means.
  const stranded: string[] = [];
  for (const line of mirror.lines.values()) {
    if (line.forked) stranded.push(...Array<string>(waitingOf(mirror, line)).fill('forked'));
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
    bytes: bytesOf(mirror),
    quarantined: mirror.quarantined.length + stranded.length,
    refusals: refusalsOf([...mirror.quarantined.map(({ code }) => code), ...stranded]),
    lastSeq: line?.allocated ?? 0,
    oldestAtMs,
    accepted: line?.accepted ?? 0,
  };
}
