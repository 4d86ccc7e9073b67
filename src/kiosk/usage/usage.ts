import { effect, type ReadonlySignal } from '@preact/signals';
import type { Outbox } from '../services.ts';
import type { SessionView } from '../session/index.ts';
import { addSession, type DayCounts, emptyDay, type SessionUse, toBody } from './day-counts.ts';
import { isResting, SessionWatch } from './session-use.ts';
import type { UsageStore } from './usage-store.ts';

export interface UsageParts {
  readonly view: ReadonlySignal<SessionView>;
  readonly outbox: Pick<Outbox, 'leave'>;
  readonly store: UsageStore;
  /** Whether published content has this folded syllable. */
  readonly isKnown: (syllable: string) => boolean;
  /** How many services a query has; undefined while it is not answered. A signal may stand behind it. */
  readonly hits: (query: string) => number | undefined;
}

/**
 * Counts how the kiosk is used and leaves the counts of a day when the next one has begun. Between
 * two residents only; without a believed day nothing is counted. Returns a function that stops it.
 */
export function startUsage({ view, outbox, store, isKnown, hits }: UsageParts): () => void {
  const watch = new SessionWatch(hits);
  let work: Promise<void> = Promise.resolve();

  async function note(use: SessionUse, today: string): Promise<void> {
    let day: DayCounts = (await store.load()) ?? emptyDay(today);
    if (day.day !== today) {
      if (day.sessions > 0) {
        const left = await outbox.leave(toBody(day));
        // A full or closed outbox: the old day waits, and is not mixed with the new one.
        if (!left.ok) return;
      }
      day = emptyDay(today);
    }
    await store.save(addSession(day, use, isKnown));
  }

  return effect(() => {
    const now = view.value;
    if (!isResting(now)) return watch.see(now);
    const use = watch.take();
    const { time } = now.context.facts;
    if (use === undefined || time === undefined) return;
    // One after the other, and never in the way: counts that cannot be kept are let go.
    work = work.then(() => note(use, time.day)).catch(() => undefined);
  });
}
