import { setImmediate } from 'node:timers/promises';

/** How long work may hold the hub before kiosks and pages are served again, ms. */
const holdMsMax = 20;

/** Lets the hub breathe: awaited between small steps, it goes on at once until its time is up. */
export function breathing(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < holdMsMax) return;
    await setImmediate();
    since = performance.now();
  };
}
