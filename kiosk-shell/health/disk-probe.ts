import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { ShellHealth } from '../domain.ts';
import type { World } from '../world.ts';

/** Below this the kiosk asks for help, bytes: an update and a library of content need as much. */
const lowBytes = 512 * 1024 * 1024;
const probeBytes = 4096;

/**
 * Room on the disk, and whether what is written comes back: a card that dies announces it by
 * returning other data, not by saying so.
 */
export async function probeDisk(
  directory: string,
  world: Pick<World, 'monotonicMs' | 'fillRandom'>,
  leastBytes: number = lowBytes,
): Promise<ShellHealth['disk']> {
  const freeBytes = await statfs(directory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  const path = join(directory, 'disk-probe');
  const wrote = Buffer.alloc(probeBytes);
  world.fillRandom(wrote);
  const startedMs = world.monotonicMs();
  try {
    const file = await open(path, 'w+', 0o600);
    try {
      await file.write(wrote, 0, probeBytes, 0);
      await file.sync();
      const back = Buffer.alloc(probeBytes);
      await file.read(back, 0, probeBytes, 0);
      const writeMs = Math.round(world.monotonicMs() - startedMs);
      if (!back.equals(wrote)) return { state: 'broken', freeBytes, writeMs };
      return {
        state: freeBytes !== null && freeBytes < leastBytes ? 'low' : 'ok',
        freeBytes,
        writeMs,
      };
    } finally {
      await file.close();
      await rm(path, { force: true });
    }
  } catch {
    return {
      state: freeBytes !== null && freeBytes < leastBytes ? 'low' : 'broken',
      freeBytes,
      writeMs: null,
    };
  }
}
