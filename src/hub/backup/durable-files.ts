import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BackupFailure, type Manifest, ManifestSchema, manifestName } from './manifest.ts';

/** Waits until names in a directory, or the bytes of a file, are on the disk. */
async function sync(path: string): Promise<void> {
  const handle = await open(path);
  await handle.sync().finally(() => handle.close());
}

/** Gives a directory its final name, after everything in it is on the disk. */
export async function finishDirectory(half: string, final: string): Promise<void> {
  await sync(half);
  await rename(half, final);
  await sync(dirname(final));
}

export async function writeManifest(directory: string, manifest: Manifest): Promise<void> {
  const file = join(directory, manifestName);
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @throws BackupFailure when there is none, or not one of ours. */
export async function readManifest(directory: string): Promise<Manifest> {
  try {
    return ManifestSchema.parse(JSON.parse(await readFile(join(directory, manifestName), 'utf8')));
  } catch (cause) {
    throw new BackupFailure(
      `There is no whole backup in ${directory}. Name a directory that "motcham hub backup" made.`,
      { cause },
    );
  }
}

type KeyFiles = Manifest['keys'];

/** The key files of a hub with their hashes: of random keys, so that a hash tells nothing. */
export async function listKeys(directory: string): Promise<KeyFiles> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
  const keys: { name: string; sha256: string }[] = [];
  for (const name of names) {
    const bytes = await readFile(join(directory, name));
    keys.push({ name, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return keys;
}

/** Copies keys, readable by their owner only, and waits for the disk. */
export async function copyKeys(from: string, to: string, keys: KeyFiles): Promise<void> {
  const half = `${to}.part`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  for (const { name } of keys) {
    const file = join(half, name);
    await copyFile(join(from, name), file);
    await chmod(file, 0o600);
    await sync(file);
  }
  await finishDirectory(half, to);
}
