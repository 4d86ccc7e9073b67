import { afterAll, beforeAll, expect, it } from 'vitest';
import { askHub, TestKiosk } from '../../../test/support/hub-client.ts';
import { type FollowAnswer, hubPaths } from '../../domain/api/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestServer, testSite } from '../test-support.ts';
import { purge, retentionLimits } from './index.ts';

const dayMs = 86_400_000;
let server: TestServer;
let hub: RunningHub;

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub();
}, 60_000);
afterAll(() => server.stop(), 60_000);

const rows = async () =>
  (
    await hub.store.pool.query(
      'select seq, sealed = $1 as empty, id is not null as known from actions order by seq',
      [''],
    )
  ).rows;

it('empties bodies on schedule, keeps what tells a duplicate, and then the status too', async () => {
  const kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
  const first = await kiosk.feedback();
  const second = await kiosk.feedback();
  const third = await kiosk.feedback();
  await kiosk.send([first.envelope, second.envelope, third.envelope]);
  const status = async (code: string) =>
    (await askHub<FollowAnswer>(hub.url, hubPaths.follow(code))).body.status;
  await expect.poll(() => status(third.follow)).toBe('received');
  // The first is handed over, the second is stuck, the third came in later.
  await hub.store.pool.query('delete from handover where seq = 1');
  await hub.store.pool.query(
    `update actions set received_at = received_at + interval '100 days' where seq = 3`,
  );
  const after = (days: number) => purge(hub.store, retentionLimits, Date.now() + days * dayMs);

  expect(await after(29)).toMatchObject({ bodies: 0, stuckBodies: 0, statuses: 0 });
  expect(await after(31)).toMatchObject({ bodies: 1, stuckBodies: 0 });
  expect(await rows()).toMatchObject([{ empty: true }, { empty: false }, { empty: false }]);
  // The same batch again is still the same batch.
  const again = await kiosk.send([first.envelope, second.envelope]);
  expect([again.status, again.body['refused']]).toEqual([200, []]);
  expect(await hub.listActions({ limit: 10 })).toEqual(
    expect.arrayContaining([expect.objectContaining({ seq: 1, body: null, problem: 'purged' })]),
  );

  expect(await after(91)).toMatchObject({ bodies: 0, stuckBodies: 1 });
  expect((await hub.store.pool.query('select seq from handover')).rows).toEqual([{ seq: 3 }]);
  expect(await status(first.follow)).toBe('received');
  expect(await after(181)).toMatchObject({ statuses: 3 });
  expect(await after(401)).toMatchObject({ rows: 2 });
  // The third was stuck by then, 301 days old: its row stays.
  expect(await rows()).toMatchObject([{ seq: 3, empty: true }]);
  const much = await kiosk.send([first.envelope, second.envelope, third.envelope]);
  expect(much.status).toBe(200);
});

it('drops the turns of days that are over, and old counts', async () => {
  await hub.store.pool.query(
    `insert into quotas (person, day, turn, field, kiosk, incarnation, seq)
      values ('\\x00', '2026-11-20', 1, 'land', 'k', 1, 1), ('\\x00', '2026-11-21', 1, 'land', 'k', 1, 2)`,
  );
  await hub.store.pool.query(
    `insert into usage_counts values ('2020-01-01', 'word', 'a', 'k', 1), ('2026-11-20', 'word', 'a', 'k', 1)`,
  );
  const done = await purge(hub.store, retentionLimits, Date.parse('2026-11-21T01:00:00Z'));
  expect(done).toMatchObject({ quotas: 1, usage: 1 });
});

it('is left to one process at a time', async () => {
  const other = await hub.store.connect();
  await other.query('select pg_advisory_lock(7265001)');
  expect(await purge(hub.store, retentionLimits, Date.now())).toBeUndefined();
  await other.end();
  await expect.poll(() => purge(hub.store, retentionLimits, Date.now())).toBeDefined();
});

it('goes on until nothing is left, a thousand rows at a time', async () => {
  await hub.store.pool.query(
    `insert into contradictions select 'k', 1, n, now() - interval '1 year', 'schema', null
      from generate_series(1, 2500) n`,
  );
  expect(await purge(hub.store, retentionLimits, Date.now())).toMatchObject({ notes: 2_500 });
});
