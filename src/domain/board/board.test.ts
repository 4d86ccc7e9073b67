import { describe, expect, it } from 'vitest';
import { cityBoardSchema, cityBoardsSchema } from '../service/index.ts';
import { judgeReading, levelOf, metresBetween, nearestBoards, nearestStations } from './index.ts';
import { sampleBoard } from './test-support.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 22, 7, 5);
const board = sampleBoard();
const at = (minutesAgo: number, value: number, station = 'lake') => ({
  station,
  value,
  atMs: now - minutesAgo * minute,
});
const judge = (...readings: ReturnType<typeof at>[]) => judgeReading(board, 'lake', readings, now);

describe('a reading', () => {
  it('is fresh, then old, then gone without a number', () => {
    expect(judge(at(89, 40))).toMatchObject({ state: 'fresh', value: 40, ageMs: 89 * minute });
    expect(judge(at(90, 40))).toMatchObject({ state: 'old', value: 40 });
    expect(judge(at(24 * 60 - 1, 40))).toMatchObject({ state: 'old' });
    expect(judge(at(24 * 60, 40))).toEqual({ state: 'gone', atMs: now - 24 * 60 * minute });
  });

  it('of nobody, of another station, out of range or of the future is none', () => {
    expect(judge()).toEqual({ state: 'never' });
    expect(judge(at(5, 40, 'tower'))).toEqual({ state: 'never' });
    expect(judge(at(5, -1), at(5, 501), at(5, Number.NaN))).toEqual({ state: 'never' });
    expect(judge(at(-6, 40))).toEqual({ state: 'never' });
    expect(judge(at(-4, 40))).toMatchObject({ state: 'fresh', ageMs: 0 });
  });

  it('that is wrong does not hide the one before it', () => {
    expect(judge(at(60, 40), at(5, 9_999), at(-600, 40))).toMatchObject({
      state: 'fresh',
      value: 40,
      ageMs: 60 * minute,
    });
  });

  it('has no age while the clock is not believed, and its own time all the same', () => {
    const judged = judgeReading(board, 'lake', [at(9_000, 40)], undefined);
    expect(judged).toMatchObject({ state: 'clockUnknown', atMs: now - 9_000 * minute });
    expect('ageMs' in judged).toBe(false);
  });

  it('rises and falls against the one of an hour ago, and is unknown without it', () => {
    const trend = (...readings: ReturnType<typeof at>[]) => {
      const judged = judge(at(0, 60), ...readings);
      return 'trend' in judged && judged.trend;
    };
    expect(trend()).toBe('unknown');
    expect(trend(at(60, 55))).toBe('up');
    expect(trend(at(60, 65))).toBe('down');
    expect(trend(at(60, 56))).toBe('level');
    expect(trend(at(29, 10), at(91, 10))).toBe('unknown');
    // The one nearest to an hour ago, whichever order they came in.
    expect(trend(at(85, 10), at(61, 65), at(35, 10))).toBe('down');
  });

  it('is in the level whose bound it does not pass', () => {
    expect(levelOf(board, 50)?.name.en).toBe('Good');
    expect(levelOf(board, 50.1)?.name.en).toBe('Poor');
    expect(levelOf(board, 500)?.name.en).toBe('Bad');
    expect(levelOf({ scale: [] }, 50)).toBeUndefined();
  });
});

describe('what is near', () => {
  const [lake, tower, gate] = board.stations;

  it('comes first: by distance, by ward, and as the content has it where nothing is known', () => {
    expect(nearestStations(board, { wardCode: '' })).toEqual([lake, tower, gate]);
    expect(nearestStations(board, { wardCode: '00004' })).toEqual([tower, lake, gate]);
    expect(nearestStations(board, { wardCode: '', at: { lat: 21, lon: 105.8 } })[0]).toBe(lake);
  });

  it('sorts boards by their nearest station', () => {
    const far = sampleBoard({ key: 'far', stations: [{ ...board.stations[2]! }] });
    expect(nearestBoards([far, board], { wardCode: '00004' }).map(({ key }) => key)).toEqual([
      'air',
      'far',
    ]);
    expect(nearestBoards([far, board], { wardCode: '' }).map(({ key }) => key)).toEqual([
      'far',
      'air',
    ]);
  });

  it('is measured along the ground', () => {
    const metres = metresBetween({ lat: 21, lon: 105.8 }, { lat: 21.01, lon: 105.8 });
    expect(metres).toBeGreaterThan(1_100);
    expect(metres).toBeLessThan(1_125);
  });
});

describe('a definition', () => {
  const isSound = (change: Parameters<typeof sampleBoard>[0]) =>
    cityBoardSchema.safeParse(sampleBoard(change)).success;

  it('is taken as it is, and refused where it could not be shown truly', () => {
    expect(isSound({})).toBe(true);
    expect(isSound({ scale: board.scale.toReversed() })).toBe(false);
    expect(isSound({ scale: board.scale.slice(0, 2) })).toBe(false);
    expect(isSound({ scale: [] })).toBe(false);
    expect(isSound({ range: { min: 5, max: 5 } })).toBe(false);
    expect(isSound({ oldAfterMinutes: 60, goneAfterHours: 1 })).toBe(false);
    expect(isSound({ stations: [] })).toBe(false);
    expect(isSound({ stations: [board.stations[0]!, board.stations[0]!] })).toBe(false);
    // Latitude and longitude swapped, and a place in the sea off Africa.
    for (const place of [
      { lat: 105.85, lon: 21.03 },
      { lat: 0, lon: 0 },
    ]) {
      expect(isSound({ stations: [{ ...board.stations[0]!, at: place }] })).toBe(false);
    }
  });

  it('has no markup and not one more than fits', () => {
    expect(isSound({ title: { vi: '<b>Không khí</b>', en: 'Air' } })).toBe(false);
    expect(cityBoardsSchema.safeParse([board, board]).success).toBe(false);
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ ...board.stations[2]!, key: `gate-${n}` }));
    expect(cityBoardsSchema.safeParse([sampleBoard({ stations: many(360) })]).success).toBe(true);
    const both = [
      sampleBoard({ stations: many(360) }),
      sampleBoard({ key: 'two', stations: many(1) }),
    ];
    expect(cityBoardsSchema.safeParse(both).success).toBe(false);
  });
});
