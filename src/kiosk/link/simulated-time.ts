import type { After } from './timers.ts';

/** A clock and timers that only move when a test says so. */
export interface SimulatedTime {
  readonly after: After;
  /** Wall clock, ms. A test may set it on its own: that is a clock that jumps. */
  wallMs: number;
  /** Uptime, ms. Only ever rises. */
  readonly upMs: () => number;
  readonly clock: () => number;
  /** Timers that wait. */
  readonly pending: () => number;
  /** Lives through `ms`, letting promises settle after every timer. */
  advance(ms: number): Promise<void>;
}

/**
 * Simulated time, starting at `wallMs`. `settle` lets pending promises finish between two timers;
 * the default gives plain promises and WebCrypto enough turns of the real event loop.
 */
export function simulateTime(
  wallMs: number,
  settle: () => Promise<void> = settleTasks,
): SimulatedTime {
  let upMs = 0;
  let serial = 0;
  const timers = new Map<number, { readonly dueMs: number; readonly run: () => void }>();
  const time: SimulatedTime = {
    wallMs,
    after(ms, run) {
      serial += 1;
      const id = serial;
      timers.set(id, { dueMs: upMs + Math.max(0, ms), run });
      return () => timers.delete(id);
    },
    upMs: () => upMs,
    clock: () => time.wallMs,
    pending: () => timers.size,
    async advance(ms) {
      const endMs = upMs + ms;
      await settle();
      for (;;) {
        const next = [...timers].sort((a, b) => a[1].dueMs - b[1].dueMs || a[0] - b[0])[0];
        if (next === undefined || next[1].dueMs > endMs) break;
        timers.delete(next[0]);
        time.wallMs += next[1].dueMs - upMs;
        upMs = next[1].dueMs;
        next[1].run();
        await settle();
      }
      time.wallMs += endMs - upMs;
      upMs = endMs;
    },
  };
  return time;
}

async function settleTasks(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}
