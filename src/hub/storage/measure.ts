import { stat, statfs } from 'node:fs/promises';
import type { Disk, DiskPlace } from '../../domain/api/console/index.ts';

interface Measured extends Disk {
  /** Two directories of one device are one disk. */
  readonly device: number;
}

async function measureOne(place: DiskPlace, directory: string): Promise<Measured | undefined> {
  try {
    const [{ bavail, blocks, bsize }, { dev }] = await Promise.all([
      statfs(directory),
      stat(directory),
    ]);
    return { place, freeBytes: bavail * bsize, totalBytes: blocks * bsize, device: dev };
  } catch {
    // A directory that is gone, or a network disk that does not answer: unknown, and not zero.
    return undefined;
  }
}

/** The disks that the hub writes on: one, unless its private database has one of its own. */
export async function measureDisks(
  directory: string,
  databaseRoot: string | undefined,
): Promise<readonly Disk[]> {
  const hub = await measureOne('hub', directory);
  const database =
    databaseRoot === undefined ? undefined : await measureOne('database', databaseRoot);
  const disks = [hub, database?.device === hub?.device ? undefined : database];
  return disks.flatMap((disk) => {
    if (disk === undefined) return [];
    const { place, freeBytes, totalBytes } = disk;
    return [{ place, freeBytes, totalBytes }];
  });
}
