import type { BoardLevel, CityBoard } from '../service/index.ts';

/** The level that a value is in; undefined where the board has no scale. */
export function levelOf(
  { scale }: Pick<CityBoard, 'scale'>,
  value: number,
): BoardLevel | undefined {
  return scale.find(({ upTo }) => upTo === undefined || value <= upTo);
}
