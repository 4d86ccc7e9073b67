/** Resolves when the process is told to end: Ctrl-C, SIGTERM, a closed terminal. */
export function untilTold(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    // Listeners stay: a second Ctrl-C must not cut the orderly end short.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, resolve);
  });
}
