import { hubPaths, type WakeAnswer, WakeAnswerSchema } from '../../domain/api/index.ts';
import type { FillRandom } from '../../domain/basics/index.ts';
import { wakeHoldMs } from '../../domain/fleet/index.ts';
import { backoffMs } from './backoff.ts';
import type { EmergencyLine } from './emergency-line.ts';
import type { HubCaller } from './hub-caller.ts';
import type { Identity } from './identity.ts';

/** Added to the hold before a wake poll counts as dead, ms. */
const wakeSlackMs = 15_000;
/**
 * A poll that was held so long and then failed was cut by a line that holds none as long as the hub
 * does: a proxy with its own idea of patience. It is asked again at once, ms.
 */
const heldMs = 15_000;
/** Shortest time between two polls, ms: a hub that answers at once must not be hammered. */
const wakeGapMs = 1_000;

export interface WakeOutcome {
  /** The version that the hub says is published now, when it is a new one. */
  readonly contentVersion: number | undefined;
  /** A reply waits: the next heartbeat brings it. */
  readonly replies: boolean;
  readonly waitMs: number;
}

/** What a kiosk has when it asks for news. */
interface WakeQuestion {
  readonly version: number;
  /** Highest reply it has. */
  readonly replies: number;
}

/** Long-polls the hub for news beyond what the kiosk has (contracts.md, Heartbeat and wake). */
export function startWaker(
  caller: HubCaller,
  fillRandom: FillRandom,
  emergencies: EmergencyLine,
  upMs: () => number,
): (identity: Identity, has: WakeQuestion) => Promise<WakeOutcome> {
  let failures = 0;
  let rungAt: number | undefined;
  return async (identity, { version, replies }) => {
    const serial = emergencies.serial();
    const askedUpMs = upMs();
    const answer = await caller.call(
      {
        method: 'GET',
        path: hubPaths.wake,
        query: `?version=${version}&kiosk=${identity.kiosk}&replies=${replies}&emergencies=${serial}`,
        limits: { timeoutMs: wakeHoldMs + wakeSlackMs },
      },
      // 204 has no body: nothing new within the hold.
      (json): WakeAnswer | undefined =>
        json === null ? { contentVersion: version } : WakeAnswerSchema.safeParse(json).data,
      identity,
    );
    if (answer.kind !== 'ok') {
      failures = upMs() - askedUpMs >= heldMs ? 1 : failures + 1;
      const retryAfterMs = answer.kind === 'problem' ? (answer.retryAfterMs ?? 0) : 0;
      const waitMs = Math.max(backoffMs(failures, fillRandom), retryAfterMs);
      return { contentVersion: undefined, replies: false, waitMs };
    }
    const { contentVersion } = answer.value;
    const isNewer = contentVersion > version;
    // Said again for the same number: the heartbeat that brings it is not through yet.
    const isRung = answer.value.replies === true && rungAt !== replies;
    if (isRung) rungAt = replies;
    await emergencies.hear(answer.value.emergencies ?? serial, identity);
    const isUrgent = emergencies.serial() !== serial;
    // A hub that answers at once without news would be asked in a circle: ever more slowly, then.
    failures = isNewer || isRung || isUrgent || answer.status === 204 ? 0 : failures + 1;
    const waitMs = failures === 0 ? wakeGapMs : backoffMs(failures, fillRandom);
    return { contentVersion: isNewer ? contentVersion : undefined, replies: isRung, waitMs };
  };
}
