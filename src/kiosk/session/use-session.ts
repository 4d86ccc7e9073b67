import { type ReadonlySignal, signal } from '@preact/signals';
import { createActor } from 'xstate';
import type { SessionEvent } from './events.ts';
import type { sessionMachine } from './machine.ts';
import { type SessionView, viewOf } from './session-view.ts';

/** A running session: its view as a signal, and the one way to tell it something. */
export interface RunningSession {
  readonly view: ReadonlySignal<SessionView>;
  readonly send: (event: SessionEvent) => void;
  readonly stop: () => void;
}

/** Whether a screen would see any difference: contexts are replaced, never changed. */
function looksAlike(one: SessionView, other: SessionView): boolean {
  return (Object.keys(one) as (keyof SessionView)[]).every((key) => one[key] === other[key]);
}

/** Starts a session and bridges it to Preact. A session that breaks throws out of `onCrash`. */
export function startSession(
  machine: typeof sessionMachine,
  onCrash: (cause: unknown) => void,
): RunningSession {
  const actor = createActor(machine);
  const view = signal(viewOf(actor.getSnapshot()));
  actor.subscribe({
    next: (snapshot) => {
      const next = viewOf(snapshot);
      // A finger going down only winds a clock up again: nothing is drawn for it (R37).
      if (!looksAlike(view.peek(), next)) view.value = next;
    },
    error: onCrash,
  });
  actor.start();
  return { view, send: (event) => actor.send(event), stop: () => actor.stop() };
}
