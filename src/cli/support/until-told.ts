/** Resolves when the process is told to end: Ctrl-C, SIGTERM, a closed terminal. */
export function untilTold(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
}
