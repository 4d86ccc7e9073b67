import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openKeyring, openTrialAuthority } from './index.ts';

let directory: string;
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'motcham-keys-test-')), 'keys');
});
afterEach(() => rm(join(directory, '..'), { recursive: true, force: true }));

it('makes keys once, each in a file that only its owner reads', async () => {
  const first = await openKeyring(directory);
  const again = await openKeyring(directory);
  expect(again.sealing).toEqual(first.sealing);
  expect([...again.openers]).toEqual([...first.openers]);
  expect(again.time.publicKey).toEqual(first.time.publicKey);
  const files = await readdir(directory);
  expect(files.sort()).toEqual([
    'audit.json',
    'badge.json',
    'command.json',
    'follow.json',
    'handover.json',
    'online.json',
    'quota.json',
    'sealing-0001.json',
    'time.json',
  ]);
  for (const file of files) {
    expect((await stat(join(directory, file))).mode & 0o777).toBe(0o600);
  }
});

it('keeps older sealing keys for opening, and seals to the newest', async () => {
  const old = await openKeyring(directory);
  const other = await openKeyring(`${directory}-2`);
  const [[keyId, privateKey]] = [...other.openers] as [[string, JsonWebKey]];
  const file = join(directory, 'sealing-0002.json');
  const key = { keyId, publicKey: other.sealing.publicKey, privateKey };
  await writeFile(file, JSON.stringify(key), { mode: 0o600 });
  const both = await openKeyring(directory);
  expect(both.sealing.keyId).toBe(keyId);
  expect([...both.openers.keys()]).toEqual([old.sealing.keyId, keyId]);
});

it('refuses a key that others may read, and one that is damaged, without showing it', async () => {
  await openKeyring(directory);
  const file = join(directory, 'time.json');
  await chmod(file, 0o640);
  await expect(openKeyring(directory)).rejects.toThrow('chmod 600');
  await writeFile(file, '{"d":"bí mật');
  await chmod(file, 0o600);
  const said = await openKeyring(directory).catch((error: unknown) => String(error));
  expect(said).toContain('Put it back from a backup');
  expect(said).not.toContain('bí mật');
});

it('makes the root and publisher keys of a trial once, each another one', async () => {
  const { roots, publishers } = await openTrialAuthority(directory);
  expect([roots.length, publishers.length]).toEqual([3, 2]);
  expect(new Set([...roots, ...publishers].map(({ publicKey }) => publicKey.x)).size).toBe(5);
  const again = await openTrialAuthority(directory);
  expect(again.publishers.map(({ publicKey }) => publicKey)).toEqual(
    publishers.map(({ publicKey }) => publicKey),
  );
});
