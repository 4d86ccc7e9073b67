import {
  type HeartbeatAnswer,
  HeartbeatAnswerSchema,
  hubPaths,
  signedTimeText,
  verifyText,
} from '../../domain/api/index.ts';
import type { FillRandom } from '../../domain/basics/index.ts';
import {
  appNumber,
  type Heartbeat,
  heartbeatIntervalMs,
  heartbeatJitter,
} from '../../domain/fleet/index.ts';
import type { HubRefusal } from '../services.ts';
import { backoffMs, jitteredMs } from './backoff.ts';
import type { BelievedClock } from './believed-clock.ts';
import type { HubCaller } from './hub-caller.ts';
import type { Identity } from './identity.ts';

/** What a heartbeat says beside its number and its clock. */
export type HeartbeatFacts = Pick<
  Heartbeat,
  'content' | 'outbox' | 'health' | 'progress' | 'replies' | 'kit' | 'site' | 'use' | 'page'
>;

/** After a refused number the next is this much higher, when nobody says which was the last. */
const counterLeap = 1_000;

export interface HeartbeatParts {
  readonly caller: HubCaller;
  readonly believed: BelievedClock;
  readonly clock: () => number;
  readonly upMs: () => number;
  readonly fillRandom: FillRandom;
  readonly facts: () => HeartbeatFacts;
  readonly saveCounter: (counter: number) => Promise<void>;
}

type BeatOutcome =
  | { readonly kind: 'answered'; readonly answer: HeartbeatAnswer }
  /** The hub knows this kiosk no more, or revoked it. */
  | { readonly kind: 'refused'; readonly why: HubRefusal }
  | { readonly kind: 'failed' };

export interface Heart {
  /** One heartbeat; returns what came of it and the wait before the next, ms. */
  beat(identity: Identity): Promise<{ readonly outcome: BeatOutcome; readonly waitMs: number }>;
}

/** @param lastCounter the last number this identity used */
export function startHeart(parts: HeartbeatParts, lastCounter: number): Heart {
  let counter = lastCounter;
  let failures = 0;

  const calmMs = (): number => jitteredMs(heartbeatIntervalMs, heartbeatJitter, parts.fillRandom);
  function failed(): { outcome: BeatOutcome; waitMs: number } {
    failures += 1;
    return { outcome: { kind: 'failed' }, waitMs: backoffMs(failures, parts.fillRandom) };
  }

  return {
    async beat(identity) {
      counter += 1;
      const number = counter;
      // A kiosk whose storage is closed beats all the same: that is how the hub learns of it.
      await parts.saveCounter(number).catch(() => undefined);
      const sentUpMs = parts.upMs();
      const answer = await parts.caller.call(
        { method: 'POST', path: hubPaths.heartbeat, body: heartbeatOf(parts, number) },
        (json) => HeartbeatAnswerSchema.safeParse(json).data,
        identity,
      );
      const receivedUpMs = parts.upMs();
      if (answer.kind === 'failed') return failed();
      if (answer.kind === 'problem') {
        if (answer.code === 'replayed') counter = afterReplay(counter, answer.document);
        if (isRefusal(answer.code)) {
          return { outcome: { kind: 'refused', why: answer.code }, waitMs: calmMs() };
        }
        const { outcome, waitMs } = failed();
        return { outcome, waitMs: Math.max(waitMs, answer.retryAfterMs ?? 0) };
      }
      const { nowMs, signature } = answer.value.time;
      const text = signedTimeText(identity.kiosk, number, nowMs);
      // Whoever cannot sign the time is not our hub: nothing of its answer is used.
      if (!(await verifyText(text, signature, identity.hub.time))) return failed();
      parts.believed.confirm(nowMs, sentUpMs, receivedUpMs);
      failures = 0;
      return { outcome: { kind: 'answered', answer: answer.value }, waitMs: calmMs() };
    },
  };
}

/** The hub says which number it saw last; a hub that does not is leapt over. */
function afterReplay(counter: number, document: Readonly<Record<string, unknown>> = {}): number {
  const last = document['lastCounter'];
  const known = typeof last === 'number' && Number.isSafeInteger(last) && last < 2 ** 40;
  return known ? Math.max(counter, last) : counter + counterLeap;
}

const refusals: readonly string[] = ['unknown-kiosk', 'revoked', 'superseded', 'bad-signature'];

function isRefusal(code: string): code is HubRefusal {
  return refusals.includes(code);
}

function heartbeatOf({ facts, believed, clock }: HeartbeatParts, counter: number): Heartbeat {
  return {
    counter,
    app: appNumber,
    ...facts(),
    clock: { at: Math.round(clock()), trust: believed.now().trust },
  };
}
