import { useCallback, useRef } from 'preact/hooks';
import { pxPerMm } from './measure.ts';

/** R12: the same control ignores a second activation for this long, ms. */
const pressGuardMs = 500;
/**
 * A trembling finger's second tap lands this near the first, mm. Without this rule it would press
 * whatever the next screen has at that place, such as "Gửi" under "Tiếp tục" (R57).
 */
const sameSpotMm = 15;

const last = { at: Number.NEGATIVE_INFINITY, x: 0, y: 0 };

/** Activations by key, voice or script carry no place. */
function hasPlace(event: MouseEvent): boolean {
  return event.detail > 0;
}

function repeatsLast(event: MouseEvent): boolean {
  if (!hasPlace(event) || event.timeStamp - last.at >= pressGuardMs) return false;
  const away = Math.hypot(event.clientX - last.x, event.clientY - last.y);
  return away < sameSpotMm * pxPerMm();
}

/** Forgets the last tap: what one resident pressed is nothing to the next. Also for tests. */
export function forgetPress(): void {
  last.at = Number.NEGATIVE_INFINITY;
}

/**
 * A click handler that acts on release (R11: a native button does) and drops a second activation
 * of the same control, or at the same spot, within 500 ms (R12). Not for keyboard keys: "oo" is
 * two presses, and holding a native button yields one click anyway.
 */
export function usePress(onPress: () => void): (event: MouseEvent) => void {
  const mine = useRef(Number.NEGATIVE_INFINITY);
  return useCallback(
    (event: MouseEvent) => {
      if (event.timeStamp - mine.current < pressGuardMs || repeatsLast(event)) return;
      mine.current = event.timeStamp;
      if (hasPlace(event)) {
        last.at = event.timeStamp;
        last.x = event.clientX;
        last.y = event.clientY;
      }
      onPress();
    },
    [onPress],
  );
}
