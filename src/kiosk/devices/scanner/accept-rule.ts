import { type CalendarDate, provesItself, readCode } from '../../../domain/codes/index.ts';

/** Two sights of the same text further apart than this are two different things. */
const confirmWithinMs = 3000;
/** The same code held still is one scan: a repeat within this time is not told again (issue 6). */
const repeatAfterMs = 2000;

/** Decides when a text that a camera saw counts (codes.md, accept rule). */
export interface AcceptRule {
  /** True when the text counts now. `atMs` must not go back. */
  sees(text: string, symbology: string | undefined, atMs: number): boolean;
  /** Drops what was seen: no text outlives the scan (R63). */
  forget(): void;
}

/**
 * A card counts by its pattern and a payment by its CRC; anything else when the same text was seen
 * twice. `today` may change while the camera is open.
 */
export function createAcceptRule(today: () => CalendarDate | undefined): AcceptRule {
  let candidate: { text: string; atMs: number } | undefined;
  let told: { text: string; atMs: number } | undefined;
  return {
    sees(text, symbology, atMs) {
      if (told?.text === text && atMs - told.atMs < repeatAfterMs) {
        told = { text, atMs };
        return false;
      }
      const seenBefore = candidate?.text === text && atMs - candidate.atMs <= confirmWithinMs;
      candidate = { text, atMs };
      if (!seenBefore && !provesItself(readCode(text, { today: today(), symbology }))) return false;
      candidate = undefined;
      told = { text, atMs };
      return true;
    },
    forget() {
      candidate = undefined;
      told = undefined;
    },
  };
}
