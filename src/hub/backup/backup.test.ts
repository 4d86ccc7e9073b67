import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestKiosk } from '../../../test/support/hub-client.ts';
import type { ActionEnvelope } from '../../domain/action/index.ts';
import { seedDocuments } from '../editing/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { type Database, migrate, newPool } from '../store/index.ts';
import { TestClock, TestServer, testContent, testSite } from '../test-support.ts';
import { type Backup, checkBackup, restoreKeys, restoreTables, takeBackup } from './index.ts';

let server: TestServer;
let place: string;
let hub: RunningHub;
let hubDirectory: string;
const clock = new TestClock();

beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterAll(() => server.stop(), 60_000);
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'motcham-backup-test-'));
  hubDirectory = join(place, 'hub');
  hub = await server.hub({ clock: clock.now, directory: hubDirectory });
}, 60_000);
afterEach(async () => {
  await server.closeHubs();
  await rm(place, { recursive: true, force: true });
}, 60_000);

const newKiosk = async () => TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));

function backUp(keep = 5): Promise<Backup> {
  return takeBackup(hub.store, {
    to: join(place, 'backups'),
    keysTo: join(place, 'safe'),
    keys: join(hubDirectory, 'keys'),
    keep,
    nowMs: clock.now(),
  });
}

/** A hub in a new database from a backup, as `motcham hub restore` makes it. */
async function restored({ directory, keysDirectory }: Backup) {
  const manifest = await checkBackup(directory, keysDirectory);
  const databaseUrl = await server.newDatabase();
  const home = join(place, `restored-${databaseUrl.length}-${Math.random()}`);
  const done = await restoreTables({ url: databaseUrl }, directory, manifest);
  await restoreKeys(manifest, keysDirectory, join(home, 'keys'));
  const again = await server.hub({ databaseUrl, directory: home, clock: clock.now });
  return { again, done, databaseUrl };
}

async function envelopes(kiosk: TestKiosk, count: number): Promise<ActionEnvelope[]> {
  const made = [];
  for (let i = 0; i < count; i += 1) made.push((await kiosk.feedback(`số ${i}`)).envelope);
  return made;
}

const settledOf = async (kiosk: TestKiosk) => (await kiosk.heartbeat()).body.watermark.settled;

describe('settled', () => {
  it('is what a finished backup holds, as soon as there is one, and no longer what is old', async () => {
    const kiosk = await newKiosk();
    const [one, two, three] = await envelopes(kiosk, 3);
    await kiosk.send([one!, two!]);
    expect(await settledOf(kiosk)).toBe(0);
    await backUp();
    await kiosk.send([three!]);
    await expect.poll(() => settledOf(kiosk), { timeout: 40_000, interval: 1_000 }).toBe(2);
    clock.offsetMs = 100 * 3_600_000;
    kiosk.clockOffsetMs = clock.offsetMs;
    expect(await settledOf(kiosk)).toBe(2);
    clock.offsetMs = 0;
    kiosk.clockOffsetMs = 0;
  }, 90_000);

  it('is nothing of a transaction that was under way when the snapshot was taken', async () => {
    const kiosk = await newKiosk();
    const [one] = await envelopes(kiosk, 1);
    const open = await hub.store.pool.connect();
    try {
      await open.query('begin');
      // An older transaction keeps the mark of the snapshot below the request that came after it.
      await open.query('select pg_current_xact_id()');
      await kiosk.send([one!]);
      await backUp();
      const other = await server.hub({ databaseUrl: urlOf(hub), directory: hubDirectory });
      const asked = new TestKiosk(other.url, kiosk.key, kiosk.identity);
      expect(await settledOf(asked)).toBe(0);
      await open.query('commit');
    } finally {
      open.release();
    }
  }, 60_000);
});

