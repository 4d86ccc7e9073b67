import { DoneSchema } from '../../domain/api/console/index.ts';
import type { Link } from '../link/index.ts';

/** How often the hub hears that somebody is there, ms: a session ends after an hour without. */
const everyMs = 60_000;

/**
 * Tells the hub that somebody uses the page: its own questions keep no session alive. The returned
 * function stops it.
 */
export function tellPresence(target: EventTarget, link: Link, now: () => number): () => void {
  let toldMs = now();
  const onUse = () => {
    if (now() - toldMs < everyMs) return;
    toldMs = now();
    void link.post(DoneSchema, 'session/active');
  };
  const events = ['keydown', 'pointerdown', 'wheel'];
  for (const name of events) target.addEventListener(name, onUse, { passive: true });
  return () => {
    for (const name of events) target.removeEventListener(name, onUse);
  };
}
