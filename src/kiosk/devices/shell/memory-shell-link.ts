import { signal } from '@preact/signals';
import type { ShellLink, ShellState } from '../../services.ts';
import type { PageProgress } from './beat.ts';

/** A shell in memory: its state is set by hand, its beats can be read. */
export interface MemoryShellLink extends ShellLink {
  readonly beats: readonly PageProgress[];
  set(change: Partial<ShellState>): void;
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
    beats,
    set(next) {
      state.value = { ...state.peek(), ...next };
    },
    beat(screen, idle, progress) {
      beats.push({ screen, idle, progress });
    },
  };
}
