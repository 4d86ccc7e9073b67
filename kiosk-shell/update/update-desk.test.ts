import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { TestRepository } from '../../src/domain/tuf/test-support/repository.ts';
import { type CommandResult, err, ok } from '../domain.ts';
import { ownArchitecture } from './app-target.ts';
import { fetchUpdate } from './fetch-update.ts';
import { UpdateDesk, type UpdateDeskParts } from './update-desk.ts';

const directory = mkdtempSync(join(tmpdir(), 'motcham-desk-'));
const desks: UpdateDesk[] = [];
let count = 0;

afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
  rmSync(directory, { recursive: true, force: true });
});

function rig(change: Partial<UpdateDeskParts> = {}) {
  count += 1;
  const rootDirectory = join(directory, `root-${count}`);
  mkdirSync(rootDirectory, { recursive: true });
  const ended: CommandResult[] = [];
  const parts: UpdateDeskParts = {
    spool: join(directory, `spool-${count}`),
    rootDirectory,
    fetch: async () => ok({ version: '0.2.0', sha256: 'a'.repeat(64) }),
    idle: () => true,
    end: async (result) => {
      ended.push(result);
    },
    begun: undefined,
    nowMs: () => 1_000_000,
    lookMs: 5,
    ...change,
  };
  const start = async (more: Partial<UpdateDeskParts> = {}) => {
    const desk = new UpdateDesk({ ...parts, ...more });
    desks.push(desk);
    await desk.start();
    return desk;
  };
  const answer = (text: string) => writeFileSync(join(rootDirectory, 'result'), text);
  return { parts, ended, start, answer, request: () => read(join(parts.spool, 'request')) };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

test('asks root in attract only, and tells what root answered', async () => {
  let isIdle = false;
  const fetched: number[] = [];
  const { ended, start, answer, request } = rig({
    idle: () => isIdle,
    fetch: async () => {
      fetched.push(1);
      return ok({ version: '0.2.0', sha256: 'a'.repeat(64) });
    },
  });
  const desk = await start();
  expect(await desk.take(7)).toBe(true);
  // One at a time: what the second asked for is what the first brings.
  expect(await desk.take(8)).toBe(false);
  await expect.poll(() => fetched.length).toBe(1);
  expect(request()).toBeUndefined();
  isIdle = true;
  await expect.poll(request).toBe(`number=7\nversion=0.2.0\nsha256=${'a'.repeat(64)}\n`);
  // The answer to another request is not ours.
  answer('number=6\nstate=done\nreason=healthy\n');
  answer('number=7\nstate=failed\nreason=unhealthy\nfrom=0.1.0\nto=0.2.0\n');
  await expect
    .poll(() => ended)
    .toEqual([
      { number: 7, state: 'failed', report: '{"reason":"unhealthy","from":"0.1.0","to":"0.2.0"}' },
    ]);
  expect(fetched).toEqual([1]);
});

test('the version that comes up tells how the update of its predecessor went', async () => {
  const { ended, start, answer, request } = rig();
  const desk = await start();
  await desk.take(3);
  await expect.poll(request).toBeDefined();
  await desk.close();
  answer('number=3\nstate=done\nreason=healthy\nfrom=0.1.0\nto=0.2.0\n');
  await start({ begun: 3 });
  await expect.poll(() => ended.map(({ number, state }) => [number, state])).toEqual([[3, 'done']]);
});

test('an update that was begun and of which nothing is on disk was interrupted', async () => {
  const { ended, start } = rig();
  await start({ begun: 4 });
  expect(ended).toEqual([{ number: 4, state: 'interrupted' }]);
});

test('a machine without root’s half says so, and takes its request back', async () => {
  let nowMs = 0;
  const { ended, start, request } = rig({ nowMs: () => nowMs });
  const desk = await start();
  await desk.take(5);
  await expect.poll(request).toBeDefined();
  nowMs = 61_000;
  await expect.poll(() => ended.map(({ report }) => report)).toEqual(['{"reason":"notTaken"}']);
  expect(request()).toBeUndefined();
});

test('while root works nobody is impatient', async () => {
  let nowMs = 0;
  const { ended, parts, start, request } = rig({ nowMs: () => nowMs });
  const desk = await start();
  await desk.take(6);
  await expect.poll(request).toBeDefined();
  writeFileSync(join(parts.rootDirectory, 'state'), 'phase=trial\n');
  nowMs = 400_000;
  let looks = 0;
  await expect.poll(() => ++looks).toBeGreaterThan(3);
  expect(ended).toEqual([]);
});

test('a bad road is tried again; what was not signed is not', async () => {
  let nowMs = 0;
  let tries = 0;
  const bad = rig({
    // Ten minutes at each look: every pause is over.
    nowMs: () => {
      nowMs += 600_001;
      return nowMs;
    },
    fetch: async () => {
      tries += 1;
      return err('notFetched');
    },
  });
  await (await bad.start()).take(1);
  await expect.poll(() => bad.ended.length).toBe(1);
  expect(tries).toBe(8);
  const unsigned = rig({ fetch: async () => err('notBelieved') });
  await (await unsigned.start()).take(2);
  await expect.poll(() => unsigned.ended[0]?.report).toBe('{"reason":"notBelieved"}');
});

test('brings the one package that was signed for this kind of machine, and nothing else', async () => {
  const repository = await TestRepository.create();
  for (const role of ['root', 'targets', 'snapshot', 'timestamp'] as const) {
    repository.signed[role]['expires'] = '2099-01-01T00:00:00Z';
  }
  const deb = new TextEncoder().encode('a package');
  const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', deb)).toString('hex');
  const target = { length: deb.length, hashes: { sha256 }, custom: { kind: 'app' } };
  let kiosk: string | undefined;
  const own = `app/motcham-kiosk_0.2.0_${ownArchitecture}.deb`;
  repository.signed.targets['targets'] = {
    [own]: target,
    'app/motcham-kiosk_0.2.0_s390x.deb': target,
  };
  await repository.publish('root', 'targets', 'snapshot', 'timestamp');
  const spool = join(directory, 'fetch');
  const trustFile = join(directory, 'root.json');
  mkdirSync(spool, { recursive: true });
  writeFileSync(trustFile, repository.firstState.root);
  let sent: Uint8Array = deb;
  const proxy = {
    call: async (_: string, path: string) => {
      const bytes = repository.files.get(path.split('/').at(-1) ?? '');
      return bytes === undefined
        ? { status: 404, text: '' }
        : { status: 200, text: new TextDecoder().decode(bytes) };
    },
    bring: async (path: string, place: string) => {
      expect(path).toBe(`/hub/v1/content/sections/${sha256}`);
      writeFileSync(place, sent);
      return true;
    },
  };
  const fetch = () =>
    fetchUpdate(
      { proxy, trustFile, kiosk: () => kiosk, nowMs: () => Date.now() },
      spool,
      AbortSignal.timeout(60_000),
    );
  expect(await fetch()).toEqual(ok({ version: '0.2.0', sha256 }));
  // Root finds everything that was signed beside it.
  expect(readdirSync(join(spool, 'tuf'))).toContain('timestamp.json');
  sent = new TextEncoder().encode('b package');
  expect(await fetch()).toEqual(err('notFetched'));
  const second = { ...(repository.signed.targets['targets'] as object) };
  repository.signed.targets['targets'] = { ...second, [own.replace('0.2.0', '0.3.0')]: target };
  await repository.publish('targets', 'snapshot', 'timestamp');
  expect(await fetch()).toEqual(err('nothingSigned'));
  // One that goes through the rings is for who is in, and for nobody else.
  sent = deb;
  const ring = { salt: 's', percent: 0, first: 'K-1' };
  repository.signed.targets['targets'] = {
    ...second,
    [own.replace('0.2.0', '0.3.0')]: { ...target, custom: { kind: 'app', ring } },
  };
  await repository.publish('targets', 'snapshot', 'timestamp');
  for (const [name, version] of [
    [undefined, '0.2.0'],
    ['K-2', '0.2.0'],
    ['K-1', '0.3.0'],
  ] as const) {
    kiosk = name;
    expect(await fetch()).toEqual(ok({ version, sha256 }));
  }
  rmSync(trustFile);
  expect(await fetch()).toEqual(err('noTrustedRoot'));
});
