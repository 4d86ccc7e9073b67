import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestKiosk } from '../../../test/support/hub-client.ts';
import { StorageAnswerSchema } from '../../domain/api/console/index.ts';
import { seedDocuments } from '../editing/index.ts';
import { inviteFirst } from '../people/index.ts';
import { TestBrowser } from '../people/test-support.ts';
import type { RunningHub } from '../running-hub.ts';
import { startHub } from '../start-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestClock, TestServer, testSite, wideLimits } from '../test-support.ts';

interface Event {
  readonly change: string;
  readonly storage?: string;
  readonly hub?: string;
}
const events: Event[] = [];
const sink = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => {
    events.push(...JSON.parse(body).events);
    response.writeHead(204).end();
  });
});
let webhooks: readonly string[];

beforeAll(async () => {
  await new Promise<void>((done) => sink.listen(0, '127.0.0.1', done));
  webhooks = [`http://127.0.0.1:${(sink.address() as AddressInfo).port}/alarms`];
});
afterAll(() => new Promise<void>((done) => sink.close(() => done())));

const place = (name: string) => ({
  key: 'thu',
  kind: 'servicePoint',
  name: { vi: name, en: `Test point ${name}` },
  address: { kind: 'unknown' },
  hours: { kind: 'unknown' },
  source: { vi: 'Thử', en: 'Test' },
});

/** Somebody with every role, and a place to write on. */
async function editorOf(hub: RunningHub): Promise<TestBrowser> {
  const { path } = await inTransaction(hub.store.pool, (client) => inviteFirst(client, Date.now()));
  const person = new TestBrowser(hub);
  expect((await person.join(path, 'Hà')).status).toBe(200);
  await seedDocuments(hub.store, [{ kind: 'place', id: 'thu', body: place('Một') }], Date.now());
  return person;
}

const write = (person: TestBrowser, revision: number, name: string) =>
  person.ask('PUT', 'documents/place/thu', { revision, body: place(name) });
const storageOf = async (person: TestBrowser) =>
  StorageAnswerSchema.parse((await person.ask('GET', 'storage')).body);

describe('a database elsewhere that has no room', () => {
  let server: TestServer;
  let hub: RunningHub;
  let person: TestBrowser;
  const clock = new TestClock();
  beforeAll(async () => {
    server = await TestServer.start();
    hub = await server.hub({ alarms: { webhooks }, clock: clock.now });
    person = await editorOf(hub);
  }, 60_000);
  afterAll(() => server?.stop(), 60_000);

  it('is measured by what it says it holds; its disk is said to be unknown', async () => {
    await hub.lookAtDisk();
    const storage = await storageOf(person);
    expect(storage).toMatchObject({ isDatabaseElsewhere: true, refusedMs: null, raisedMs: null });
    expect(storage.databaseBytes).toBeGreaterThan(1e6);
    expect(storage.disks.map((disk) => disk.place)).toEqual(['hub']);
    const metrics = await (await fetch(`${hub.url}/hub/metrics`)).text();
    expect(metrics).toMatch(/^motcham_disk_free_bytes\{place="hub"\} \d{6,}$/m);
    expect(metrics).toMatch(/^motcham_disk_free_bytes\{place="database"\} NaN$/m);
    expect(metrics).toMatch(/^motcham_storage_full 0$/m);
  });

  it('is told to the officer whose work it refuses, raises an alarm past its own queue, and clears', async () => {
    // What PostgreSQL says when a file of it cannot grow.
    await hub.store.pool.query(`create function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`);
    for (const table of ['meta', 'documents', 'alarm_deliveries']) {
      await hub.store.pool.query(`create trigger no_room before insert or update on ${table}
        for each row execute function no_room()`);
    }
    const refused = await write(person, 1, 'Hai');
    expect(refused.status).toBe(507);
    expect(String(refused.body['type'])).toMatch(/storage-full$/);
    // The refusal has woken a look of its own: of two at once one alarm comes.
    await Promise.all([hub.lookAtDisk(), hub.lookAtDisk()]);
    expect(await storageOf(person)).toMatchObject({ level: 'full', refusedMs: expect.any(Number) });
    await expect
      .poll(() => events)
      .toEqual([expect.objectContaining({ change: 'raised', storage: 'full' })]);
    // It counts among the alarms, and the health of the hub is no longer called ready.
    expect((await person.ask('GET', 'fleet')).body['openAlarms']).toBe(1);
    expect(await (await fetch(`${hub.url}/hub/health`)).json()).toMatchObject({
      status: 'degraded',
    });

    for (const table of ['meta', 'documents', 'alarm_deliveries']) {
      await hub.store.pool.query(`drop trigger no_room on ${table}`);
    }
    await hub.lookAtDisk();
    expect((await write(person, 1, 'Hai')).status).toBe(200);
    expect(await storageOf(person)).toMatchObject({
      refusedMs: null,
      raisedMs: expect.any(Number),
    });
    clock.offsetMs += 8 * 60_000;
    await hub.lookAtDisk();
    await expect.poll(() => events.map(({ change }) => change)).toEqual(['raised', 'cleared']);
    expect(await storageOf(person)).toMatchObject({
      raisedMs: null,
      clearedMs: expect.any(Number),
    });
  });

  it('of what its alarm is, another process on the machine tells nothing twice', async () => {
    events.length = 0;
    const limits = { fullBytes: 0, lowBytes: Number.MAX_SAFE_INTEGER, lowBytesMin: 1e18 };
    const databaseUrl = 'url' in hub.database ? hub.database.url : '';
    const config = { alarms: { webhooks }, clock: clock.now, storage: limits, databaseUrl };
    const twins = [await server.hub(config), await server.hub(config)];
    for (const twin of twins) await twin.lookAtDisk();
    clock.offsetMs += 4 * 60_000;
    for (const twin of twins) await twin.lookAtDisk();
    await expect
      .poll(() => events)
      .toEqual([expect.objectContaining({ change: 'raised', storage: 'low' })]);
  });
});

