import type { ServerProcess } from './server-process.ts';

/** First and longest pause before a fallen server is started again, ms. */
const pauseMsMin = 200;
const pauseMsMax = 10_000;

/**
 * Starts a server, waits until it is ready, and starts it again whenever it falls. Only the first
 * start may fail; later ones are tried until `stop`, because the hub answers 503 meanwhile and
 * loses nothing.
 */
export async function keepRunning(
  spawn: () => ServerProcess,
  untilReady: (server: ServerProcess) => Promise<void>,
): Promise<{ stop(): Promise<void> }> {
  let current = spawn();
  try {
    await untilReady(current);
  } catch (error) {
    await current.stop();
    throw error;
  }
  let isWanted = true;
  let pauseMs = pauseMsMin;
  let timer: NodeJS.Timeout | undefined;
  const watch = (server: ServerProcess) => {
    void server.gone.then(() => {
      if (!isWanted) return;
      timer = setTimeout(() => {
        pauseMs = Math.min(pauseMs * 2, pauseMsMax);
        current = spawn();
        watch(current);
        // One that does not get ready falls, and is tried again from there.
        untilReady(current).then(
          () => {
            pauseMs = pauseMsMin;
          },
          () => current.stop(),
        );
      }, pauseMs);
    });
  };
  watch(current);
  return {
    async stop() {
      isWanted = false;
      clearTimeout(timer);
      await current.stop();
    },
  };
}
