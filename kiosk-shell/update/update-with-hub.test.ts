import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hubPaths } from '../../src/domain/api/index.ts';
import { sectionBytesMax } from '../../src/domain/bundle/index.ts';
import { putApp } from '../../src/hub/publishing/apps.ts';
import { rootText } from '../../src/hub/publishing/root.ts';
import type { RunningHub } from '../../src/hub/running-hub.ts';
import { TestServer, testContent } from '../../src/hub/test-support.ts';
import type { CommandResult } from '../domain.ts';
import { HubProxy } from '../proxy/index.ts';
import { ownArchitecture } from './app-target.ts';
import { fetchUpdate } from './fetch-update.ts';
import { openCutRoad } from './test-support/cut-road.ts';
import { UpdateDesk } from './update-desk.ts';

const run = promisify(execFile);
let server: TestServer;
let hub: RunningHub;
let proxy: HubProxy;
let directory: string;
let trustFile: string;
const desks: UpdateDesk[] = [];

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub();
  proxy = new HubProxy({ url: hub.url });
  directory = join(server.directory, 'machine');
  mkdirSync(directory, { recursive: true });
  trustFile = join(directory, 'update-root.json');
  writeFileSync(trustFile, await rootText(hub.store));
}, 60_000);
afterAll(async () => {
  for (const desk of desks) await desk.close();
  proxy?.close();
  // What was written is synced as the database ends: minutes on a disk that others use.
  await server?.stop();
}, 240_000);

/** Longer than a section: it goes in parts, and is never held whole by the hub. */
const packageOf = () =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from('!<arch>\ndebian-binary   '),
      randomBytes(sectionBytesMax + 3_000_000),
    ]),
  );
const put = (version: string, bytes: Uint8Array<ArrayBuffer>, architecture = ownArchitecture) =>
  putApp(hub.store, `motcham-kiosk_${version}_${architecture}.deb`, bytes, Date.now());

function deskOf(name: string, isIdle: () => boolean) {
  const spool = join(directory, name);
  const ended: CommandResult[] = [];
  const desk = new UpdateDesk({
    spool,
    rootDirectory: join(directory, `${name}-root`),
    fetch: (place, signal) =>
      fetchUpdate({ proxy, trustFile, kiosk: () => undefined, nowMs: Date.now }, place, signal),
    idle: isIdle,
    end: async (result) => {
      ended.push(result);
    },
    begun: undefined,
    nowMs: Date.now,
    lookMs: 20,
  });
  desks.push(desk);
  const read = (file: string) => {
    try {
      return readFileSync(join(spool, file), 'utf8');
    } catch {
      return undefined;
    }
  };
  return { desk, spool, ended, request: () => read('request') };
}

/** Root's own look, as `kiosk-update` takes it before it installs. */
const verify = (spool: string, version: string, sha256: string) =>
  run(process.execPath, [
    join(import.meta.dirname, 'verify-update.ts'),
    ...['--trust', trustFile, '--kept', join(spool, 'kept'), '--spool', join(spool, 'tuf')],
    ...['--version', version, '--sha256', sha256],
  ]).then(
    () => true,
    () => false,
  );

it('a package goes from the hub to the hand-over to root as one piece, in attract only', async () => {
  const bytes = packageOf();
  const app = await put('0.9.1', bytes);
  if (!app.ok) throw new Error(app.error);
  const { sha256 } = app.value;
  // It lies there, and nobody signed for it: no kiosk takes it.
  await hub.publish(testContent('một'));
  await hub.store.pool.query('delete from app_packages');
  await hub.publish(testContent('hai'));
  const early = deskOf('early', () => true);
  await early.desk.start();
  await early.desk.take(1);
  await expect
    .poll(() => early.ended.map(({ report }) => report))
    .toEqual(['{"reason":"nothingSigned"}']);
  // Signed for with the next targets, though the content is the same.
  await put('0.9.1', bytes);
  expect(await hub.publish(testContent('hai'))).toMatchObject({ isNew: true });
  expect(await hub.publish(testContent('hai'))).toMatchObject({ isNew: false });
  let isIdle = false;
  const { desk, spool, request, ended } = deskOf('spool', () => isIdle);
  await desk.start();
  await desk.take(2);
  const fetched = () => {
    try {
      return readFileSync(join(spool, 'package.deb')).length;
    } catch {
      return 0;
    }
  };
  await expect.poll(fetched).toBe(bytes.length);
  expect(request()).toBeUndefined();
  isIdle = true;
  await expect.poll(request).toBe(`number=2\nversion=0.9.1\nsha256=${sha256}\n`);
  expect(readFileSync(join(spool, 'package.deb')).equals(bytes)).toBe(true);
  expect(ended).toEqual([]);
  expect(await verify(spool, '0.9.1', sha256)).toBe(true);
  // Another file, another version, another root: root says no, whatever the shell says.
  expect(await verify(spool, '0.9.1', 'a'.repeat(64))).toBe(false);
  expect(await verify(spool, '0.9.2', sha256)).toBe(false);
  rmSync(join(spool, 'tuf'), { recursive: true });
  expect(await verify(spool, '0.9.1', sha256)).toBe(false);
}, 60_000);