const mounted = `/var/lib/motcham/small-${process.pid}`;
const diskBytes = 420 * 1024 * 1024;
const run = (program: string, ...given: readonly string[]) => spawnSync(program, given).status;
const canMount = process.getuid?.() === 0 && process.platform === 'linux';

describe.skipIf(!canMount)('a hub on a real small disk', () => {
  let hub: RunningHub;
  let directory: string;
  let person: TestBrowser;
  let kiosk: TestKiosk;
  const clock = new TestClock();
  const mb = 1024 ** 2;
  const ballast = join(mounted, 'ballast');
  const freeBytes = () => {
    const { bavail, bsize } = statfsSync(mounted);
    return bavail * bsize;
  };
  /** Somebody else's file takes the disk, but for so much. */
  function fill(leaveBytes: number): void {
    const file = openSync(ballast, 'a');
    const block = Buffer.alloc(mb);
    try {
      while (freeBytes() > leaveBytes) {
        writeSync(file, block, 0, Math.min(mb, freeBytes() - leaveBytes));
      }
    } catch (error) {
      if (!String(error).includes('ENOSPC')) throw error;
    }
    closeSync(file);
  }
  const report = async () => (await kiosk.send([(await kiosk.feedback()).envelope])).status;

  beforeAll(async () => {
    events.length = 0;
    mkdirSync(mounted, { recursive: true });
    const size = `size=${diskBytes},mode=755`;
    const status = run('mount', '-t', 'tmpfs', '-o', size, 'tmpfs', mounted);
    if (status !== 0) throw new Error('a small disk could not be mounted');
    directory = await mkdtemp(join(tmpdir(), 'motcham-small-disk-'));
    mkdirSync(join(directory, 'postgres'), { mode: 0o700 });
    writeFileSync(join(directory, 'postgres', 'place.json'), JSON.stringify({ root: mounted }));
    hub = await startHub({
      directory,
      trial: true,
      log: { level: 'silent' },
      limits: wideLimits,
      alarms: { webhooks },
      clock: clock.now,
      storage: { fullBytes: 64 * mb, lowBytes: 160 * mb, lowBytesMin: 160 * mb },
    });
    person = await editorOf(hub);
    kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
  }, 120_000);
  afterAll(async () => {
    await hub?.close();
    run('umount', '-l', mounted);
    rmSync(mounted, { recursive: true, force: true });
    await rm(directory, { recursive: true, force: true });
  }, 60_000);

  it('tells what is free, as the disk itself does', async () => {
    await hub.lookAtDisk();
    const storage = await storageOf(person);
    expect(storage).toMatchObject({ level: 'well', isDatabaseElsewhere: false });
    const disk = storage.disks.find((one) => one.place === 'database');
    expect(disk?.totalBytes).toBe(diskBytes);
    expect(Math.abs((disk?.freeBytes ?? 0) - freeBytes())).toBeLessThan(32 * mb);
  });

  it('raises an alarm while everything still works', async () => {
    fill(120 * mb);
    await hub.lookAtDisk();
    expect(await storageOf(person)).toMatchObject({ level: 'low', raisedMs: null });
    clock.offsetMs += 3 * 60_000;
    await hub.lookAtDisk();
    await expect.poll(() => events.map(({ change }) => change)).toEqual(['raised']);
    expect((await write(person, 1, 'Hai')).status).toBe(200);
  });

  it('keeps its last room for residents: offices wait, with a sentence that says what to do', async () => {
    fill(48 * mb);
    await hub.lookAtDisk();
    const refused = await write(person, 2, 'Ba');
    expect(refused.status).toBe(507);
    expect(String(refused.body['detail'])).toMatch(/make room/);
    // Reading, signing in and what residents send go on.
    expect((await person.ask('GET', 'documents?kind=place')).status).toBe(200);
    expect(await report()).toBe(200);
    await expect
      .poll(() => events.map(({ change, storage }) => `${change} ${storage}`))
      .toEqual(['raised low', 'worsened full']);
  });

  it('loses nothing when there is no byte left, says why, and comes back by itself', async () => {
    fill(0);
    let taken = 1;
    let away = 0;
    // Reports until the database falls: PostgreSQL cannot write its log any more.
    for (let sent = 0; sent < 4_000 && away === 0; sent += 1) {
      const batch = [];
      for (let one = 0; one < 20; one += 1) {
        batch.push((await kiosk.feedback('x'.repeat(900))).envelope);
      }
      const { status } = await kiosk.send(batch);
      if (status === 200) taken += 20;
      else away = status;
    }
    // A kiosk is told that it may send again: it keeps what it has.
    expect(away).toBe(503);
    await hub.lookAtDisk();
    const told = await person.ask('GET', 'documents?kind=place');
    if (told.status !== 200) {
      expect(told.status).toBe(507);
      expect(String(told.body['type'])).toMatch(/storage-full$/);
    }
    rmSync(ballast);
    await expect
      .poll(async () => (await person.ask('GET', 'storage')).status, { timeout: 60_000 })
      .toBe(200);
    await hub.lookAtDisk();
    const { rows } = await hub.store.pool.query<{ count: number }>(
      'select count(*) as count from actions',
    );
    expect(rows[0]?.count).toBeGreaterThanOrEqual(taken);
    expect((await write(person, 2, 'Ba')).status).toBe(200);
    clock.offsetMs += 8 * 60_000;
    await hub.lookAtDisk();
    await expect
      .poll(() => events.map(({ change }) => change))
      .toEqual(['raised', 'worsened', 'cleared']);
  }, 180_000);
});
