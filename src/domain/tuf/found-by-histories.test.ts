/** What histories of chance found, each by itself (adversary.property.test.ts). */
import { beforeEach, expect, it } from 'vitest';
import { fromUtf8, toUtf8 } from '../basics/index.ts';
import { refreshTuf, type TufState } from './index.ts';
import { newSigner, nowMs, TestRepository } from './test-support/repository.ts';

let repository: TestRepository;
let kept: TufState;
beforeEach(async () => {
  repository = await TestRepository.create();
  kept = repository.firstState;
});

async function refresh(source = repository.source) {
  const { state, outcome } = await refreshTuf(kept, source, nowMs);
  kept = state;
  return outcome.ok ? 'believed' : `${outcome.error.role}: ${outcome.error.reason}`;
}

it('a root that says nothing of versions in names has none in them', async () => {
  delete repository.signed.root['consistent_snapshot'];
  await repository.publish('root');
  for (const role of ['snapshot', 'targets'] as const) {
    repository.files.set(`${role}.json`, await repository.sign(role));
    repository.files.delete(`1.${role}.json`);
  }
  expect(await refresh()).toBe('believed');
});

it('whoever has the online keys cannot sign for more than a kiosk ever takes', async () => {
  const endless = { version: 1, length: 2 ** 52 };
  repository.signed.timestamp['meta'] = { 'snapshot.json': endless };
  await repository.publish('timestamp');
  expect(await refresh()).toBe('snapshot: tooLong');
  repository.signed.timestamp['meta'] = { 'snapshot.json': { version: 2 } };
  repository.signed.snapshot['meta'] = { 'targets.json': endless };
  await repository.publish('snapshot', 'timestamp');
  expect(await refresh()).toBe('targets: tooLong');
  // It was not even asked for.
  expect(repository.asked.filter((name) => /^1\./.test(name))).toEqual([]);
});

it.each(['2026-12-32T00:00:00Z', '2099-01-01T00:00:61Z', '2099-13-01T00:00:00Z'])(
  'what ends on no day of a calendar (%s) is not good for ever',
  async (expires) => {
    repository.signed.timestamp['expires'] = expires;
    await repository.publish('timestamp');
    expect(await refresh()).toBe('timestamp: malformed');
  },
);

it('half a character is none: another text would have the same signature', async () => {
  repository.signed.targets['targets'] = {
    'phí\ufffd': { length: 1, hashes: { sha256: '00' } },
  };
  await repository.publish('targets', 'snapshot', 'timestamp');
  const honest = fromUtf8(repository.files.get('2.targets.json') ?? new Uint8Array());
  repository.files.set('2.targets.json', toUtf8(honest.replace('phí\ufffd', 'phí\\ud83d')));
  expect(await refresh()).toBe('targets: malformed');
  repository.files.set('2.targets.json', toUtf8(honest));
  expect(await refresh()).toBe('believed');
});

it.each(['at once', 'after a cut behind the root'])(
  'a stolen key of the snapshot that ran ahead is healed by taking out that key alone, %s',
  async (when) => {
    repository.signed.snapshot['version'] = 9_000;
    await repository.publish('snapshot', 'timestamp');
    expect(await refresh()).toBe('believed');
    // The honest timestamp names 9001; nobody took its key.
    repository.signers.snapshot.splice(0, 1, await newSigner('ed25519'));
    repository.signed.snapshot['version'] = 1;
    await repository.publish('root', 'snapshot', 'timestamp');
    if (when !== 'at once') {
      const cut = {
        fetch: async (name: string, bytesMax: number) => {
          if (name === 'timestamp.json') throw new Error('cut off');
          return repository.source.fetch(name, bytesMax);
        },
      };
      expect(await refresh(cut)).toBe('timestamp: unreachable');
    }
    expect(await refresh()).toBe('believed');
  },
);

it('a key that is added, or a higher threshold, lets nobody play an older state again', async () => {
  const old = repository.files.get('timestamp.json');
  await repository.publish('timestamp');
  await refresh();
  repository.signers.timestamp.push(await newSigner());
  await repository.publish('root');
  repository.files.set('timestamp.json', old ?? new Uint8Array());
  expect(await refresh()).toBe('timestamp: rollback');
});
