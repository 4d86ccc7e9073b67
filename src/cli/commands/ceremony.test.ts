import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import {
  listReleases,
  openKeyring,
  prepareRelease,
  releaseNext,
  signRelease,
} from '../../hub/index.ts';
import { TestServer, testContent } from '../../hub/test-support.ts';
import { CommandFailure } from '../support/steps.ts';
import { addCeremonyCommand } from './ceremony.ts';
import { addPublishCommand } from './publish.ts';

const stick = mkdtempSync(join(tmpdir(), 'motcham-ceremony-'));
const at = (name: string) => join(stick, name);
let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
}, 60_000);
afterEach(() => {
  process.exitCode = undefined;
});
afterAll(async () => {
  vi.restoreAllMocks();
  rmSync(stick, { recursive: true, force: true });
  await server.stop();
}, 60_000);

/** `motcham …` in this process. */
async function motcham(...words: readonly string[]): Promise<void> {
  const program = new Command('motcham').exitOverride().enablePositionalOptions();
  addCeremonyCommand(program);
  addPublishCommand(program);
  await program.parseAsync(['node', 'motcham', ...words]);
}

const words = ['--passphrase-file', at('words')] as const;
const files = (option: string, ...names: string[]) =>
  names.flatMap((name) => [option, at(`${name}.pub.json`)]);
const isBelieved = async (...more: string[]) => {
  await motcham('ceremony', 'check', ...more);
  const believed = process.exitCode !== 1;
  process.exitCode = undefined;
  return believed;
};

it('makes a root that two of three signed, changes it, and a hub stands on each', async () => {
  writeFileSync(at('words'), 'mưa nắng lúa khoai sắn\n');
  for (const name of ['r1', 'r2', 'r3', 'p1', 'p3']) {
    await motcham('ceremony', 'key', at(`${name}.json`), ...words);
  }
  await motcham('ceremony', 'key', at('p2.json'), '--ed25519', ...words);
  await expect(motcham('ceremony', 'key', at('r1.json'), ...words)).rejects.toThrow(
    'there already',
  );
  expect(readFileSync(at('r1.json'), 'utf8')).not.toContain('"d"');
  const state = at('state');
  await motcham('ceremony', 'online', '--state', state, '--out', at('online.pub.json'));
  const holders = files('--root', 'r1', 'r2', 'r3');
  const make = (out: string, publishers: string[], ...more: string[]) =>
    motcham(
      ...['ceremony', 'root', ...holders, ...publishers, ...files('--online', 'online')],
      ...['--out', at(out), ...more],
    );
  const two = files('--publisher', 'p1', 'p2');
  await expect(make('no', files('--publisher', 'p1', 'p1'))).rejects.toThrow('1 publishers');
  await expect(make('no', two, '--publisher-threshold', '1')).rejects.toThrow('act alone');
  await expect(make('no', files('--publisher', 'p1', 'r1'))).rejects.toThrow('two roles');
  await make('root.json', two);
  const sign = (file: string, key: string) =>
    motcham('ceremony', 'sign', at(file), '--key', at(`${key}.json`), ...words);
  await sign('root.json', 'r1');
  await sign('root.json', 'r1');
  expect(await isBelieved(at('root.json'))).toBe(false);
  writeFileSync(at('other'), 'không phải câu này đâu nhé');
  const wrong = ['--key', at('r2.json'), '--passphrase-file', at('other')];
  await expect(motcham('ceremony', 'sign', at('root.json'), ...wrong)).rejects.toThrow(
    CommandFailure,
  );
  await sign('root.json', 'p1');
  expect(await isBelieved(at('root.json'))).toBe(false);
  await sign('root.json', 'r3');
  expect(await isBelieved(at('root.json'))).toBe(true);

  const databaseUrl = await server.newDatabase();
  const root = (file: string) => new Uint8Array(readFileSync(at(file)));
  const config = { directory: join(state, 'hub'), trial: false, databaseUrl };
  const hub = await server.hub({ ...config, root: root('root.json') });
  const keys = await openKeyring(join(state, 'hub', 'keys'));

  // A draft is carried to two publishers and back.
  const prepared = await prepareRelease(hub.store, testContent('một'), {
    keys,
    nowMs: Date.now(),
    by: 'thử',
    note: '',
  });
  if (!prepared.ok) throw new Error(prepared.error);
  const { id } = prepared.value;
  writeFileSync(at('draft.json'), JSON.stringify(prepared.value));
  for (const key of ['p1', 'p2']) {
    const out = at(`${key}.sigs`);
    await motcham(
      'publish',
      'sign',
      at('draft.json'),
      '--key',
      at(`${key}.json`),
      '--out',
      out,
      ...words,
    );
    const { keyid, sigs } = JSON.parse(readFileSync(out, 'utf8'));
    expect(
      await signRelease(hub.store, id, { keyid, sigs, by: key, nowMs: Date.now() }),
    ).toMatchObject({ ok: true });
  }
  expect(await releaseNext(hub.store, id, { keys, nowMs: Date.now() })).toMatchObject({ ok: true });
  expect((await listReleases(hub.store.pool))[0]?.state).toBe('running');
  await hub.close();

  // One publisher goes, another comes; one holder's stick is lost.
  await make('2.json', files('--publisher', 'p1', 'p3'), '--previous', at('root.json'));
  await sign('2.json', 'r1');
  expect(await isBelieved(at('2.json'), '--previous', at('root.json'))).toBe(false);
  await expect(server.hub({ ...config, root: root('2.json') })).rejects.toThrow('lacks signatures');
  await sign('2.json', 'r2');
  expect(await isBelieved(at('2.json'), '--previous', at('root.json'))).toBe(true);
  const later = await server.hub({ ...config, root: root('2.json') });
  expect(await releaseNext(later.store, id, { keys, nowMs: Date.now() })).toMatchObject({
    error: 'refused',
  });
}, 60_000);
