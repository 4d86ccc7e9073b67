import type { Disk, StorageLevel } from '../../domain/api/console/index.ts';
import type { AlarmChange } from '../../domain/fleet/index.ts';
import { clearMs, raiseMs, type StorageLimits } from './limits.ts';

export interface Evidence {
  readonly disks: readonly Disk[];
  readonly isDatabaseElsewhere: boolean;
  /** The database refuses to write for want of room. */
  readonly isRefused: boolean;
}

/** How much room there is. What could not be measured is not called full. */
export function judgeStorage(evidence: Evidence, limits: StorageLimits): StorageLevel {
  const { disks, isDatabaseElsewhere, isRefused } = evidence;
  // The private database has the hub's own disk where none is named for it.
  const written = disks.find(({ place }) => place === 'database') ?? disks[0];
  const isOut = !isDatabaseElsewhere && (written?.freeBytes ?? Infinity) < limits.fullBytes;
  if (isRefused || isOut) return 'full';
  const isLow = disks.some(({ freeBytes, totalBytes }) => {
    const tenth = Math.max(totalBytes / 10, limits.lowBytesMin);
    return freeBytes < Math.min(tenth, limits.lowBytes);
  });
  return isLow ? 'low' : 'well';
}

/** What the next look needs to know of the looks before. */
export interface StorageAlarm {
  readonly badSinceMs: number | null;
  readonly goodSinceMs: number | null;
  /** The worst level of the alarm that is open; null: none is. */
  readonly open: 'low' | 'full' | null;
  /** Of the alarm that is or was open. */
  readonly id: string;
  readonly raisedMs: number | null;
  readonly clearedMs: number | null;
}

export const noStorageAlarm: StorageAlarm = {
  badSinceMs: null,
  goodSinceMs: null,
  open: null,
  id: '',
  raisedMs: null,
  clearedMs: null,
};

/** One look: raises after three bad minutes, at once when it is full; clears after seven good ones. */
export function stepStorageAlarm(
  before: StorageAlarm,
  level: StorageLevel,
  nowMs: number,
  newId: () => string,
): { readonly alarm: StorageAlarm; readonly change: AlarmChange | undefined } {
  if (level === 'well') {
    const goodSinceMs = before.goodSinceMs ?? nowMs;
    const isOver = before.open !== null && nowMs - goodSinceMs >= clearMs;
    if (!isOver) {
      return { alarm: { ...before, badSinceMs: null, goodSinceMs }, change: undefined };
    }
    const alarm = { ...before, badSinceMs: null, goodSinceMs, open: null, clearedMs: nowMs };
    return { alarm: { ...alarm, raisedMs: null }, change: 'cleared' };
  }
  const badSinceMs = before.badSinceMs ?? nowMs;
  const bad = { ...before, badSinceMs, goodSinceMs: null };
  if (before.open === null) {
    if (level === 'low' && nowMs - badSinceMs < raiseMs) return { alarm: bad, change: undefined };
    return { alarm: { ...bad, open: level, id: newId(), raisedMs: nowMs }, change: 'raised' };
  }
  if (level === 'full' && before.open === 'low') {
    return { alarm: { ...bad, open: 'full' }, change: 'worsened' };
  }
  return { alarm: bad, change: undefined };
}
