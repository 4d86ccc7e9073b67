/** What is signed by those who may and is still none: each rule of reading by itself. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ParsedObject } from './canonical.ts';
import { refreshTuf, type TufSource, type TufState } from './index.ts';
import { keysMax, metaFilesMax } from './limits.ts';
import type { TopLevelRole } from './metadata.ts';
import { newSigner, nowMs, TestRepository } from './test-support/repository.ts';

let repository: TestRepository;
let kept: TufState;
beforeEach(async () => {
  repository = await TestRepository.create();
  kept = repository.firstState;
});

async function refresh(source: TufSource = repository.source): Promise<string> {
  const { state, outcome } = await refreshTuf(kept, source, nowMs);
  kept = state;
  return outcome.ok ? 'believed' : `${outcome.error.role}: ${outcome.error.reason}`;
}

type Says = (signed: ParsedObject) => ParsedObject;
const many = (count: number) => Array.from({ length: count }, (_, at) => `${at}`);
const files = (count: number, value: ParsedObject) =>
  Object.fromEntries(many(count).map((name) => [name, value]));
const target = { length: 1, hashes: { sha256: '00' } };
const roleOf = (signed: ParsedObject, role: string) =>
  (signed['roles'] as ParsedObject)[role] as ParsedObject;
const withRole = (signed: ParsedObject, role: string, change: ParsedObject): ParsedObject => ({
  ...signed,
  roles: {
    ...(signed['roles'] as ParsedObject),
    [role]: { ...roleOf(signed, role), ...change },
  },
});

/** Serves the next version of a role as its own keys sign it after somebody changed it. */
async function serve(role: TopLevelRole, says: Says): Promise<void> {
  if (role === 'root') await repository.publish('root');
  repository.signed[role] = says(repository.signed[role]) as never;
  if (role === 'root') {
    const name = `${repository.version('root')}.root.json`;
    repository.files.set(name, await repository.sign('root'));
    return;
  }
  const above = {
    targets: ['targets', 'snapshot', 'timestamp'],
    snapshot: ['snapshot', 'timestamp'],
  };
  await repository.publish(...((above[role as 'snapshot'] ?? [role]) as TopLevelRole[]));
}

describe.each(['root', 'timestamp', 'snapshot', 'targets'] as const)('a %s', (role) => {
  it.each<[string, Says]>([
    ['calls itself another role', (signed) => ({ ...signed, _type: 'mirrors' })],
    ['is of another specification', (signed) => ({ ...signed, spec_version: '2.0.0' })],
  ])('that %s is none, whoever signed it', async (_, says) => {
    await serve(role, says);
    expect(await refresh()).toBe(`${role}: malformed`);
  });
});

it.each(['timestamp', 'snapshot', 'targets'] as const)(
  'a %s of version 0 is none',
  async (role) => {
    repository.signed[role]['version'] = -1;
    await repository.publish(role);
    if (role === 'targets') await repository.publish('snapshot');
    if (role !== 'timestamp') await repository.publish('timestamp');
    // Whoever names it has to name a version that there is.
    const stops = { timestamp: 'timestamp', snapshot: 'timestamp', targets: 'snapshot' }[role];
    expect(await refresh()).toBe(`${stops}: malformed`);
  },
);

it.each<[string, TopLevelRole, Says]>([
  ['asks for no signature', 'root', (root) => withRole(root, 'targets', { threshold: 0 })],
  [
    'names one key twice',
    'root',
    (root) => {
      const [one = ''] = roleOf(root, 'targets')['keyids'] as string[];
      return withRole(root, 'targets', { keyids: [one, one] });
    },
  ],
  [
    'lets more keys sign than there may be',
    'root',
    (root) => withRole(root, 'targets', { keyids: many(keysMax + 1) }),
  ],
  [
    'brings more keys than there may be',
    'root',
    (root) => {
      const keys = root['keys'] as ParsedObject;
      const [one = {}] = Object.values(keys);
      const more = Object.fromEntries(many(keysMax).map((name) => [name, one]));
      return { ...root, keys: { ...keys, ...more } };
    },
  ],
  [
    'names more files than there may be',
    'targets',
    (signed) => ({ ...signed, targets: files(metaFilesMax + 1, target) }),
  ],
  [
    'has a name longer than any path',
    'targets',
    (signed) => ({ ...signed, targets: { ['x'.repeat(513)]: target } }),
  ],
])('what %s is none', async (_, role, says) => {
  await serve(role, says);
  expect(await refresh()).toBe(`${role}: malformed`);
});

it('as many keys, files and letters as there may be are read', async () => {
  await serve('targets', (signed) => ({
    ...signed,
    targets: { ...files(metaFilesMax - 1, target), ['x'.repeat(512)]: target },
  }));
  expect(await refresh()).toBe('believed');
});

it('more signatures than there may be keys are none, though enough of them hold', async () => {
  const name = 'timestamp.json';
  const { signatures, signed } = JSON.parse(new TextDecoder().decode(repository.files.get(name)));
  const filled = (count: number) => [
    ...signatures,
    ...many(count - 1).map((keyid) => ({ keyid, sig: '00' })),
  ];
  const serves = (count: number) =>
    repository.files.set(
      name,
      new TextEncoder().encode(JSON.stringify({ signatures: filled(count), signed })),
    );
  serves(keysMax + 1);
  expect(await refresh()).toBe('timestamp: malformed');
  serves(keysMax);
  expect(await refresh()).toBe('believed');
});

it('a key that is called another kind than its scheme signs for nobody', async () => {
  const signer = await newSigner('ed25519');
  const misnamed = { ...signer, key: { ...signer.key, keytype: 'ecdsa' } };
  repository.signers.timestamp = [misnamed];
  await repository.publish('root', 'timestamp');
  expect(await refresh()).toBe('timestamp: notEnoughSignatures');
  repository.signers.timestamp = [signer];
  await repository.publish('root', 'timestamp');
  expect(await refresh()).toBe('believed');
});

it('a line that brings more than it was asked for is not read', async () => {
  const padded = (name: string, bytes: Uint8Array<ArrayBuffer> | undefined, bytesMax: number) => {
    if (bytes === undefined || name !== 'timestamp.json') return bytes;
    const longer = new Uint8Array(bytesMax + 1).fill(32);
    longer.set(bytes);
    return longer;
  };
  const source: TufSource = {
    fetch: async (name, bytesMax) => padded(name, repository.files.get(name), bytesMax),
  };
  expect(await refresh(source)).toBe('timestamp: tooLong');
});
