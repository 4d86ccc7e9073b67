import { hubPaths, WakeAnswerSchema } from '../../domain/api/index.ts';
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
  /** The version that the hub says is published now, when it is a new one. */
  readonly contentVersion: number | undefined;
  readonly waitMs: number;
}

/** Long-polls the hub for news after version `version` (contracts.md, Heartbeat and wake). */
export function startWaker(
  caller: HubCaller,
  fillRandom: FillRandom,
): (identity: Identity, version: number) => Promise<WakeOutcome> {
  let failures = 0;
  return async (identity, version) => {
    const answer = await caller.call(
      {
        method: 'GET',
        path: hubPaths.wake,
        query: `?version=${version}`,
        limits: { timeoutMs: wakeHoldMs + wakeSlackMs },
      },
      // 204 has no body: nothing new within the hold.
      (json) => (json === null ? version : WakeAnswerSchema.safeParse(json).data?.contentVersion),
      identity,
    );
    if (answer.kind !== 'ok') {
      failures += 1;
      const retryAfterMs = answer.kind === 'problem' ? (answer.retryAfterMs ?? 0) : 0;
      const waitMs = Math.max(backoffMs(failures, fillRandom), retryAfterMs);
      return { contentVersion: undefined, waitMs };
    }
    // A hub that answers at once without news would be asked in a circle: ever more slowly, then.
    const isNews = answer.value > version;
    failures = isNews || answer.status === 204 ? 0 : failures + 1;
    const waitMs = failures === 0 ? wakeGapMs : backoffMs(failures, fillRandom);
    return { contentVersion: isNews ? answer.value : undefined, waitMs };
  };
}
