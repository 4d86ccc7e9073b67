/** Root's own look at an update, as `kiosk-update` calls it: a program of its own, with files. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newSigner, TestRepository } from '../../src/domain/tuf/test-support/repository.ts';
import { appTargetPath, ownArchitecture } from './app-target.ts';

const run = promisify(execFile);
const sha256 = 'a'.repeat(64);
let repository: TestRepository;
let directory: string;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-verify-'));
  repository = await TestRepository.create();
  writeFileSync(join(directory, 'trust.json'), repository.firstState.root);
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Publishers sign for this version of the package; far from any expiry. */
async function sign(version: string): Promise<void> {
  for (const role of ['root', 'timestamp', 'snapshot', 'targets'] as const) {
    repository.signed[role]['expires'] = '2099-01-01T00:00:00Z';
  }
  repository.signed.targets['targets'] = {
    [appTargetPath(version, ownArchitecture)]: { length: 1, hashes: { sha256 } },
  };
  await repository.publish('root', 'targets', 'snapshot', 'timestamp');
}

/** What the shell, which root does not believe, puts into its spool. */
function fetched(): ReadonlyMap<string, Uint8Array> {
  return new Map(repository.files);
}

/** Why it is refused; undefined when it is not. */
async function refusal(
  files: ReadonlyMap<string, Uint8Array>,
  version: string,
): Promise<string | undefined> {
  const spool = join(directory, 'spool');
  rmSync(spool, { recursive: true, force: true });
  mkdirSync(spool);
  for (const [name, bytes] of files) writeFileSync(join(spool, name), bytes);
  const options = { env: { ...process.env, MOTCHAM_LOG: 'on' } };
  const asked = [
    join(import.meta.dirname, 'verify-update.ts'),
    ...['--trust', join(directory, 'trust.json'), '--kept', join(directory, 'kept')],
    ...['--spool', spool, '--version', version, '--sha256', sha256],
  ];
  return run(process.execPath, asked, options).then(
    () => undefined,
    ({ stdout, stderr }) => /"reason":"([^"]+)"/.exec(`${stdout}${stderr}`)?.[1] ?? 'crashed',
  );
}

it('remembers what it believed: an older repository, with a hole in it, is not believed later', async () => {
  await sign('1.0');
  const old = fetched();
  expect(await refusal(old, '1.0')).toBeUndefined();
  await sign('1.1');
  expect(await refusal(fetched(), '1.1')).toBeUndefined();
  // Signed by those who may, and played again by a shell that was taken over.
  expect(await refusal(old, '1.0')).toBe('timestamp.rollback');
  expect(await refusal(fetched(), '1.0')).toBe('notATarget');
});

it('goes by the newest root that it has seen, though the machine came with an older one', async () => {
  await sign('1.0');
  const stolen = { ...repository.signers };
  repository.signers.targets = [await newSigner()];
  repository.signers.timestamp = [await newSigner()];
  await sign('1.1');
  expect(await refusal(fetched(), '1.1')).toBeUndefined();
  // Whoever stole the keys of before leaves the newer roots out.
  const files = new Map(repository.files);
  for (const name of ['2.root.json', '3.root.json']) files.delete(name);
  repository.signers.targets = stolen.targets;
  repository.signers.timestamp = stolen.timestamp;
  for (const role of ['targets', 'snapshot', 'timestamp'] as const) {
    repository.signed[role]['version'] = 50;
  }
  repository.signed.targets['targets'] = {
    [appTargetPath('6.6', ownArchitecture)]: { length: 1, hashes: { sha256 } },
  };
  await repository.publish('targets', 'snapshot', 'timestamp');
  for (const [name, bytes] of repository.files) {
    if (!name.endsWith('root.json')) files.set(name, bytes);
  }
  expect(await refusal(files, '6.6')).toBe('timestamp.notEnoughSignatures');
});

it('believes nothing without the root that came with the machine', async () => {
  await sign('1.0');
  rmSync(join(directory, 'trust.json'));
  expect(await refusal(fetched(), '1.0')).toBe('noTrustedRoot');
});
