import { effect, type ReadonlySignal } from '@preact/signals';
import type { BridgeSession } from '../../domain/api/index.ts';
import type { FillRandom } from '../../domain/basics/index.ts';
import type { HubLinkState, HubRefusal } from '../services.ts';
import { backoffMs } from './backoff.ts';
import type { RunningHubLink } from './hub-link-parts.ts';
import type { After } from './timers.ts';

/** What a new key mends, once an operator has laid a code ready. A revoked kiosk stays out. */
const mendable: readonly (HubRefusal | undefined)[] = ['forked', 'superseded', 'unknown-kiosk'];

function mayEnrol({ enrolment, refusal }: HubLinkState): boolean {
  return enrolment === 'notEnrolled' || (enrolment === 'refused' && mendable.includes(refusal));
}

export interface SelfEnrolmentParts {
  readonly after: After;
  readonly fillRandom: FillRandom;
  readonly link: Pick<RunningHubLink, 'state' | 'enrol'>;
  /** The one-time code that the shell offers, if it holds one. */
  readonly offered: ReadonlySignal<BridgeSession['enrolment']>;
  /** Asks the shell again: a used or old code may have been replaced. */
  readonly askAgain: () => void;
  readonly onEnrolled: () => void;
}

/**
 * Redeems the shell's code when this kiosk has no identity, or one that only a new key mends, and
 * slowly tries again while that fails. Returns what stops it.
 */
export function startSelfEnrolment(parts: SelfEnrolmentParts): () => void {
  const { after, fillRandom, link, offered } = parts;
  let failures = 0;
  // From the start of a try to the end of the wait after a failed one.
  let resting = false;
  let stopped = false;

  async function attempt(): Promise<void> {
    const code = offered.peek();
    if (stopped || resting || code === null || !mayEnrol(link.state.peek())) return;
    resting = true;
    const enrolled = await link.enrol(code.code, code.shell);
    if (enrolled.ok) {
      failures = 0;
      resting = false;
      parts.onEnrolled();
      return;
    }
    failures += 1;
    after(backoffMs(failures, fillRandom), () => {
      resting = false;
      if (stopped) return;
      parts.askAgain();
      void attempt();
    });
  }

  const stopWatching = effect(() => {
    const ready = mayEnrol(link.state.value) && offered.value !== null;
    // Not within the effect: enrolling changes what it watches.
    if (ready) queueMicrotask(() => void attempt());
  });
  return () => {
    stopped = true;
    stopWatching();
  };
}
