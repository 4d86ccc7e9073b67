import { hubPaths } from '../../domain/api/index.ts';
import type { FillRandom } from '../../domain/basics/index.ts';
import { wakeHoldMs } from '../../domain/fleet/index.ts';
import { backoffMs } from './backoff.ts';
import type { HubCaller } from './hub-caller.ts';
import type { Identity } from './identity.ts';

/** Added to the hold before a wake poll counts as dead, ms. */
const wakeSlackMs = 15_000;
/** Shortest time between two polls, ms: a hub that answers at once must not be hammered. */
const wakeGapMs = 1_000;

export interface WakeOutcome {
  /** True when the hub says that there is something new. */
  readonly woken: boolean;
  readonly waitMs: number;
}

/** Long-polls the hub for news after version `version` (contracts.md, Heartbeat and wake). */
export function startWaker(
  caller: HubCaller,
  fillRandom: FillRandom,
): (identity: Identity, version: number) => Promise<WakeOutcome> {
  let failures = 0;
  let wokenFor = -1;
  return async (identity, version) => {
    const answer = await caller.call(
      {
        method: 'GET',
        path: hubPaths.wake,
        query: `?version=${version}`,
        limits: { timeoutMs: wakeHoldMs + wakeSlackMs },
      },
      () => true,
      identity,
    );
    if (answer.kind !== 'ok') {
      failures += 1;
      const retryAfterMs = answer.kind === 'problem' ? (answer.retryAfterMs ?? 0) : 0;
      return { woken: false, waitMs: Math.max(backoffMs(failures, fillRandom), retryAfterMs) };
    }
    const woken = answer.status === 200;
    // Woken again for the same version: its news could not be fetched. Ever more slowly, then.
    failures = woken && wokenFor === version ? failures + 1 : 0;
    wokenFor = woken ? version : -1;
    return { woken, waitMs: failures === 0 ? wakeGapMs : backoffMs(failures, fillRandom) };
  };
}
