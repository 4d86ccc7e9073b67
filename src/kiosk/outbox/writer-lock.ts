/** Name of the Web Lock that the one writing page of this origin holds. */
const writerLockName = 'motcham-outbox-writer';

/** The right to write, which one page of the origin has at a time. */
export interface WriterLock {
  /**
   * Waits for the right; calls `onWait` at once when another page has it. Resolves with what gives
   * it back. Rejects when `signal` aborts or the browser has no locks.
   */
  acquire(onWait: () => void, signal: AbortSignal): Promise<() => void>;
}

/** The lock of the browser: it goes to the next page even when this one crashes. */
export function webWriterLock(locks: LockManager, name: string = writerLockName): WriterLock {
  return {
    acquire: (onWait, signal) =>
      new Promise((resolve, reject) => {
        const hold = (): Promise<void> =>
          new Promise((release) => {
            resolve(release);
          });
        locks
          .request(name, { ifAvailable: true }, (lock) => {
            if (lock !== null) return hold();
            onWait();
            locks.request(name, { signal }, hold).catch(reject);
            return undefined;
          })
          .catch(reject);
      }),
  };
}

/** A lock within one page, for tests and simulations. */
export function memoryWriterLock(): WriterLock {
  let held: Promise<void> = Promise.resolve();
  let free = true;
  return {
    async acquire(onWait) {
      if (!free) onWait();
      free = false;
      const before = held;
      let release = (): void => undefined;
      held = new Promise((resolve) => {
        release = () => {
          free = true;
          resolve();
        };
      });
      await before;
      free = false; // the one before set it free on leaving
      return release;
    },
  };
}
