/**
 * The command line of the public conformance suite (its CLIENT-CLI.md): what it may ask for, what it
 * leaves in its directories, and how it ends.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256, toHex, toUtf8 } from '../../domain/basics/index.ts';
import {
  type MetadataSigner,
  type NamedKey,
  nameKey,
  type PlannedTarget,
  rootSigned,
  snapshotSigned,
  targetsSigned,
  timestampSigned,
  writeMetadata,
} from '../../domain/tuf/index.ts';
import { root as checkout } from '../support/steps.ts';
import { addTufClientCommand } from './tuf-client.ts';

const dayMs = 86_400_000;
const untilMs = Date.now() + 30 * dayMs;
let directory = '';
let server: Server;
let url = '';
const served = new Map<string, Uint8Array>();
const asked: string[] = [];
let key: NamedKey & MetadataSigner;

async function newKey(): Promise<NamedKey & MetadataSigner> {
  const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
  const named = await nameKey(await crypto.subtle.exportKey('jwk', pair.publicKey));
  return { ...named, privateKey: pair.privateKey };
}

async function publishRoot(version: number, online = key): Promise<Uint8Array<ArrayBuffer>> {
  const own = { keys: [key], threshold: 1 };
  const hub = { keys: [online], threshold: 1 };
  const roles = { root: own, targets: own, snapshot: hub, timestamp: hub };
  const signed = rootSigned({ version, expiresMs: untilMs, trial: false, roles });
  const file = await writeMetadata(signed, [key]);
  served.set(`/metadata/${version}.root.json`, file);
  return file;
}

async function publish(version: number, texts: Readonly<Record<string, string>>, online = key) {
  const targets = new Map<string, PlannedTarget>();
  for (const [name, text] of Object.entries(texts)) {
    const bytes = toUtf8(text);
    targets.set(name, { bytes, custom: {} });
    const cut = name.lastIndexOf('/') + 1;
    const hashed = `${name.slice(0, cut)}${toHex(await sha256(bytes))}.${name.slice(cut)}`;
    served.set(`/targets/${hashed}`, bytes);
  }
  const said = await targetsSigned({ version, expiresMs: untilMs, targets });
  const file = await writeMetadata(said, [key]);
  served.set(`/metadata/${version}.targets.json`, file);
  const named = await snapshotSigned(version, untilMs, { version, bytes: file });
  const snapshot = await writeMetadata(named, [online]);
  served.set(`/metadata/${version}.snapshot.json`, snapshot);
  const stamped = await timestampSigned(version, untilMs, { version, bytes: snapshot });
  served.set('/metadata/timestamp.json', await writeMetadata(stamped, [online]));
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tuf-client-'));
  server = createServer(({ url: path = '' }, answer) => {
    const name = decodeURIComponent(path);
    asked.push(name);
    const file = served.get(name);
    if (file === undefined) answer.writeHead(404).end();
    else answer.end(file);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  served.clear();
  key = await newKey();
  writeFileSync(join(directory, 'initial.json'), await publishRoot(1));
  await publish(1, {});
  asked.length = 0;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(directory, { recursive: true });
});

const metadata = () => join(directory, 'metadata');
const artifacts = () => join(directory, 'artifacts');
const run = async (...args: string[]) => {
  const program = new Command('motcham').enablePositionalOptions().exitOverride();
  addTufClientCommand(program);
  await program.parseAsync(['tuf-client', '--metadata-dir', metadata(), ...args], { from: 'user' });
};
const init = () => run('init', join(directory, 'initial.json'));
const refresh = () => run('--metadata-url', `${url}/metadata`, 'refresh');
const download = (...names: string[]) =>
  run(
    ...['--metadata-url', `${url}/metadata`],
    ...names.flatMap((name) => ['--target-name', name]),
    ...['--target-dir', artifacts(), '--target-base-url', `${url}/targets/`, 'download'],
  );
const stored = () =>
  readdirSync(artifacts()).map((name) => readFileSync(join(artifacts(), name), 'utf8'));

it('init asks for nothing and leaves the root; refresh leaves what was served, byte for byte', async () => {
  await init();
  expect(asked).toEqual([]);
  expect(readdirSync(metadata())).toEqual(['root.json']);
  await refresh();
  expect(asked).toEqual(
    ['2.root', 'timestamp', '1.snapshot', '1.targets'].map((name) => `/metadata/${name}.json`),
  );
  for (const [kept, name] of [
    ['root', '1.root'],
    ['timestamp', 'timestamp'],
    ['snapshot', '1.snapshot'],
    ['targets', '1.targets'],
  ]) {
    const bytes = readFileSync(join(metadata(), `${kept}.json`));
    expect(bytes.equals(served.get(`/metadata/${name}.json`) ?? new Uint8Array())).toBe(true);
  }
});

it('takes away what counts no more behind a new root, also when the rest is not there', async () => {
  await init();
  await refresh();
  const online = await newKey();
  await publishRoot(2, online);
  await expect(refresh()).rejects.toThrow('timestamp, notEnoughSignatures');
  expect(readdirSync(metadata()).sort()).toEqual(['root.json', 'targets.json']);
  // Numbers begin anew with new keys.
  await publish(1, { a: 'x' }, online);
  await refresh();
  expect(readdirSync(metadata())).toHaveLength(4);
});

it('downloads in the order that was asked for, and stops at the first that is not as signed', async () => {
  await publish(2, { 'x/một': 'một', hai: 'hai', ba: 'ba' });
  const hai = [...served.keys()].find((name) => name.endsWith('.hai')) ?? '';
  served.set(hai, toUtf8('HAI'));
  await init();
  await expect(download('x/một', 'hai', 'ba')).rejects.toThrow('is not the target');
  expect(stored()).toEqual(['một']);
  served.set(hai, toUtf8('hai, and more of it'));
  await expect(download('hai')).rejects.toThrow('could not be fetched');
  served.set(hai, toUtf8('hai'));
  await download('x/một', 'hai', 'ba');
  expect(stored().sort()).toEqual(['ba', 'hai', 'một']);
  // What lies there as signed is not asked for again.
  asked.length = 0;
  await download('ba', 'x/một');
  expect(asked.filter((name) => name.startsWith('/targets/'))).toEqual([]);
  await publish(3, { ba: 'ba mới' });
  await download('ba');
  expect(stored().sort()).toEqual(['ba mới', 'hai', 'một']);
  await expect(download('hai')).rejects.toThrow('Nobody has signed for hai');
  await expect(download()).rejects.toThrow('--target-name is missing');
});

it('stores any name in its directory, and nothing outside of it', async () => {
  const names = ['..', '.', '../x', 'a?b#c&"', 'Thủ tục/phí'.repeat(20), '%2e%2e'];
  await publish(2, Object.fromEntries(names.map((name, at) => [name, `${at}`])));
  await init();
  // Names that an address cannot carry as they are: the server is asked for what is left of them.
  for (const [at, name] of names.entries()) {
    if (name === '../x') continue;
    await download(name);
    expect(stored()).toContain(`${at}`);
  }
  expect(readdirSync(directory).sort()).toEqual(['artifacts', 'initial.json', 'metadata']);
});

it('ends with 0 when all of it was done, 1 when any of it failed', async () => {
  const program = join(checkout, 'src/cli/main.ts');
  const ends = async (...args: string[]) => {
    const child = spawn(
      process.execPath,
      [program, 'tuf-client', '--metadata-dir', metadata(), ...args],
      { stdio: 'ignore' },
    );
    const [code] = await once(child, 'exit');
    return code;
  };
  const at = ['--metadata-url', `${url}/metadata`];
  expect(await ends(...at, 'refresh')).toBe(1);
  expect(await ends('init', join(directory, 'initial.json'))).toBe(0);
  expect(await ends(...at, 'refresh')).toBe(0);
  served.delete('/metadata/timestamp.json');
  expect(await ends(...at, 'refresh')).toBe(1);
}, 60_000);
