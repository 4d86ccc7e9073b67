import { type Signal, signal } from '@preact/signals';
import type { CarState, ShellLink, ShellState } from '../../services.ts';
import type { PageProgress } from './beat.ts';

/** A shell in memory: its state is set by hand, its beats can be read. */
export interface MemoryShellLink extends ShellLink {
  readonly beats: readonly PageProgress[];
  set(change: Partial<ShellState>): void;
  readonly car: Signal<CarState>;
  readonly headset: Signal<boolean | undefined>;
}

/** Up, with a printer that is ready, unless `change` says otherwise. */
export function memoryShellLink(change: Partial<ShellState> = {}): MemoryShellLink {
  const beats: PageProgress[] = [];
  const state = signal<ShellState>({
    shell: 'up',
    printer: { status: 'ready', paperLow: false },
    ...change,
  });
  return {
    state,
    car: signal<CarState>({ arrivals: 0, alarm: false }),
    headset: signal<boolean | undefined>(undefined),
    beats,
    set(next) {
      state.value = { ...state.peek(), ...next };
    },
    beat(screen, idle, progress) {
      beats.push({ screen, idle, progress });
    },
  };
}