describe('a backup', () => {
  it('brings back kiosks, keys, content and requests, under a new epoch', async () => {
    const kiosk = await newKiosk();
    await hub.publish(testContent('một'));
    const batch = await envelopes(kiosk, 3);
    await kiosk.send(batch);
    await kiosk.post('/hub/v1/actions', {
      actions: [],
      hole: { from: 4, to: 5, reason: 'missing' },
    });
    const body = { building: 'Nhà A', title: { vi: 'Một', en: 'One' } };
    await seedDocuments(hub.store, [{ kind: 'notice', id: 'một', body }], clock.now());
    const unused = await hub.createEnrolmentCode(testSite);
    await hub.store.pool.query(
      `insert into insight_weeks values ('2026-11-16', true, now(), now())`,
    );
    await hub.store.pool.query(
      `insert into insight_cells values ('2026-11-16', 'sum', 'session', '', 12, 10, 2)`,
    );
    const backup = await backUp();
    expect(backup).toMatchObject({ requests: 3, removed: [], epoch: hub.epoch });
    const { again, done } = await restored(backup);
    expect(again.epoch).toBe(done.epoch);
    expect(again.epoch).not.toBe(hub.epoch);
    const moved = new TestKiosk(again.url, kiosk.key, kiosk.identity);
    expect((await moved.heartbeat({ counter: 50 })).body.watermark).toEqual({
      epoch: again.epoch,
      lastSeq: 5,
      settled: 0,
    });
    expect((await moved.send(batch)).status).toBe(200);
    expect((await again.listActions()).map(({ body }) => body)).toEqual(
      (await hub.listActions()).map(({ body }) => body),
    );
    await expect(TestKiosk.enrol(again.url, unused)).rejects.toThrow('bad-code');
    // The rows are the same, table by table; what is known anew in each place is not compared.
    for (const table of [
      'kiosk_keys',
      'watermarks',
      'sections',
      'tuf_files',
      'holes',
      'insight_weeks',
      'insight_cells',
      'documents',
      'document_revisions',
    ]) {
      const text = `select to_jsonb(t) - 'touched' as row from ${table} t order by 1`;
      const [before, after] = await Promise.all([
        hub.store.pool.query(text),
        again.store.pool.query(text),
      ]);
      expect(after.rows).toEqual(before.rows);
      expect(after.rowCount).toBeGreaterThan(0);
    }
  }, 60_000);

  it('gets what it misses from the kiosks again, and says what they have no more', async () => {
    const kiosk = await newKiosk();
    const batch = await envelopes(kiosk, 6);
    await kiosk.send(batch.slice(0, 2));
    const old = await backUp();
    await kiosk.send(batch.slice(2, 4));
    await backUp();
    // The kiosk was told that four are settled and deleted them; then the older backup is used.
    await kiosk.send(batch.slice(4));
    const { again } = await restored(old);
    const moved = new TestKiosk(again.url, kiosk.key, kiosk.identity);
    expect((await moved.send(batch.slice(4))).problem).toBe('gap');
    const reply = await moved.post<Record<string, unknown>>('/hub/v1/actions', {
      hole: { from: 3, to: 4, reason: 'settled' },
      actions: batch.slice(4),
    });
    expect(reply.body['watermark']).toMatchObject({ lastSeq: 6 });
    const { rows } = await again.store.pool.query('select reason, from_seq, to_seq from holes');
    expect(rows).toEqual([{ reason: 'settled', from_seq: 3, to_seq: 4 }]);
  }, 60_000);

  it('keeps the newest, as many as told, and clears what was left half done', async () => {
    const first = await backUp();
    clock.offsetMs = 5_000;
    const second = await backUp(2);
    await writeFile(join(place, 'backups', 'somebody-elses'), '');
    clock.offsetMs = 10_000;
    const third = await backUp(2);
    clock.offsetMs = 0;
    expect(second.removed).toEqual([]);
    expect(third.removed).toEqual([first.directory.split('/').at(-1)]);
    expect(await readdir(join(place, 'backups'))).toHaveLength(3);
  }, 60_000);

  it('is refused when the keys would lie with the data', async () => {
    await expect(
      takeBackup(hub.store, {
        to: place,
        keysTo: join(place, 'keys-here'),
        keys: join(hubDirectory, 'keys'),
        keep: 1,
        nowMs: clock.now(),
      }),
    ).rejects.toThrow('another place');
    expect((await hub.store.db.selectFrom('coverage').selectAll().execute()).length).toBe(0);
  });

  it('is not restored when a byte is wrong, keys are missing, or the place is not empty', async () => {
    await (await newKiosk()).heartbeat();
    const backup = await backUp();
    const manifest = await checkBackup(backup.directory, backup.keysDirectory);
    await expect(restoreTables({ url: urlOf(hub) }, backup.directory, manifest)).rejects.toThrow(
      'not empty',
    );
    await expect(checkBackup(backup.directory, place)).rejects.toThrow('do not belong');
    await expect(checkBackup(place, backup.keysDirectory)).rejects.toThrow('no whole backup');
    const file = join(backup.directory, 'kiosks.jsonl.gz');
    const bytes = await readFile(file);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    await writeFile(file, bytes);
    await expect(checkBackup(backup.directory, backup.keysDirectory)).rejects.toThrow('damaged');
  }, 60_000);

  it.each(['089-city-documents', '071-document-review'])(
    'of a program that knew no step after %s is restored, and brought up to date',
    async (last) => {
      const kiosk = await newKiosk();
      await hub.publish(testContent('một'));
      const batch = await envelopes(kiosk, 3);
      await kiosk.send(batch);
      const body = { building: 'Nhà A', title: { vi: 'Một', en: 'One' } };
      await seedDocuments(hub.store, [{ kind: 'notice', id: 'một', body }], clock.now());
      const backup = await backUp();
      const old = await asOfAnOlderProgram(backup, last);
      const { again } = await restored(old);
      const known = await again.store.pool.query('select name from kysely_migration order by name');
      const mine = await hub.store.pool.query('select name from kysely_migration order by name');
      expect(known.rows).toEqual(mine.rows);
      const moved = new TestKiosk(again.url, kiosk.key, kiosk.identity);
      expect((await moved.heartbeat({ counter: 50 })).body.watermark).toMatchObject({ lastSeq: 3 });
      expect((await again.listActions()).map(({ body }) => body)).toEqual(
        (await hub.listActions()).map(({ body }) => body),
      );
      const documents = 'select kind, id, body from document_revisions order by 1, 2';
      expect((await again.store.pool.query(documents)).rows).toEqual(
        (await hub.store.pool.query(documents)).rows,
      );
      // The other way there is none: an older program does not touch what a newer one wrote.
      const manifest = await checkBackup(backup.directory, backup.keysDirectory);
      const newer = { ...manifest, migrations: [...manifest.migrations, '999-to-come'] };
      const url = await server.newDatabase();
      await expect(restoreTables({ url }, backup.directory, newer)).rejects.toThrow('is newer');
    },
    120_000,
  );

  it('holds no key, and its keys no request', async () => {
    const backup = await backUp();
    const names = await readdir(backup.directory);
    expect(names.filter((name) => !/\.jsonl\.gz$/.test(name))).toEqual(['manifest.json']);
    const keys = await readdir(backup.keysDirectory);
    expect(keys).toContain('sealing-0001.json');
    const secret = JSON.parse(
      await readFile(join(backup.keysDirectory, 'sealing-0001.json'), 'utf8'),
    ).privateKey.d;
    const manifest = await readFile(join(backup.directory, 'manifest.json'), 'utf8');
    expect(manifest).not.toContain(secret);
  });
});

