import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImportStop } from '../import-problem.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Keeps a second import out of a directory. A lock whose process is gone is taken over.
 *
 * @returns a function that opens it again
 */
export async function lock(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'import.lock');
  for (let turn = 0; turn < 2; turn += 1) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return () => rm(path, { force: true });
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
      const pid = Number(await readFile(path, 'utf8').catch(() => ''));
      if (pid > 0 && pid !== process.pid && isAlive(pid)) break;
      if (pid === process.pid) break;
      await rm(path, { force: true });
    }
  }
  throw new ImportStop(
    `another import is at work in ${directory}`,
    'Wait for its end, then run this one again.',
  );
}
