import { expect, it } from 'vitest';
import { simulateTime } from '../../link/index.ts';
import { memoryShellLink, startBeating } from './index.ts';

it('beats once a second while the page draws, and not when it stops drawing', async () => {
  const shell = memoryShellLink();
  const time = simulateTime(0);
  const frames = new Map<number, () => void>();
  let asked = 0;
  let progress = 0;
  const stop = startBeating(
    shell,
    () => ({ screen: 'home', idle: false, progress }),
    time.after,
    (run) => {
      asked += 1;
      frames.set(asked, run);
      return asked;
    },
    (id) => frames.delete(id),
  );
  const draw = () => {
    const due = [...frames.values()];
    frames.clear();
    for (const run of due) run();
  };
  for (let tenth = 0; tenth <= 30; tenth += 1) {
    progress += 1;
    draw();
    await time.advance(100);
  }
  expect(shell.beats.map((beat) => beat.progress)).toEqual([1, 11, 21, 31]);
  expect(asked).toBe(4);
  // The page hangs: frames are asked for and none comes.
  await time.advance(10_000);
  expect(shell.beats).toHaveLength(4);
  draw();
  expect(shell.beats).toHaveLength(5);
  // A shell that comes back hears it with the next frame, and from then on once a second.
  await time.advance(300);
  shell.set({ shell: 'down', printer: undefined });
  draw();
  shell.set({ shell: 'up' });
  draw();
  expect(shell.beats).toHaveLength(7);
  for (let tenth = 0; tenth < 20; tenth += 1) {
    await time.advance(100);
    draw();
  }
  expect(shell.beats).toHaveLength(9);
  stop();
  await time.advance(10_000);
  expect(frames.size).toBe(0);
  shell.set({ shell: 'down', printer: undefined });
  expect(shell.state.value.shell).toBe('down');
});
