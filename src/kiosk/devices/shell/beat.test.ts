import { expect, it } from 'vitest';
import { memoryShellLink, startBeating } from './index.ts';

it('beats once a second while the page draws, and not when it stops drawing', () => {
  const shell = memoryShellLink();
  let draw: ((frameMs: number) => void) | undefined;
  let progress = 0;
  const stop = startBeating(
    shell,
    () => ({ screen: 'home', idle: false, progress }),
    (run) => {
      draw = run;
      return 1;
    },
    () => {
      draw = undefined;
    },
  );
  for (let frameMs = 0; frameMs <= 3_000; frameMs += 100) {
    progress += 1;
    draw?.(frameMs);
  }
  expect(shell.beats.map((beat) => beat.progress)).toEqual([1, 11, 21, 31]);
  stop();
  expect(draw).toBeUndefined();
  shell.set({ shell: 'down', printer: undefined });
  expect(shell.state.value.shell).toBe('down');
});
