import { describe, expect, it } from 'vitest';
import type { Disk, StorageLevel } from '../../domain/api/console/index.ts';
import { judgeStorage, noStorageAlarm, stepStorageAlarm } from './judge-storage.ts';
import { storageLimits } from './limits.ts';

const gb = 1024 ** 3;
const mb = 1024 ** 2;
const disk = (freeBytes: number, totalBytes: number, place: Disk['place'] = 'hub'): Disk => ({
  place,
  freeBytes,
  totalBytes,
});
const judge = (disks: readonly Disk[], more: { isElsewhere?: boolean; isRefused?: boolean } = {}) =>
  judgeStorage(
    {
      disks,
      isDatabaseElsewhere: more.isElsewhere ?? false,
      isRefused: more.isRefused ?? false,
    },
    storageLimits,
  );

describe('the room on a disk', () => {
  it('is low below a tenth, but never below 512 MB and never above 5 GB', () => {
    expect(judge([disk(2.1 * gb, 20 * gb)])).toBe('well');
    expect(judge([disk(1.9 * gb, 20 * gb)])).toBe('low');
    expect(judge([disk(5.1 * gb, 4_000 * gb)])).toBe('well');
    expect(judge([disk(4.9 * gb, 4_000 * gb)])).toBe('low');
    expect(judge([disk(500 * mb, 2 * gb)])).toBe('low');
    expect(judge([disk(520 * mb, 2 * gb)])).toBe('well');
  });

  it('is full where the database writes, and only there', () => {
    expect(judge([disk(127 * mb, 20 * gb)])).toBe('full');
    expect(judge([disk(9 * gb, 20 * gb), disk(127 * mb, 20 * gb, 'database')])).toBe('full');
    expect(judge([disk(1 * mb, 20 * gb), disk(9 * gb, 20 * gb, 'database')])).toBe('low');
    expect(judge([disk(1 * mb, 20 * gb)], { isElsewhere: true })).toBe('low');
  });

  it('is full as soon as the database says so, whatever was measured', () => {
    expect(judge([disk(9 * gb, 20 * gb)], { isElsewhere: true, isRefused: true })).toBe('full');
  });

  it('that could not be measured is not called full', () => {
    expect(judge([])).toBe('well');
  });
});

describe('the alarm about it', () => {
  /** Minute by minute; what changed, with its minute. */
  function run(levels: readonly StorageLevel[]): readonly string[] {
    let alarm = noStorageAlarm;
    let ids = 0;
    return levels.flatMap((level, minute) => {
      const step = stepStorageAlarm(alarm, level, minute * 60_000, () => {
        ids += 1;
        return `alarm ${ids}`;
      });
      alarm = step.alarm;
      return step.change === undefined ? [] : [`${minute} ${step.change} ${alarm.id}`];
    });
  }
  const times = (count: number, level: StorageLevel) => Array.from({ length: count }, () => level);

  it('is raised after three low minutes without a break and over after seven good ones', () => {
    expect(run([...times(3, 'low'), 'well', ...times(4, 'low')])).toEqual(['7 raised alarm 1']);
    expect(run([...times(4, 'low'), ...times(7, 'well'), 'low', ...times(8, 'well')])).toEqual([
      '3 raised alarm 1',
      '19 cleared alarm 1',
    ]);
  });

  it('is raised at once when it is full, worsens once, and keeps its name', () => {
    expect(run(['full', 'low', 'full'])).toEqual(['0 raised alarm 1']);
    expect(run([...times(4, 'low'), 'full', 'full', ...times(8, 'well'), 'full'])).toEqual([
      '3 raised alarm 1',
      '4 worsened alarm 1',
      '13 cleared alarm 1',
      '14 raised alarm 2',
    ]);
  });
});
