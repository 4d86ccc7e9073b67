import type { sessionMachine } from '../machine.ts';
import type { SessionSnapshot } from '../session-view.ts';
import { delayMs } from './explore.ts';
import { takeStep } from './take-step.ts';

/** More timers than any way back to attract needs. */
const timersMax = 40;

/** Built-in actions, which the machine's own types leave out. */
interface Loose {
  readonly type: string;
  readonly params: unknown;
}

interface RaiseParams {
  readonly id?: string;
  readonly event?: { readonly type: string };
  readonly delay?: number;
}

/** Where a session that nobody touches must end up (invariant 4). */
export const isAtRest = ({ value }: SessionSnapshot): boolean => {
  const { session } = value;
  const place = typeof session === 'string' ? session : Object.keys(session)[0];
  return place === 'setup' || place === 'outOfService' || place === 'attract';
};

/**
 * Lets time pass with nobody there and services that never answer: the shortest timer runs out,
 * again and again. Returns the timers that led to rest, or undefined when none did.
 */
export function leftAlone(
  machine: typeof sessionMachine,
  start: SessionSnapshot,
): readonly string[] | undefined {
  const due = new Map<string, number>();
  for (const { after } of start._nodes) {
    for (const { eventType, delay } of after) {
      due.set(eventType, delayMs(machine, delay));
    }
  }
  const path: string[] = [];
  let at = start;
  while (!isAtRest(at) && path.length < timersMax) {
    const next = [...due].filter(([, ms]) => Number.isFinite(ms)).sort((a, b) => a[1] - b[1])[0];
    if (!next) return undefined;
    const [type, passedMs] = next;
    for (const [name, ms] of due) due.set(name, ms - passedMs);
    due.delete(type);
    path.push(type);
    const { after, actions } = takeStep(machine, at, { type });
    for (const action of actions as readonly Loose[]) {
      if (action.type === 'xstate.cancel') {
        const { sendId } = action.params as { readonly sendId?: string };
        if (sendId !== undefined) due.delete(sendId);
      }
      if (action.type === 'xstate.raise') {
        const { id, event, delay } = action.params as RaiseParams;
        if (delay !== undefined) due.set(id ?? event?.type ?? '', delay);
      }
    }
    at = after;
  }
  return isAtRest(at) ? path : undefined;
}
