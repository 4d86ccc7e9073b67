/** Steps that can be undone. P13 asks for 50. */
export const undoMax = 200;

/** What was, what is, what was undone. A value: every step makes a new one. */
export type History<T> = {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  /** What the last step was about: typing on at the same place makes no second step. */
  readonly about: string | undefined;
};

export const startHistory = <T>(now: T): History<T> => ({
  past: [],
  now,
  future: [],
  about: undefined,
});

/** Goes on to a new state. Steps about the same thing, one after the other, become one. */
export function goOn<T>(history: History<T>, now: T, about?: string): History<T> {
  const isSame = about !== undefined && about === history.about;
  const past = isSame ? history.past : [...history.past, history.now].slice(-undoMax);
  return { past, now, future: [], about };
}

/** One step back; at the beginning, the same. */
export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    now: before,
    future: [history.now, ...history.future],
    about: undefined,
  };
}

/** One step forward again; with nothing undone, the same. */
export function redo<T>(history: History<T>): History<T> {
  const [after, ...future] = history.future;
  if (after === undefined) return history;
  return { past: [...history.past, history.now], now: after, future, about: undefined };
}
