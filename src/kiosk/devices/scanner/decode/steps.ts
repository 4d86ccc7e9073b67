/**
 * Work that can be put down and taken up again: at each `yield` the caller may turn to something
 * else. So a camera's next frame is looked at while a long try at an earlier one goes on. `long` says
 * that the next step takes half of a frame's time or more.
 */
export type Steps<T> = Generator<'long' | undefined, T, undefined>;

/** All of it at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
