import { type Truth, truths } from './truth.ts';

/** Bad for this long without a break: an alarm, ms. */
export const alarmRaiseMs = 3 * 60_000;
/** Good for this long without a break: it is over, ms. Longer than to raise: no flapping. */
export const alarmClearMs = 7 * 60_000;

/** What the next look needs to know of the looks before; kept in the database. */
export interface AlarmState {
  /** Since when it is bad without a break, ms; null while good. */
  readonly badSinceMs: number | null;
  /** Since when it is good without a break, ms; null while bad. */
  readonly goodSinceMs: number | null;
  /** The worst word of the alarm that is open; null: none is. */
  readonly open: Truth | null;
}

export const noAlarm: AlarmState = { badSinceMs: null, goodSinceMs: null, open: null };

/** `raised` and `worsened` go out to people, and `cleared` too. */
export type AlarmChange = 'raised' | 'worsened' | 'cleared';

/** Without evidence nothing is raised and nothing is cleared. */
const isBad = (truth: Truth) => truth !== 'well' && truth !== 'unknown';
const isWorse = (a: Truth, b: Truth) => truths.indexOf(a) < truths.indexOf(b);

/**
 * One look at one kiosk.
 *
 * @param sinceMs since when this truth holds, ms: a silent kiosk is bad since it was last heard, so
 * its three minutes of silence are those of the alarm too.
 */
export function stepAlarm(
  before: AlarmState,
  truth: Truth,
  sinceMs: number,
  nowMs: number,
): { readonly state: AlarmState; readonly change: AlarmChange | undefined } {
  if (isBad(truth)) {
    const badSinceMs = before.badSinceMs ?? Math.min(sinceMs, nowMs);
    const isDue = nowMs - badSinceMs >= alarmRaiseMs;
    if (before.open === null && isDue) {
      return { state: { badSinceMs, goodSinceMs: null, open: truth }, change: 'raised' };
    }
    if (before.open !== null && isWorse(truth, before.open)) {
      return { state: { badSinceMs, goodSinceMs: null, open: truth }, change: 'worsened' };
    }
    return { state: { badSinceMs, goodSinceMs: null, open: before.open }, change: undefined };
  }
  if (truth === 'unknown') {
    return { state: { ...before, badSinceMs: null, goodSinceMs: null }, change: undefined };
  }
  const goodSinceMs = before.goodSinceMs ?? nowMs;
  if (before.open !== null && nowMs - goodSinceMs >= alarmClearMs) {
    return { state: { badSinceMs: null, goodSinceMs, open: null }, change: 'cleared' };
  }
  return { state: { badSinceMs: null, goodSinceMs, open: before.open }, change: undefined };
}
