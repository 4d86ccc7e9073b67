import { type ReadonlySignal, signal } from '@preact/signals';
import type { LightAdvice } from '../../services.ts';

/** A hand that passes is no advice: the same must be seen for this long. ms */
const seenForMs = 1200;

/** Turns what frame after frame says of the light into advice that does not flicker. */
export interface LightWatch {
  readonly advice: ReadonlySignal<LightAdvice | undefined>;
  /** `atMs` must not go back. */
  see(light: LightAdvice | 'good', atMs: number): void;
  forget(): void;
}

export function createLightWatch(): LightWatch {
  const advice = signal<LightAdvice | undefined>(undefined);
  let last: { readonly light: LightAdvice | 'good'; readonly sinceMs: number } | undefined;
  return {
    advice,
    see(light, atMs) {
      if (last?.light !== light) last = { light, sinceMs: atMs };
      if (atMs - last.sinceMs >= seenForMs) advice.value = light === 'good' ? undefined : light;
    },
    forget() {
      last = undefined;
      advice.value = undefined;
    },
  };
}
