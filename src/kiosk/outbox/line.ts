import type { Hole, Watermark } from '../../domain/api/index.ts';

/**
 * One line of requests: one incarnation of one kiosk. Sequences are contiguous from 1 within a
 * line. `settled ≤ accepted ≤ sent ≤ allocated` holds between two answers of the hub.
 */
export interface Line {
  /** `kiosk|incarnation`. */
  readonly line: string;
  readonly kiosk: string;
  readonly incarnation: number;
  /** Highest sequence given to a request. */
  readonly allocated: number;
  /** Highest sequence that may have left the kiosk: it can no longer be withdrawn. */
  readonly sent: number;
  /** Highest sequence the hub holds, by its last word. Falls when the hub was restored. */
  readonly accepted: number;
  /** Highest sequence that was deleted here because the hub had settled it. */
  readonly settled: number;
  /** The hub's epoch at its last word; empty before the first. */
  readonly epoch: string;
  /** The hub holds another request at one of our sequences: nothing more is sent on this line. */
  readonly forked: boolean;
}

/** A line in which nothing was written yet. */
export function newLine(line: string, kiosk: string, incarnation: number): Line {
  return {
    line,
    kiosk,
    incarnation,
    allocated: 0,
    sent: 0,
    accepted: 0,
    settled: 0,
    epoch: '',
    forked: false,
  };
}

/**
 * A line whose record was lost while its key was not: it goes on after what the hub holds, and
 * never gives a sequence twice.
 */
export function recoveredLine(fresh: Line, watermark: Watermark): Line {
  const { lastSeq, epoch } = watermark;
  return {
    ...fresh,
    allocated: lastSeq,
    sent: lastSeq,
    accepted: lastSeq,
    settled: lastSeq,
    epoch,
  };
}

/** The places that one batch went over, its hole included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * What the hub's word does to a line. Only the answer to a batch acknowledges, and only the places
 * that the batch went over (`answered`), when nothing before them is open: a heartbeat may not have
 * reached the hub's second copy yet, and a place that the hub holds beyond the batch may hold a
 * clone's request. A lower `lastSeq` than before rewinds the line (an old answer that came late:
 * then the resent ones are known to the hub by their id). In a new epoch nothing that is still
 * here counts as held: what a restored hub has at these places may be somebody else's. Only
 * requests that the hub both holds and has settled may be deleted.
 *
 * A hub that holds more than was ever sent holds somebody else's requests, or ours from before
 * this profile was put back in time: a fork.
 */
export function hearWatermark(line: Line, watermark: Watermark, answered?: Span): Line {
  const { lastSeq, settled, epoch } = watermark;
  if (lastSeq > line.sent) return { ...line, epoch, forked: true };
  const base = epoch === line.epoch ? line.accepted : line.settled;
  const reach = answered !== undefined && answered.from <= base + 1 ? answered.to : 0;
  const accepted = Math.min(lastSeq, Math.max(base, reach));
  return { ...line, epoch, accepted, settled: Math.max(line.settled, Math.min(settled, accepted)) };
}

/**
 * The hole to declare for what `missing` says the store does not hold. What was deleted because it
 * was settled is told apart from what was lost, so a range over both is declared in two.
 */
export function holeOf({ settled }: Line, missing: Missing): Hole {
  const { from, to } = missing;
  if (from > settled) return { from, to, reason: 'missing' };
  return { from, to: Math.min(to, settled), reason: 'settled' };
}

/** Sequences after which the store was asked, that were given and are not there. */
export interface Missing {
  readonly from: number;
  readonly to: number;
}

/** Whether a watermark is possible at all: counts, and nothing settled that is not held. */
export function isPossible({ lastSeq, settled, epoch }: Watermark): boolean {
  return (
    Number.isSafeInteger(lastSeq) &&
    Number.isSafeInteger(settled) &&
    lastSeq >= 0 &&
    settled >= 0 &&
    epoch.length <= 128
  );
}
