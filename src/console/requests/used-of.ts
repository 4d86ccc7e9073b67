import type { DeskLine } from '../../domain/api/console/index.ts';

/** How much of the time until the deadline is gone, 0 to 1; undefined where there is none. */
export function usedOf(
  { receivedMs, dueMs, isFinal }: Pick<DeskLine, 'receivedMs' | 'dueMs' | 'isFinal'>,
  nowMs: number,
): number | undefined {
  if (isFinal || dueMs === null || dueMs <= receivedMs) return undefined;
  return Math.max(0, Math.min(1, (nowMs - receivedMs) / (dueMs - receivedMs)));
}
