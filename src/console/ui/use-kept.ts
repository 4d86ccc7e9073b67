import { type Dispatch, type StateUpdater, useCallback, useState } from 'preact/hooks';

/** What lists were left as, by name; as long as the window stands open. */
const kept = new Map<string, unknown>();

/**
 * State that is there again when its page is: whoever opens a row of a list and comes back finds the
 * list as it was left. Without a name it is state like any other.
 */
export function useKept<T>(name: string | undefined, first: T): [T, Dispatch<StateUpdater<T>>] {
  const [value, setValue] = useState<T>(() =>
    name !== undefined && kept.has(name) ? (kept.get(name) as T) : first,
  );
  const set = useCallback(
    (next: StateUpdater<T>) =>
      setValue((before) => {
        const now = typeof next === 'function' ? (next as (before: T) => T)(before) : next;
        if (name !== undefined) kept.set(name, now);
        return now;
      }),
    [name],
  );
  return [value, set];
}

/** Forgets what lists were left as: another person sits down. */
export function forgetKept(): void {
  kept.clear();
}
