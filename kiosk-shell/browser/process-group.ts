import { setTimeout as sleep } from 'node:timers/promises';

/** Time that the helpers of a closed browser get, and how often they are looked for, ms. */
const helpersMs = 3000;
const helpersLookMs = 25;

/** Signals a process group; whether there was one. Signal 0 only looks. */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal);
  } catch {
    // Gone in the meantime: that was the aim.
    return false;
  }
}

/** Helpers outlive the browser by a moment: closed means that they are gone as well. */
export async function endHelpers(leader: number): Promise<void> {
  for (let leftMs = helpersMs; signalGroup(leader, 0); leftMs -= helpersLookMs) {
    if (leftMs <= 0) {
      signalGroup(leader, 'SIGKILL');
      return;
    }
    await sleep(helpersLookMs);
  }
}
