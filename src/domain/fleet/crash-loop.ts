import type { ShellBeat } from './shell-beat.ts';

/** Faults of the screen on one machine within an hour: no accident any more. */
export const crashLoopFaults = 3;
/** The hour in which they are counted, ms. */
export const crashLoopMs = 3_600_000;
/** Codes of faults that say nothing of whether page and browser stay up: lost requests, commands. */
export const otherFaults: readonly string[] = ['MC-47', 'MC-61'];

/**
 * Whether the screen of a machine does not stay up, as its shell says: `loops` or `calm`; `unknown`
 * of a shell that was started anew within the hour, as its list begins with it.
 *
 * @param nowMs when the beat came. Faults are dated by the machine's clock, which the shell knows to
 * be wrong by so much.
 */
export function crashLoopOf(
  { faults, health, uptimeMs }: Pick<ShellBeat, 'faults' | 'health' | 'uptimeMs'>,
  nowMs: number,
): 'loops' | 'calm' | 'unknown' {
  const sinceMs = nowMs - crashLoopMs - (health.clockOffsetMs ?? 0);
  const failed = faults.filter(({ code, atMs }) => !otherFaults.includes(code) && atMs > sinceMs);
  if (failed.length >= crashLoopFaults) return 'loops';
  return uptimeMs >= crashLoopMs ? 'calm' : 'unknown';
}
