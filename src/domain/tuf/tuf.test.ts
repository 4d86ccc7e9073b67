import { beforeEach, describe, expect, it } from 'vitest';
import { fromUtf8, toUtf8 } from '../basics/index.ts';
import {
  findTarget,
  isTarget,
  refreshTuf,
  type TufFailure,
  type TufSource,
  type TufState,
} from './index.ts';
import type { TopLevelRole } from './metadata.ts';
import { inDays, newSigner, nowMs, TestRepository } from './test-support/repository.ts';

const dayMs = 86_400_000;
let repository: TestRepository;
let kept: TufState;
beforeEach(async () => {
  repository = await TestRepository.create();
  kept = repository.firstState;
});

/** Refreshes as a kiosk would: keeps what is to be kept, whatever came out. */
async function refresh(atMs = nowMs, source: TufSource = repository.source) {
  const { state, outcome } = await refreshTuf(kept, source, atMs);
  kept = state;
  return outcome;
}

const versionOf = (role: TopLevelRole): number | undefined => {
  const bytes = kept[role];
  return bytes && JSON.parse(fromUtf8(bytes)).signed.version;
};
const versions = () =>
  (['root', 'timestamp', 'snapshot', 'targets'] as const).map((role) => versionOf(role));
const failed = (role: TufFailure['role'], reason: TufFailure['reason']) => ({
  ok: false,
  error: { role, reason },
});

describe('a repository in order', () => {
  it.each(['ecdsa-sha2-nistp256', 'ed25519'] as const)(
    'is believed, signed with %s',
    async (scheme) => {
      repository = await TestRepository.create(scheme);
      kept = repository.firstState;
      expect(await refresh()).toMatchObject({ ok: true, value: { targets: { version: 1 } } });
      expect(repository.asked).toEqual([
        '2.root.json',
        'timestamp.json',
        '1.snapshot.json',
        '1.targets.json',
      ]);
      for (const role of ['timestamp', 'snapshot', 'targets'] as const) {
        const name = role === 'timestamp' ? 'timestamp.json' : `1.${role}.json`;
        expect(kept[role]).toBe(repository.files.get(name));
      }
    },
  );

  it('is asked for what is new, and for nothing that lies here', async () => {
    await refresh();
    repository.asked.length = 0;
    expect((await refresh()).ok).toBe(true);
    expect(repository.asked).toEqual(['2.root.json', 'timestamp.json']);
    await repository.publish('targets', 'snapshot', 'timestamp');
    repository.asked.length = 0;
    expect((await refresh()).ok).toBe(true);
    expect(repository.asked).toEqual([
      '2.root.json',
      'timestamp.json',
      '2.snapshot.json',
      '2.targets.json',
    ]);
  });

  it('may say more than this client knows; what it says is signed all the same', async () => {
    Object.assign(repository.signed.targets, { 'x-city': { tên: 'Hà Nội\n"\\', n: -1 } });
    await repository.publish('targets', 'snapshot', 'timestamp');
    expect((await refresh()).ok).toBe(true);
  });

  it('may serve files without a version in their names', async () => {
    repository.signed.root['consistent_snapshot'] = false;
    await repository.publish('root');
    for (const role of ['snapshot', 'targets'])
      repository.files.set(`${role}.json`, repository.files.get(`1.${role}.json`)!);
    expect((await refresh()).ok).toBe(true);
    expect(repository.asked.slice(-2)).toEqual(['snapshot.json', 'targets.json']);
  });
});

