import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestKiosk } from '../../../test/support/hub-client.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestServer, testSite } from '../test-support.ts';
import { ArchiveWatch } from './archive-watch.ts';

const given = process.env['MOTCHAM_TEST_DATABASE_URL'];
let server: TestServer;
let hub: RunningHub;

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({ databaseUrl: await server.newDatabase() });
}, 60_000);
afterAll(() => server.stop(), 60_000);

const admin = (statement: string) => server.admin(statement);
const covered = async () =>
  (await hub.store.db.selectFrom('coverage').select('before_xid').execute())[0]?.before_xid;

// Archiving needs a restart of the server, which only the private one is ours to give.
it.skipIf(given !== undefined)(
  'follows the archive of a real server: a segment that is archived covers what is below its mark',
  async () => {
    const watch = new ArchiveWatch(hub.store);
    expect(await watch.look(0)).toBe(false);
    const archive = join(server.dataRoot ?? '', 'archive');
    await mkdir(archive);
    await chmod(archive, 0o777);
    await admin(`alter system set archive_mode = 'on'`);
    await admin(
      `alter system set archive_command = 'test ! -f ${archive}/%f && cp %p ${archive}/%f'`,
    );
    await server.restart();
    const kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
    await kiosk.send([(await kiosk.feedback()).envelope]);
    expect(await watch.look(0)).toBe(true);
    // The mark waits for its segment.
    await watch.look(0);
    expect(await covered()).toBeUndefined();
    await admin('select pg_switch_wal()');
    await expect
      .poll(
        async () => {
          await watch.look(0);
          return covered();
        },
        { timeout: 20_000, interval: 200 },
      )
      .toBeGreaterThan(0);
    expect(await readdir(archive)).not.toEqual([]);
    const { rows } = await hub.store.pool.query<{ below: boolean }>(
      'select a.taken_xid < c.before_xid as below from actions a, coverage c',
    );
    expect(rows).toEqual([{ below: true }]);
  },
  90_000,
);
