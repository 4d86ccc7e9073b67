import type { HeartbeatAnswer } from '../../domain/api/index.ts';

/** What other rooms want to hear from the line to the hub. */
export interface HubEvents {
  /** An answer to a heartbeat whose signed time held. */
  answer: HeartbeatAnswer;
  /** This version was published, says the wake poll. */
  wake: number;
  /** The hub answers again after it did not. */
  online: undefined;
}

export interface Listeners<Events> {
  on<K extends keyof Events>(name: K, listener: (event: Events[K]) => void): () => void;
  tell<K extends keyof Events>(name: K, event: Events[K]): void;
}

/** A list of listeners by name. */
export function newListeners<Events>(): Listeners<Events> {
  const all = new Set<{ name: keyof Events; listener: (event: never) => void }>();
  return {
    on(name, listener) {
      const entry = { name, listener: listener as (event: never) => void };
      all.add(entry);
      return () => all.delete(entry);
    },
    tell(name, event) {
      for (const entry of [...all]) {
        if (entry.name === name) entry.listener(event as never);
      }
    },
  };
}
