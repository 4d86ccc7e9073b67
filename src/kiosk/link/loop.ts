import type { After } from './timers.ts';

/** Work that repeats: one run at a time, each saying when the next is due. */
export interface Loop {
  /** Runs now, or once more right after the run that is under way. */
  kick(): void;
  stop(): void;
}

/** Wait after a run that threw, ms: a bug must not become a busy loop. */
const afterBugMs = 60_000;

/**
 * Starts a loop. `run` returns the wait before its next run, ms; a run that throws is a bug: it
 * surfaces as an unhandled rejection and the loop goes on later.
 */
export function startLoop(after: After, firstMs: number, run: () => Promise<number>): Loop {
  let stopped = false;
  let running = false;
  let again = false;
  let cancel = after(firstMs, turn);

  function turn(): void {
    void runOnce();
  }

  async function runOnce(): Promise<void> {
    if (stopped || running) return;
    running = true;
    again = false;
    let waitMs = afterBugMs;
    try {
      waitMs = await run();
    } finally {
      running = false;
      if (!stopped) cancel = after(again ? 0 : waitMs, turn);
    }
  }

  return {
    kick() {
      if (stopped) return;
      if (running) {
        again = true;
        return;
      }
      cancel();
      cancel = after(0, turn);
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