it('goes on where a line broke off, in parts', async () => {
  const bytes = packageOf();
  const app = await put('0.9.2', bytes);
  if (!app.ok) throw new Error(app.error);
  const url = hub.url + hubPaths.section(app.value.sha256);
  const whole = await fetch(url);
  expect([whole.status, whole.headers.get('accept-ranges')]).toEqual([200, 'bytes']);
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
  const from = bytes.length - 5;
  const rest = await fetch(url, { headers: { range: `bytes=${from}-` } });
  expect([rest.status, rest.headers.get('content-range')]).toEqual([
    206,
    `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
  ]);
  expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(from))).toBe(true);
  // A range that makes no sense is not obeyed.
  const odd = await fetch(url, { headers: { range: `bytes=${bytes.length}-` } });
  expect([odd.status, (await odd.arrayBuffer()).byteLength]).toEqual([200, bytes.length]);
}, 60_000);

it('brings a package over a line that is cut again and again, and no part of it twice', async () => {
  const bytes = new Uint8Array(
    Buffer.concat([
      Buffer.from('!<arch>\ndebian-binary   '),
      randomBytes(sectionBytesMax + 6_000_000),
    ]),
  );
  const app = await put('0.9.4', bytes);
  if (!app.ok) throw new Error(app.error);
  await hub.publish(testContent('bốn'));
  const road = await openCutRoad(hub.url, app.value.sha256, 4_000_000);
  const { ranges } = road;
  const cut = new HubProxy({ url: road.url });
  const spool = join(directory, 'cut');
  mkdirSync(spool);
  // Of a package that nobody signs for any more: it takes no room for ever.
  writeFileSync(join(spool, `${'0'.repeat(64)}.part`), 'old');
  const fetchOnce = () =>
    fetchUpdate(
      { proxy: cut, trustFile, kiosk: () => undefined, nowMs: Date.now },
      spool,
      AbortSignal.timeout(60_000),
    );
  try {
    expect(await fetchOnce()).toEqual({ ok: false, error: 'notFetched' });
    expect(await fetchOnce()).toEqual({ ok: false, error: 'notFetched' });
    expect(await fetchOnce()).toMatchObject({ ok: true, value: { version: '0.9.4' } });
    expect(readFileSync(join(spool, 'package.deb')).equals(bytes)).toBe(true);
    expect(ranges[0]).toBeUndefined();
    expect(ranges.slice(1).every((range) => range?.startsWith('bytes='))).toBe(true);
    // What was on its way in a socket when the line broke is all that may come again.
    expect(road.passed() - bytes.length).toBeLessThan(2_000_000);
    expect(readdirSync(spool).filter((name) => name.endsWith('.part'))).toEqual([]);
    // A part that a disk spoiled is found by its hash, and fetched anew from its beginning.
    const spoiled = join(spool, `${app.value.sha256}.part`);
    writeFileSync(
      spoiled,
      bytes.map((byte, at) => (at === 7 ? byte ^ 1 : byte)),
    );
    expect(await fetchOnce()).toEqual({ ok: false, error: 'notFetched' });
    expect(readdirSync(spool).filter((name) => name.endsWith('.part'))).toEqual([]);
  } finally {
    cut.close();
    road.close();
  }
}, 120_000);

it('takes nothing that is no package, or has another name', async () => {
  expect(await put('../1', packageOf())).toMatchObject({ error: 'otherName' });
  expect(await put('0.9.3', new Uint8Array([1, 2, 3]))).toMatchObject({ error: 'noPackage' });
});
