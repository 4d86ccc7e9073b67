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
 * Returns what stops it.
 */
export function startBeating(
  shell: Pick<ShellLink, 'beat'>,
  read: () => PageProgress,
  requestFrame: (run: (frameMs: number) => void) => number,
  cancelFrame: (id: number) => void,
): () => void {
  let lastMs = Number.NEGATIVE_INFINITY;
  let id = requestFrame(frame);
  function frame(frameMs: number): void {
    if (frameMs - lastMs >= beatMs) {
      lastMs = frameMs;
      const { screen, idle, progress } = read();
      shell.beat(screen, idle, progress);
    }
    id = requestFrame(frame);
  }
  return () => cancelFrame(id);
}