describe('the root', () => {
  it('has to stand by itself before anything is asked', async () => {
    kept = { root: await repository.sign('root', [await newSigner()]) };
    expect(await refresh()).toEqual(failed('root', 'trustedRootBroken'));
    kept = { root: toUtf8('{"signed":{}}') };
    expect(await refresh()).toEqual(failed('root', 'trustedRootBroken'));
    expect(repository.asked).toEqual([]);
  });

  it('is walked to the newest, each signed by the one before and by itself', async () => {
    for (let step = 0; step < 3; step += 1) {
      const [old] = repository.signers.root;
      const next = await newSigner(step % 2 === 0 ? 'ed25519' : 'ecdsa-sha2-nistp256');
      repository.signers.root.splice(0, 1, next);
      repository.signed.root['version'] = repository.version('root') + 1;
      await repository.serve('root', [old!, next]);
    }
    expect((await refresh()).ok).toBe(true);
    expect(versionOf('root')).toBe(4);
  });

  it.each(['old', 'new'])(
    'without a signature of the %s key is refused, the one before stays',
    async (which) => {
      const [old] = repository.signers.root;
      const next = await newSigner();
      repository.signers.root.splice(0, 1, next);
      repository.signed.root['version'] = 2;
      await repository.serve('root', [which === 'old' ? next : old!]);
      expect(await refresh()).toEqual(failed('root', 'notEnoughSignatures'));
      expect(versions()).toEqual([1, undefined, undefined, undefined]);
    },
  );

  it('of another version than its name is refused', async () => {
    repository.signed.root['version'] = 3;
    repository.files.set('2.root.json', await repository.sign('root'));
    expect(await refresh()).toEqual(failed('root', 'wrongVersion'));
  });

  it('that has expired is kept, and nothing behind it is looked at', async () => {
    repository.signed.root['expires'] = inDays(-1);
    await repository.publish('root', 'targets', 'snapshot', 'timestamp');
    expect(await refresh()).toEqual(failed('root', 'expired'));
    expect(versions()).toEqual([2, undefined, undefined, undefined]);
  });

  it('that has expired here is no hindrance when a newer one has not', async () => {
    await refresh();
    repository.signed.root['expires'] = inDays(90);
    for (const role of ['timestamp', 'snapshot', 'targets'] as const)
      repository.signed[role]['expires'] = inDays(90);
    await repository.publish('root', 'targets', 'snapshot', 'timestamp');
    expect((await refresh(nowMs + 60 * dayMs)).ok).toBe(true);
  });
});

describe('signatures', () => {
  it('of fewer keys than the threshold are not enough', async () => {
    repository.signers.targets.push(await newSigner(), await newSigner());
    repository.thresholds.targets = 2;
    await repository.publish('root', 'targets', 'snapshot', 'timestamp');
    expect((await refresh()).ok).toBe(true);
    const one = repository.signers.targets.slice(0, 1);
    repository.signed.targets['version'] = 3;
    await repository.serve('targets', one);
    await repository.publish('snapshot', 'timestamp');
    expect(await refresh()).toEqual(failed('targets', 'notEnoughSignatures'));
    expect(versions()).toEqual([2, 3, 3, 2]);
  });

  it('of one key under two names count once', async () => {
    const [signer] = repository.signers.targets;
    const { keyval } = signer!.key as { keyval: { public: string } };
    const respelt = { ...signer!.key, keyval: { public: keyval.public.replace(/\n$/, '\n\n') } };
    repository.signers.targets.push({ ...signer!, keyid: 'again' });
    repository.signers.targets.push({ ...signer!, keyid: 'respelt', key: respelt });
    repository.thresholds.targets = 2;
    await repository.publish('root', 'targets', 'snapshot', 'timestamp');
    expect(await refresh()).toEqual(failed('targets', 'notEnoughSignatures'));
  });

  it('under the same name twice are refused as a whole', async () => {
    const [signer] = repository.signers.snapshot;
    await repository.serve('snapshot', [signer!, signer!]);
    expect(await refresh()).toEqual(failed('snapshot', 'malformed'));
  });

  it('that are garbage do no harm beside good ones', async () => {
    const stranger = await newSigner('ed25519');
    repository.signers.timestamp.push(stranger);
    await repository.publish('root');
    const file = JSON.parse(fromUtf8(await repository.sign('timestamp')));
    for (const sig of ['', 'zz', '00', '30'.repeat(70)]) {
      file.signatures[1].sig = sig;
      repository.files.set('timestamp.json', toUtf8(JSON.stringify(file)));
      kept = repository.firstState;
      expect((await refresh()).ok).toBe(true);
    }
  });

  it('of a role’s neighbour do not count', async () => {
    await repository.serve('targets', repository.signers.snapshot);
    expect(await refresh()).toEqual(failed('targets', 'notEnoughSignatures'));
  });

  it('do not make one role’s file another’s', async () => {
    repository.signed.snapshot['meta'] = { 'snapshot.json': { version: 1 } };
    const [signer] = repository.signers.timestamp;
    repository.signers.snapshot.push(signer!);
    repository.files.set('timestamp.json', await repository.sign('snapshot'));
    expect(await refresh()).toEqual(failed('timestamp', 'malformed'));
  });
});

