import type { BoardLevel, CityBoard } from '../service/index.ts';
import { levelOf } from './level-of.ts';
import { type BoardReading, readingSkewMs } from './reading.ts';

export type BoardTrend = 'up' | 'down' | 'level' | 'unknown';

interface Shown {
  readonly value: number;
  readonly atMs: number;
  readonly level: BoardLevel | undefined;
  readonly trend: BoardTrend;
}

/**
 * What may be said of a station now.
 * - `fresh`: the number as it is; `old`: the number with its age before it;
 * - `clockUnknown`: the number with its own time, and no word about its age;
 * - `gone`: too old for a number, only when the last one was; `never`: none that could be believed.
 */
export type JudgedReading =
  | (Shown & { readonly state: 'fresh' | 'old'; readonly ageMs: number })
  | (Shown & { readonly state: 'clockUnknown' })
  | { readonly state: 'gone'; readonly atMs: number }
  | { readonly state: 'never' };

/** The earlier reading that a trend is told by lies this long before, ms: an hour, give or take a half. */
const trendFromMs = 30 * 60_000;
const trendToMs = 90 * 60_000;
const hourMs = 60 * 60_000;

/**
 * Judges the readings of a station by the board that publishers signed: whatever a feed or a hub
 * says, a number outside the board's range or of the future is none.
 *
 * @param nowMs undefined while the clock is not believed
 */
export function judgeReading(
  board: Pick<CityBoard, 'range' | 'scale' | 'trendStep' | 'oldAfterMinutes' | 'goneAfterHours'>,
  station: string,
  readings: readonly BoardReading[],
  nowMs: number | undefined,
): JudgedReading {
  const own = readings.filter(
    (one) =>
      one.station === station &&
      isInRange(board, one.value) &&
      Number.isFinite(one.atMs) &&
      (nowMs === undefined || one.atMs <= nowMs + readingSkewMs),
  );
  const last = own.reduce<BoardReading | undefined>(
    (best, one) => (best === undefined || one.atMs > best.atMs ? one : best),
    undefined,
  );
  if (last === undefined) return { state: 'never' };
  const { value, atMs } = last;
  const shown = { value, atMs, level: levelOf(board, value), trend: trendOf(board, last, own) };
  if (nowMs === undefined) return { state: 'clockUnknown', ...shown };
  const ageMs = Math.max(0, nowMs - atMs);
  if (ageMs >= board.goneAfterHours * hourMs) return { state: 'gone', atMs };
  return { state: ageMs >= board.oldAfterMinutes * 60_000 ? 'old' : 'fresh', ageMs, ...shown };
}

/** Whether a value can be one of this board at all. */
export function isInRange({ range }: Pick<CityBoard, 'range'>, value: number): boolean {
  return Number.isFinite(value) && value >= range.min && value <= range.max;
}

function trendOf(
  { trendStep }: Pick<CityBoard, 'trendStep'>,
  last: BoardReading,
  own: readonly BoardReading[],
): BoardTrend {
  const offHour = ({ atMs }: BoardReading) => Math.abs(last.atMs - hourMs - atMs);
  const [before] = own
    .filter(({ atMs }) => last.atMs - atMs >= trendFromMs && last.atMs - atMs <= trendToMs)
    .toSorted((one, other) => offHour(one) - offHour(other));
  if (before === undefined) return 'unknown';
  const difference = last.value - before.value;
  if (Math.abs(difference) < trendStep) return 'level';
  return difference > 0 ? 'up' : 'down';
}
