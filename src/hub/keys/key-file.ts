import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const onlyOwner = 0o600;
const othersMask = 0o077;

/** Writes a secret whole or not at all, readable by its owner only, and waits for the disk. */
export async function writeKeyFile(directory: string, name: string, value: unknown): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, name);
  const half = `${path}.${process.pid}.part`;
  const file = await open(half, 'w', onlyOwner);
  try {
    await file.writeFile(`${JSON.stringify(value, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
  await syncDirectory(dirname(path));
}

/** Waits until the names in a directory are on the disk. */
export async function syncDirectory(directory: string): Promise<void> {
  const folder = await open(directory);
  await folder.sync();
  await folder.close();
}

/**
 * Reads a secret; undefined when there is none.
 *
 * @throws when others may read it, or when it is not JSON: then somebody has to look.
 */
export async function readKeyFile(directory: string, name: string): Promise<unknown> {
  const path = join(directory, name);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return undefined;
  if ((found.mode & othersMask) !== 0) {
    throw new Error(
      `Others may read the key ${path}. Run "chmod 600 ${path}" and consider it known.`,
    );
  }
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    // The text is not quoted: an error goes to the log.
    throw new Error(`The key ${path} is damaged. Put it back from a backup.`, { cause });
  }
}
