/** Faults of the screen, with the code that staff read on the rescue page (docs/shell.md). */
export const faultCodes = {
  pageCrashed: 'MC-41',
  pageHung: 'MC-42',
  pageNeverStarted: 'MC-43',
  browserEnded: 'MC-44',
  browserFrozen: 'MC-45',
  profileBroken: 'MC-46',
} as const;
export type ScreenFault = keyof typeof faultCodes;

/** So many faults within this time, ms, are no accident any more. */
const loopFaults = 4;
const loopMs = 60_000;
/** How long the rescue page stays, ms; the last one repeats. */
const rescueMs = [10_000, 30_000, 60_000, 300_000];
/** After this long without a loop the pauses start over, ms. */
const calmMs = 30 * 60_000;

/** What the screen shows after a fault. */
export type Verdict =
  | { readonly show: 'page' }
  | {
      readonly show: 'rescue';
      readonly code: string;
      readonly count: number;
      readonly forMs: number;
    };

/** Counts faults, and says when to stop trying and tell people. Times: ms, never jumping. */
export class CrashLoop {
  #recent: number[] = [];
  #rescues = 0;
  #lastRescueMs = 0;
  #total = 0;

  /** Faults since the shell started. */
  get total(): number {
    return this.#total;
  }

  note(fault: ScreenFault, nowMs: number): Verdict {
    this.#total += 1;
    this.#recent = [...this.#recent.filter((at) => nowMs - at < loopMs), nowMs];
    if (this.#recent.length < loopFaults) return { show: 'page' };
    this.#recent = [];
    if (nowMs - this.#lastRescueMs > calmMs) this.#rescues = 0;
    const forMs = rescueMs[Math.min(this.#rescues, rescueMs.length - 1)] ?? 0;
    this.#rescues += 1;
    this.#lastRescueMs = nowMs;
    return { show: 'rescue', code: faultCodes[fault], count: this.#rescues, forMs };
  }
}
