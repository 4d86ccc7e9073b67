import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { newSealingKeyPair } from '../../domain/action/index.ts';
import { toHex } from '../../domain/basics/index.ts';
import { fillRandom } from '../world.ts';
import { readKeyFile, syncDirectory, writeKeyFile } from './key-file.ts';

const filePattern = /^sealing-(\d{4})\.json$/;

const SealingFileSchema = z.object({
  keyId: z.string(),
  publicKey: z.string(),
  privateKey: z.looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), d: z.string() }),
  /** When kiosks are first told to seal to it, Unix ms. Absent: at once. */
  sealsFromMs: z.optional(z.int()),
});
export type SealingKeyFile = z.infer<typeof SealingFileSchema>;

const nameOf = (number: number) => `sealing-${String(number).padStart(4, '0')}.json`;

async function names(directory: string): Promise<readonly string[]> {
  const all = await readdir(directory).catch(() => []);
  // Names hold a number that rises: the last one is the newest.
  return all.filter((file) => filePattern.test(file)).sort();
}

/** The sealing keys of a hub, the oldest first; empty when there is none yet. */
export async function readSealingKeys(directory: string): Promise<readonly SealingKeyFile[]> {
  const found: SealingKeyFile[] = [];
  for (const name of await names(directory)) {
    const file = await readKeyFile(directory, name);
    // Destroyed since the directory was read.
    if (file !== undefined) found.push(SealingFileSchema.parse(file));
  }
  return found;
}

/**
 * Makes one more sealing key, under the next number. Hubs open what is sealed to it at once;
 * kiosks are told of it from `sealsFromMs` on, so that every hub has it by then.
 */
export async function addSealingKey(
  directory: string,
  sealsFromMs: number,
): Promise<SealingKeyFile> {
  const last = (await names(directory)).at(-1);
  const number = Number(filePattern.exec(last ?? '')?.[1] ?? 0) + 1;
  const { key, privateKey } = await newSealingKeyPair(
    `seal-${toHex(fillRandom(new Uint8Array(6)))}`,
  );
  const file = { ...key, privateKey, ...(sealsFromMs > 0 && { sealsFromMs }) };
  await writeKeyFile(directory, nameOf(number), file);
  return SealingFileSchema.parse(file);
}

/** The key that kiosks seal to at an instant: the newest whose time has come. */
export function sealsAt(files: readonly SealingKeyFile[], nowMs: number): SealingKeyFile {
  const key =
    files.findLast(({ sealsFromMs }) => (sealsFromMs ?? 0) <= nowMs) ??
    // The clock went back behind all of them: better the oldest than none.
    files[0];
  if (key === undefined) throw new Error('broken invariant: a hub has a sealing key');
  return key;
}

/** Deletes a private key for good. `judgeSealingKeys` has said that nothing needs it any more. */
export async function removeSealingKey(directory: string, keyId: string): Promise<void> {
  for (const name of await names(directory)) {
    const file = SealingFileSchema.safeParse(await readKeyFile(directory, name)).data;
    if (file?.keyId === keyId) await rm(join(directory, name));
  }
  await syncDirectory(directory);
}
