/** Between two keys of a hand there is at least this long, ms; a scanner is faster (devices.md §5). */
const handGapMs = 45;
/** After the last key, ms: no scanner goes on. */
const silenceMs = 130;
/** So many keys at a scanner's speed are no hand's. */
const burstMin = 3;

/** Tells keys that a hand types from those of a scanner, and gives the hand's. */
export interface TypedKeys {
  readonly key: (key: string, atMs: number) => void;
  readonly stop: () => void;
}

/**
 * Holds a key back until what follows shows that no scanner typed it: a keypad's figures then
 * press the keys of the screen, and a code presses none.
 */
export function createTypedKeys(
  type: (key: string) => void,
  after: (ms: number, run: () => void) => () => void,
): TypedKeys {
  let held: string[] = [];
  let lastAtMs = Number.NEGATIVE_INFINITY;
  let isBurst = false;
  let cancel = (): void => undefined;

  function settle(): void {
    cancel();
    const keys = held;
    const wasBurst = isBurst;
    held = [];
    isBurst = false;
    if (!wasBurst) for (const key of keys) type(key);
  }

  return {
    key(key, atMs) {
      cancel();
      const gapMs = atMs - lastAtMs;
      lastAtMs = atMs;
      if (gapMs >= handGapMs && !isBurst) settle();
      held.push(key);
      if (held.length >= burstMin) isBurst = true;
      // What a burst holds is dropped: no need to keep more of it.
      if (isBurst) held.length = burstMin;
      cancel = after(silenceMs, settle);
    },
    stop() {
      cancel();
      held = [];
    },
  };
}
