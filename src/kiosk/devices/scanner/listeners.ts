/** Who listens. A listener that throws does not keep the others from hearing. */
export interface Listeners<T> {
  /** Adds a listener; the function returned removes it. */
  add(listener: (value: T) => void): () => void;
  tell(value: T): void;
}

/** An empty set of listeners. `onError` gets what a listener threw. */
export function createListeners<T>(onError: (error: unknown) => void): Listeners<T> {
  const all = new Set<(value: T) => void>();
  return {
    add(listener) {
      all.add(listener);
      return () => all.delete(listener);
    },
    tell(value) {
      for (const listener of [...all]) {
        try {
          listener(value);
        } catch (error) {
          onError(error);
        }
      }
    },
  };
}
