import type { Clock } from '../../domain/basics/index.ts';
import type { ClockTrust } from '../../domain/fleet/index.ts';
import type { ConfirmedTime } from './identity.ts';

/** How far after the last confirmed moment a hardware clock is still believed, ms (contracts.md). */
const hardwareTrustMs = 48 * 60 * 60_000;
/** Longest round trip whose signed time is believed, ms: half of it is the error of the time. */
const roundTripMaxMs = 30_000;
/**
 * Wall clock and uptime may part by this much, ms, before neither is believed: the wall clock was
 * set, or the machine slept and uptime stood still (CLOCK_MONOTONIC does not count sleep).
 */
const driftMaxMs = 120_000;
/** A wall clock this far behind the last confirmed moment went backwards, ms. */
const backwardsToleranceMs = 5_000;

export interface BelievedTime {
  /** Milliseconds since the epoch by the best knowledge of this kiosk. */
  readonly ms: number;
  readonly trust: ClockTrust;
  /** Believed time minus wall clock, ms. */
  readonly offsetMs: number;
}

/** The clock that dates may be taken from, and whether they may (contracts.md, Time). */
export interface BelievedClock {
  now(): BelievedTime;
  /** A hub time whose signature held, and the uptime at which its request left and its answer came. */
  confirm(hubMs: number, sentUpMs: number, receivedUpMs: number): boolean;
}

interface Anchor {
  readonly believedMs: number;
  readonly upMs: number;
  readonly wallMs: number;
}

/**
 * @param clock wall clock
 * @param upMs uptime that only rises (`performance.now`)
 * @param last what was stored the last time the clock was believed
 */
export function startBelievedClock(
  clock: Clock,
  upMs: () => number,
  last: ConfirmedTime | undefined,
): BelievedClock {
  let anchor = anchorFromHardware(clock, upMs, last);
  return {
    now() {
      const wallMs = clock();
      if (anchor === undefined) return { ms: wallMs, trust: 'unconfirmed', offsetMs: 0 };
      const ms = anchor.believedMs + (upMs() - anchor.upMs);
      const drift = Math.abs(wallMs - anchor.wallMs - (upMs() - anchor.upMs));
      const trust = drift > driftMaxMs ? 'unconfirmed' : 'confirmed';
      return { ms, trust, offsetMs: ms - wallMs };
    },
    confirm(hubMs, sentUpMs, receivedUpMs) {
      const roundTripMs = receivedUpMs - sentUpMs;
      if (roundTripMs < 0 || roundTripMs > roundTripMaxMs) return false;
      const now = upMs();
      anchor = {
        believedMs: hubMs + roundTripMs / 2 + (now - receivedUpMs),
        upMs: now,
        wallMs: clock(),
      };
      return true;
    },
  };
}

/** At start: the hardware clock is believed when it is little later than the last belief. */
function anchorFromHardware(
  clock: Clock,
  upMs: () => number,
  last: ConfirmedTime | undefined,
): Anchor | undefined {
  if (last === undefined) return undefined;
  const wallMs = clock();
  const believedMs = wallMs + last.offsetMs;
  const sinceMs = believedMs - last.atMs;
  if (sinceMs < -backwardsToleranceMs || sinceMs > hardwareTrustMs) return undefined;
  return { believedMs, upMs: upMs(), wallMs };
}
