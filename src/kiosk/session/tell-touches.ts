import type { ReadonlySignal } from '@preact/signals';
import type { SessionEvent } from './events.ts';
import type { SessionView } from './session-view.ts';

/** A touch is told to the session this often at most, ms: its timers count in seconds. */
const touchTellMs = 500;

/** Keys of the voice: on the screen, and the ones without a sign there (keys/). */
function isOnAudio(event: Event): boolean {
  if ('key' in event && /^F[2-5]$/.test(String(event.key))) return true;
  const { target } = event;
  return (
    target !== null && 'closest' in target && (target as Element).closest('[data-audio]') !== null
  );
}

interface Session {
  readonly view: ReadonlySignal<SessionView>;
  readonly send: (event: SessionEvent) => void;
}

/**
 * Tells the session that somebody is there: at once when a finger or key goes down, but while
 * something lies over the screen only after the press is over. Else the warning would be gone
 * before its own "Kết thúc" hears the finger leave.
 *
 * @returns a function that stops listening
 */
export function tellTouches(target: EventTarget, { view, send }: Session): () => void {
  let toldMs = Number.NEGATIVE_INFINITY;
  const tell = (event: Event) => {
    const onAudio = isOnAudio(event);
    // What is being said ends at once, however soon after the last touch (R31).
    const ends = !onAudio && view.peek().audio !== 'idle';
    if (!ends && event.timeStamp - toldMs < touchTellMs) return;
    toldMs = event.timeStamp;
    send(onAudio ? { type: 'TOUCH', onAudio } : { type: 'TOUCH' });
  };
  const onDown = (event: Event) => {
    if (view.peek().overlay === 'none') tell(event);
  };
  const onDone = (event: Event) => {
    // The press was answered already when it took the overlay away.
    if (view.peek().overlay !== 'none') tell(event);
  };
  const down = ['pointerdown', 'keydown'] as const;
  const done = ['click', 'keyup'] as const;
  for (const type of down) target.addEventListener(type, onDown, { capture: true, passive: true });
  for (const type of done) target.addEventListener(type, onDone, { passive: true });
  return () => {
    for (const type of down) target.removeEventListener(type, onDown, { capture: true });
    for (const type of done) target.removeEventListener(type, onDone);
  };
}