describe('an attacker who replays', () => {
  it('an older timestamp is refused', async () => {
    const old = repository.files.get('timestamp.json')!;
    await repository.publish('timestamp');
    await refresh();
    repository.files.set('timestamp.json', old);
    expect(await refresh()).toEqual(failed('timestamp', 'rollback'));
    expect(versionOf('timestamp')).toBe(2);
  });

  it('the same timestamp for ever is found out when it has expired', async () => {
    repository.signed.timestamp['expires'] = inDays(1);
    await repository.publish('timestamp');
    expect((await refresh()).ok).toBe(true);
    expect((await refresh(nowMs + dayMs - 1000)).ok).toBe(true);
    expect(await refresh(nowMs + dayMs)).toEqual(failed('timestamp', 'expired'));
  });

  it('another text under the same version of the timestamp is not looked at', async () => {
    await refresh();
    repository.signed.timestamp['meta'] = { 'snapshot.json': { version: 100 } };
    await repository.serve('timestamp');
    expect((await refresh()).ok).toBe(true);
    expect(JSON.parse(fromUtf8(kept.timestamp!)).signed.meta['snapshot.json'].version).toBe(1);
  });

  it('an older snapshot is refused, and so is the timestamp that names it', async () => {
    await repository.publish('snapshot', 'timestamp');
    await refresh();
    repository.signed.timestamp['meta'] = { 'snapshot.json': { version: 1 } };
    await repository.publish('timestamp');
    expect(await refresh()).toEqual(failed('timestamp', 'rollback'));
    expect(versions()).toEqual([1, 2, 2, 1]);
  });

  it.each([
    ['older targets', { 'targets.json': { version: 1 } }],
    ['no targets', { 'other.json': { version: 9 } }],
  ])('a snapshot with %s is refused', async (_, meta) => {
    await repository.publish('targets', 'snapshot', 'timestamp');
    await refresh();
    repository.signed.snapshot['meta'] = meta;
    await repository.publish('snapshot', 'timestamp');
    expect(await refresh()).toEqual(failed('snapshot', 'rollback'));
    expect(versionOf('snapshot')).toBe(2);
  });

  it('mixes a new timestamp with an old snapshot under its name in vain', async () => {
    const old = repository.files.get('1.snapshot.json')!;
    await repository.publish('snapshot', 'timestamp');
    repository.files.set('2.snapshot.json', old);
    expect(await refresh()).toEqual(failed('snapshot', 'wrongVersion'));
  });
});

describe('recovery after versions ran ahead', () => {
  it.each([
    ['timestamp', ['timestamp']],
    ['snapshot', ['snapshot', 'timestamp']],
  ] as const)('new keys of the %s take it back to 1', async (role, rotated) => {
    repository.signed[role]['version'] = 99;
    await repository.publish(role);
    if (role === 'snapshot') await repository.publish('timestamp');
    await refresh();
    expect(versionOf(role)).toBe(100);
    for (const one of rotated) repository.signers[one].splice(0, 1, await newSigner());
    repository.signed[role]['version'] = 0;
    await repository.publish('root', role);
    if (role === 'snapshot') await repository.publish('timestamp');
    expect((await refresh()).ok).toBe(true);
    expect(versionOf(role)).toBe(1);
  });
});

