/** Most helpers of one browser. */
const pidsMax = 64;

/** Process ids of all renderers in an answer to `SystemInfo.getProcessInfo`. */
export function readPids(result: unknown): number[] {
  if (typeof result !== 'object' || result === null || !('processInfo' in result)) return [];
  if (!Array.isArray(result.processInfo)) return [];
  const pids: number[] = [];
  for (const entry of result.processInfo.slice(0, pidsMax)) {
    const { type, id }: Readonly<Record<string, unknown>> = { ...entry };
    // Never a group (negative), never init.
    if (type === 'renderer' && typeof id === 'number' && Number.isSafeInteger(id) && id > 1) {
      pids.push(id);
    }
  }
  return pids;
}