/** The same rows as far as the schema had them once, in a database that stopped at this step, backed up. */
async function asOfAnOlderProgram(backup: Backup, last: string): Promise<Backup> {
  const url = await server.newDatabase();
  const manifest = await checkBackup(backup.directory, backup.keysDirectory);
  const steps = manifest.migrations.filter((step) => step <= last);
  await migrate({ connectionString: url }, steps);
  const pool = newPool({ connectionString: url, max: 2 });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    await pool.query(`delete from meta`);
    for (const { name } of manifest.tables) {
      const { rows } = await pool.query('select to_regclass($1) is not null as here', [name]);
      if (!rows[0].here) continue;
      const from = await hub.store.pool.query(`select to_jsonb(t) as row from "${name}" t`);
      // What was added since is left out by the type of the older row.
      await pool.query(`alter table "${name}" disable trigger user`);
      await pool.query(
        `insert into "${name}" overriding system value
          select * from jsonb_populate_recordset(null::"${name}", $1::jsonb)`,
        [JSON.stringify(from.rows.map(({ row }) => row))],
      );
      await pool.query(`alter table "${name}" enable trigger user`);
    }
    const connect = async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    };
    return await takeBackup(
      { ...hub.store, pool, db, connect },
      {
        to: join(place, 'old-backups'),
        keysTo: join(place, 'safe'),
        keys: join(hubDirectory, 'keys'),
        keep: 5,
        nowMs: clock.now() + 1_000,
      },
    );
  } finally {
    await db.destroy();
  }
}

function urlOf({ database }: RunningHub): string {
  if (!('url' in database)) throw new Error('a test hub has a URL');
  return database.url;
}