describe('what is offered', () => {
  it.each([
    ['expired', inDays(-1), 'expired'],
    ['written in another way', '2026-13-99', 'malformed'],
  ] as const)('a timestamp that is %s changes nothing', async (_, expires, reason) => {
    await refresh();
    repository.signed.timestamp['expires'] = expires;
    await repository.publish('timestamp');
    expect(await refresh()).toEqual(failed('timestamp', reason));
    expect(versions()).toEqual([1, 1, 1, 1]);
  });

  it.each(['timestamp.json', '1.snapshot.json', '1.targets.json'])(
    '%s missing, endless, or no JSON stops there',
    async (name) => {
      const role = name.replace(/^1\.|\.json$/g, '') as 'timestamp';
      repository.files.delete(name);
      expect(await refresh()).toEqual(failed(role, 'missing'));
      repository.files.set(name, new Uint8Array(6_000_000));
      expect(await refresh()).toEqual(failed(role, 'tooLong'));
      for (const text of ['', 'x', '[]', '{"signed":null,"signatures":[]}', '['.repeat(9_000)]) {
        repository.files.set(name, toUtf8(text));
        expect(await refresh()).toEqual(failed(role, 'malformed'));
      }
    },
  );

  it('a file of another length or hash than named is refused', async () => {
    const bytes = repository.files.get('1.snapshot.json')!;
    for (const [named, reason] of [
      [{ version: 1, length: bytes.length + 1 }, 'hashMismatch'],
      [{ version: 1, length: bytes.length - 1 }, 'tooLong'],
      [{ version: 1, hashes: { sha256: '0'.repeat(64) } }, 'hashMismatch'],
      [{ version: 1, hashes: { md5: '00' } }, 'hashMismatch'],
    ] as const) {
      repository.signed.timestamp['meta'] = { 'snapshot.json': named };
      await repository.publish('timestamp');
      expect(await refresh()).toEqual(failed('snapshot', reason));
    }
  });

  it('a name that is special to JavaScript is a name', async () => {
    const targets = JSON.parse(`{"__proto__":{"length":1,"hashes":{"sha256":"00"}},"constructor":
      {"length":1,"hashes":{"sha256":"00"}}}`);
    repository.signed.targets['targets'] = targets;
    await repository.publish('targets', 'snapshot', 'timestamp');
    const outcome = await refresh();
    expect(outcome.ok && findTarget(outcome.value, 'constructor')?.file.length).toBe(1);
    expect(outcome.ok && findTarget(outcome.value, 'toString')).toBe(undefined);
  });
});

describe('a kiosk that is cut off', () => {
  /** Every state that a store can be left in that keeps files one by one. */
  const halves: readonly (readonly TopLevelRole[])[] = [
    [],
    ['timestamp'],
    ['snapshot'],
    ['targets'],
    ['timestamp', 'snapshot'],
    ['timestamp', 'targets'],
    ['snapshot', 'targets'],
  ];

  it.each(halves.map((half) => [half.join(' and ') || 'nothing', half] as const))(
    'with %s of the new version kept, gets to the new version',
    async (_, half) => {
      await refresh();
      const before = kept;
      await repository.publish('targets', 'snapshot', 'timestamp');
      await refresh();
      kept = { ...before, ...Object.fromEntries(half.map((role) => [role, kept[role]])) };
      const outcome = await refresh();
      expect(outcome).toMatchObject({ ok: true, value: { targets: { version: 2 } } });
      expect(versions()).toEqual([1, 2, 2, 2]);
    },
  );

  it('at each request keeps what holds, and gets there the next time', async () => {
    await refresh();
    await repository.publish('root', 'targets', 'snapshot', 'timestamp');
    const before = kept;
    for (let cut = 0; cut < 5; cut += 1) {
      kept = before;
      let left = cut;
      const outcome = await refresh(nowMs, {
        fetch: (name, bytesMax) => {
          left -= 1;
          if (left < 0) throw new Error('cut off');
          return repository.source.fetch(name, bytesMax);
        },
      });
      expect(outcome).toMatchObject({ ok: false, error: { reason: 'unreachable' } });
      expect((await refresh()).ok).toBe(true);
      expect(versions()).toEqual([2, 2, 2, 2]);
    }
  });

  it('and whose files rotted fetches them again', async () => {
    await refresh();
    for (const role of ['timestamp', 'snapshot', 'targets'] as const) {
      kept = { ...kept, [role]: toUtf8('{"rot":1}') };
      expect((await refresh()).ok).toBe(true);
      expect(versions()).toEqual([1, 1, 1, 1]);
    }
  });
});

describe('a target', () => {
  it('is found by its path, named by a hash, and known by its bytes', async () => {
    const bytes = toUtf8('lệ phí');
    const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    repository.signed.targets['targets'] = {
      'ring/1/facts.json': { length: bytes.length, hashes: { sha256 } },
    };
    await repository.publish('targets', 'snapshot', 'timestamp');
    const outcome = await refresh();
    const found = outcome.ok ? findTarget(outcome.value, 'ring/1/facts.json') : undefined;
    expect(found?.path).toBe(`ring/1/${sha256}.facts.json`);
    expect(await isTarget(bytes, found!.file)).toBe(true);
    expect(await isTarget(toUtf8('lệ phí!'), found!.file)).toBe(false);
    expect(await isTarget(toUtf8('Lệ phí'), found!.file)).toBe(false);
    expect(outcome.ok && findTarget(outcome.value, 'ring/2/facts.json')).toBe(undefined);
  });
});
