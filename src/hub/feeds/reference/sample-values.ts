import type { BoardStation, CityBoard } from '../../../domain/service/index.ts';

/** Lowest and highest of a believable day, in the unit of the board. */
const believable = {
  air: [45, 165],
  water: [2.5, 7],
  rain: [0, 70],
  flood: [-12, 25],
  parking: [0, 60],
} as const;

const hourMs = 3_600_000;

/**
 * A made-up number that moves slowly with the hours, other for each station, the same for the same
 * moment: nothing here was measured.
 */
export function sampleValue(board: CityBoard, station: BoardStation, atMs: number): number {
  const seed = [...`${board.key}/${station.key}`].reduce((sum, one) => sum + one.charCodeAt(0), 0);
  const hours = atMs / hourMs + seed;
  const wave = (Math.sin(hours / 3.8) + Math.sin(hours / 1.7) / 2 + 1.5) / 3;
  const [low, high] = believable[board.kind];
  const value = low + wave * (high - low);
  const bounded = Math.min(board.range.max, Math.max(board.range.min, value));
  return Number(bounded.toFixed(board.digits));
}
