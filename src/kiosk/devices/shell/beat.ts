import { computed, effect } from '@preact/signals';
import type { After } from '../../link/index.ts';
import type { ShellLink } from '../../services.ts';

/** Time between two beats, ms (contracts.md, Bridge). */
const beatMs = 1_000;

export interface PageProgress {
  /** Name of the session state, never content. */
  readonly screen: string;
  readonly idle: boolean;
  readonly progress: number;
}

/**
 * Beats from animation frames: a page that does not render does not beat, and the shell sees it.
 * Between two beats it asks for no frame: a page that draws sixty times a second for nothing has a
 * tenth less of a slow processor for the finger. A shell that begins to answer hears it with the
 * next frame, not up to a second later: until then it takes the page for one that does not start.
 * Returns what stops it.
 */
export function startBeating(
  shell: Pick<ShellLink, 'beat' | 'state'>,
  read: () => PageProgress,
  after: After,
  requestFrame: (run: () => void) => number,
  cancelFrame: (id: number) => void,
): () => void {
  let cancelWait = (): void => undefined;
  function wait(): void {
    cancelWait();
    const id = requestFrame(frame);
    cancelWait = () => cancelFrame(id);
  }
  function frame(): void {
    const { screen, idle, progress } = read();
    shell.beat(screen, idle, progress);
    cancelWait = after(beatMs, wait);
  }
  const isUp = computed(() => shell.state.value.shell === 'up');
  const stopListening = effect(() => {
    void isUp.value;
    wait();
  });
  return () => {
    stopListening();
    cancelWait();
  };
}
