import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestKiosk } from '../../test/support/hub-client.ts';
import type { ActionEnvelope } from '../domain/action/index.ts';
import type { RunningHub } from './running-hub.ts';
import { startHub } from './start-hub.ts';
import { removeDatabase, testSite, wideLimits } from './test-support.ts';

let directory: string;
let hub: RunningHub;
/** Short, so that a wait for a standby that never comes ends within the test. */
const statementMs = 700;

const start = () =>
  startHub({
    directory,
    trial: true,
    log: { level: 'silent' },
    limits: wideLimits,
    storeLimits: { statementMs, connectMs: 1_000 },
  });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'motcham-durability-test-'));
  hub = await start();
}, 60_000);
afterAll(async () => {
  await hub.close();
  await removeDatabase({ root: hub.databaseRoot ?? directory }, directory);
}, 60_000);

const newKiosk = async () => TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));

/** A courier as simple as can be: sends the next batch until it is acknowledged, then goes on. */
async function pump(kiosk: TestKiosk, acknowledged: ActionEnvelope[], isOver: () => boolean) {
  let waiting: ActionEnvelope[] = [];
  let failures = 0;
  while (!isOver() || waiting.length > 0) {
    if (waiting.length === 0) {
      waiting = [(await kiosk.feedback()).envelope, (await kiosk.feedback()).envelope];
    }
    const reply = await kiosk.send(waiting).catch(() => undefined);
    if (reply?.status === 200) {
      acknowledged.push(...waiting);
      waiting = [];
    } else {
      failures += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return { kiosk, acknowledged, failures };
}

/** Lost, doubled, holed: what issue and architecture promise to be zero. */
async function audit(kiosk: TestKiosk, acknowledged: readonly ActionEnvelope[]) {
  const rows = await hub.store.db
    .selectFrom('actions')
    .select(['seq', 'id'])
    .where('kiosk', '=', kiosk.identity.kiosk)
    .orderBy('seq')
    .execute();
  const ids = new Set(rows.map(({ id }) => id));
  return {
    lost: acknowledged.filter(({ id }) => !ids.has(id)).length,
    doubled: rows.length - ids.size,
    holes: rows.filter(({ seq }, i) => seq !== i + 1).length,
  };
}

describe('a killed database', () => {
  it('loses nothing that was acknowledged, doubles nothing, leaves no hole', async () => {
    const kiosks = await Promise.all([newKiosk(), newKiosk(), newKiosk()]);
    let isOver = false;
    const taken = kiosks.map((): ActionEnvelope[] => []);
    const pumps = kiosks.map((kiosk, at) => pump(kiosk, taken[at]!, () => isOver));
    for (let round = 0; round < 3; round += 1) {
      // However slow the machine: every kiosk has got two batches through since the last kill.
      const had = taken.map(({ length }) => length);
      const hasGone = () => taken.every(({ length }, at) => length >= had[at]! + 4);
      await expect.poll(hasGone, { timeout: 30_000 }).toBe(true);
      const pid = hub.databasePid();
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      const isBack = async () => (await fetch(`${hub.url}/hub/health`)).status;
      await expect.poll(isBack, { timeout: 30_000 }).toBe(200);
    }
    isOver = true;
    const done = await Promise.all(pumps);
    // Teeth: the kills did hit work under way, and work went on after them.
    expect(done.reduce((sum, { failures }) => sum + failures, 0)).toBeGreaterThan(0);
    for (const { kiosk, acknowledged } of done) {
      expect(acknowledged.length).toBeGreaterThanOrEqual(12);
      expect(await audit(kiosk, acknowledged)).toEqual({ lost: 0, doubled: 0, holes: 0 });
    }
  }, 90_000);

  it('keeps data, keys and kiosks over a restart of the hub', async () => {
    const kiosk = await newKiosk();
    const { envelope } = await kiosk.feedback('qua một lần khởi động lại');
    await kiosk.send([envelope]);
    const { epoch } = hub;
    await hub.close();
    hub = await start();
    expect(hub.epoch).toBe(epoch);
    const moved = new TestKiosk(hub.url, kiosk.key, kiosk.identity);
    expect((await moved.send([envelope])).body['watermark']).toMatchObject({ lastSeq: 1, epoch });
    expect(await hub.listActions({ limit: 1 })).toMatchObject([
      { id: envelope.id, body: { text: 'qua một lần khởi động lại' } },
    ]);
  }, 60_000);
});

describe('a standby that does not answer', () => {
  const reach = (): pg.ClientConfig =>
    'url' in hub.database ? { connectionString: hub.database.url } : { ...hub.database };

  async function admin(...statements: readonly string[]) {
    const client = new pg.Client(reach());
    await client.connect();
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    await client.end();
    return rows;
  }

  /** Cancels every wait of a commit for the standby until `answer` is there. */
  async function cancelWaits<T>(answer: Promise<T>): Promise<T> {
    let isThere = false;
    const done = answer.finally(() => {
      isThere = true;
    });
    while (!isThere) {
      await admin(
        `select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'`,
      );
    }
    return done;
  }

  const unsure = async () =>
    /^motcham_commits_unsure_total (\d+)$/m.exec(
      await (await fetch(`${hub.url}/hub/metrics`)).text(),
    )?.[1];

  it('means no acknowledgement, for a duplicate neither', async () => {
    const kiosk = await newKiosk();
    const { envelope } = await kiosk.feedback();
    // A line that has begun: its next batch goes on, and is taken by the shorter way.
    const other = await newKiosk();
    await other.send([(await other.feedback()).envelope]);
    const inOrder = { kiosk: other, envelope: (await other.feedback()).envelope };
    const switchTo = (setting: string) =>
      admin(
        'set synchronous_commit = local',
        `alter system ${setting}`,
        'select pg_reload_conf()',
        'select pg_sleep(0.2)',
      );
    // From here on every commit waits for a standby that does not exist.
    await switchTo(`set synchronous_standby_names = 'nobody'`);
    try {
      const first = await cancelWaits(kiosk.send([envelope]));
      expect([first.status, first.problem]).toEqual([503, 'unavailable']);
      // The row is visible now, and on one node only: "accepted" could lose it (hub.md §4).
      expect(await audit(kiosk, [envelope])).toEqual({ lost: 0, doubled: 0, holes: 0 });
      const retry = await cancelWaits(kiosk.send([envelope]));
      expect([retry.status, retry.problem]).toEqual([503, 'unavailable']);
      expect(await unsure()).toBe('2');
      // The same for a batch that shares its statement and its commit with others.
      const shared = await cancelWaits(inOrder.kiosk.send([inOrder.envelope]));
      expect([shared.status, shared.problem]).toEqual([503, 'unavailable']);
      expect(await unsure()).toBe('3');
      // Without anybody to cancel it, a commit that hangs is not acknowledged either.
      expect((await kiosk.send([envelope])).status).toBe(503);
      expect(await unsure()).toBe('4');
      // The control: deduplication by conflict alone writes nothing, so its commit waits for
      // nobody, and it acknowledges what a failover then loses.
      expect(await naiveTake(envelope)).toBe('acknowledged');
    } finally {
      await switchTo('reset synchronous_standby_names');
    }
    expect((await kiosk.send([envelope])).body['watermark']).toMatchObject({ lastSeq: 1 });
    expect(await audit(kiosk, [envelope])).toEqual({ lost: 0, doubled: 0, holes: 0 });
  }, 60_000);

  /** Intake as many write it: insert, and leave conflicts alone. Kept as the negative control. */
  async function naiveTake(envelope: ActionEnvelope): Promise<'acknowledged' | 'unsure'> {
    const client = new pg.Client({ ...reach(), statement_timeout: statementMs });
    await client.connect();
    let warned = false;
    client.on('notice', () => {
      warned = true;
    });
    await client.query('begin');
    const { rowCount } = await client.query('select from actions where id = $1', [envelope.id]);
    expect(rowCount).toBe(1);
    await client.query(
      `insert into actions (received_day, kiosk, incarnation, seq, id, kind, created_trust, key_id,
          sealed, received_at)
        select received_day, kiosk, incarnation, seq, id, kind, created_trust, key_id, sealed,
          received_at from actions where id = $1
        on conflict do nothing`,
      [envelope.id],
    );
    await client.query('commit');
    await client.end();
    return warned ? 'unsure' : 'acknowledged';
  }
});
