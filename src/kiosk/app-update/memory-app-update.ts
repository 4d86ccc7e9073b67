import { signal } from '@preact/signals';
import type { AppUpdate } from './app-update.ts';

/** An update in memory: counts how often it was taken into use. */
export interface MemoryAppUpdate extends AppUpdate {
  readonly activations: () => number;
  setWaiting(waiting: boolean): void;
}

export function memoryAppUpdate(): MemoryAppUpdate {
  const waiting = signal(false);
  let activations = 0;
  return {
    waiting,
    ready: signal(true),
    activations: () => activations,
    setWaiting(next) {
      waiting.value = next;
    },
    shown: signal(undefined),
    tellWell: () => undefined,
    check: async () => undefined,
    activate() {
      if (!waiting.peek()) return;
      waiting.value = false;
      activations += 1;
    },
  };
}
