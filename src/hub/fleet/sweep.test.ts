import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestKiosk } from '../../../test/support/hub-client.ts';
import { readAlarms } from '../alarms/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestServer, testSite } from '../test-support.ts';
import { BeatHistory } from './beat-history.ts';
import { listFleetLines, readStrips } from './fleet-list.ts';
import { readSweptAt, sweepFleet } from './sweep.ts';
import { silent } from './test-support.ts';

let server: TestServer;
let hub: RunningHub;
let nowMs: number;

beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterAll(() => server.stop(), 60_000);
beforeEach(async () => {
  // Its own watch does not run: every look here is made by hand.
  hub = await server.hub({ handsOver: false });
  nowMs = Date.now();
});

const minutes = (count: number) => count * 60_000;
const newKiosk = async () => TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
const look = (atMs: number, webhooks: readonly string[] = []) =>
  sweepFleet(hub.store, { published: undefined, channels: { webhooks }, nowMs: atMs });
const list = (since = 0, epoch = hub.epoch) =>
  listFleetLines(hub.store, { since, epoch, published: 0 }, nowMs);
/** As if the last beat had come this much later, ms. */
const later = (byMs: number) =>
  hub.store.pool.query(
    `update heartbeats set received_at = $1, body = jsonb_set(body, '{clock,at}', to_jsonb($2::bigint))`,
    [new Date(nowMs + byMs), nowMs + byMs],
  );
const deliveries = async () => {
  const { rows } = await hub.store.pool.query(
    'select target, events, state from alarm_deliveries order by made_at, id',
  );
  return rows;
};

describe('a look at the fleet', () => {
  it('calls a kiosk what it is, from the moment it was last heard', async () => {
    const kiosk = await newKiosk();
    const id = kiosk.identity.kiosk;
    await look(nowMs);
    expect((await list()).lines).toMatchObject([{ k: id, truth: 'unknown', reason: 'neverHeard' }]);
    await kiosk.heartbeat({ outbox: { count: 2, oldestMs: 60_000, quarantined: 0, lastSeq: 2 } });
    nowMs = Date.now();
    await look(nowMs);
    expect((await list()).lines).toMatchObject([{ k: id, truth: 'well', q: 2, old: 60, off: 0 }]);
    const heardMs = (await list()).lines[0]!.heard!;
    await look(nowMs + minutes(13));
    const [line] = (await list()).lines;
    expect(line).toMatchObject({ truth: 'down', reason: 'silent' });
    expect(line!.since).toBeGreaterThanOrEqual(heardMs);
    expect(line!.since).toBeLessThanOrEqual(nowMs);
  });

  it('tells a list only what changed since it last asked, and all of it after a restore', async () => {
    const first = await newKiosk();
    const second = await newKiosk();
    await first.heartbeat();
    await second.heartbeat();
    nowMs = Date.now();
    await look(nowMs);
    const all = await list();
    expect(all).toMatchObject({ whole: true, lines: [{ truth: 'well' }, { truth: 'well' }] });
    // A beat like the one before is no news.
    await first.heartbeat();
    await look(Date.now());
    expect(await list(all.serial)).toMatchObject({ whole: false, lines: [], serial: all.serial });
    await second.heartbeat({ health: { printer: 'paperOut', shell: 'up', storage: 'ok' } });
    await look(Date.now());
    const news = await list(all.serial);
    expect(news.lines).toMatchObject([
      { k: second.identity.kiosk, truth: 'degraded', reason: 'paper' },
    ]);
    expect(news.serial).toBeGreaterThan(all.serial);
    await hub.revokeKiosk(second.identity.kiosk);
    await look(Date.now());
    expect((await list(news.serial)).lines).toMatchObject([{ gone: true }]);
    expect((await list()).lines).toHaveLength(1);
    expect(await list(news.serial, 'another')).toMatchObject({ whole: true });
  });

  it('keeps what was when, for strips and plots', async () => {
    const kiosk = await newKiosk();
    const id = kiosk.identity.kiosk;
    await kiosk.heartbeat();
    nowMs = Date.now();
    await look(nowMs);
    await look(nowMs + minutes(13));
    await kiosk.heartbeat();
    const { strips } = await readStrips(hub.store, nowMs + minutes(20));
    expect(strips[id]).toMatchObject([{ truth: 'well' }, { truth: 'down', reason: 'silent' }]);
  });
});

describe('alarms', () => {
  it('are raised once, survive a restart of the hub, and end after seven good minutes', async () => {
    const kiosk = await newKiosk();
    await kiosk.heartbeat({ health: { printer: 'paperOut', shell: 'up', storage: 'ok' } });
    nowMs = Date.now();
    const targets = ['https://example.invalid/alarm'];
    expect(await look(nowMs, targets)).toMatchObject({ raised: 0 });
    expect(await look(nowMs + minutes(2), targets)).toMatchObject({ raised: 0 });
    expect(await look(nowMs + minutes(3), targets)).toMatchObject({ raised: 1 });
    expect(await look(nowMs + minutes(4), targets)).toMatchObject({ raised: 0 });
    const [raised] = await readAlarms(hub.store);
    expect(raised).toMatchObject({
      kiosk: kiosk.identity.kiosk,
      truth: 'degraded',
      reason: 'paper',
    });
    expect(raised!.badSinceMs).toBe(nowMs);
    // Another process goes on where this one was.
    const url = hub.database;
    expect('url' in url).toBe(true);
    const other = await server.hub({ handsOver: false, databaseUrl: 'url' in url ? url.url : '' });
    const on = (atMs: number) =>
      sweepFleet(other.store, { published: undefined, channels: {}, nowMs: atMs });
    await kiosk.heartbeat();
    expect(await on(nowMs + minutes(5))).toMatchObject({ cleared: 0 });
    await kiosk.heartbeat({ health: { printer: 'error', shell: 'up', storage: 'ok' } });
    expect(await on(nowMs + minutes(6))).toMatchObject({ raised: 0, cleared: 0 });
    await kiosk.heartbeat();
    expect(await on(nowMs + minutes(7))).toMatchObject({ cleared: 0 });
    await later(minutes(12));
    expect(await on(nowMs + minutes(13))).toMatchObject({ raised: 0, cleared: 0 });
    expect(await on(nowMs + minutes(14))).toMatchObject({ cleared: 1 });
    expect(await readAlarms(other.store)).toMatchObject([
      { id: raised!.id, clearedMs: nowMs + minutes(14) },
    ]);
    expect(await deliveries()).toMatchObject([
      { state: 'waiting', events: [{ alarm: raised!.id, change: 'raised', truth: 'degraded' }] },
    ]);
  });

  it('are looked for by one process at a time', async () => {
    const kiosk = await newKiosk();
    await kiosk.heartbeat({ health: { printer: 'paperOut', shell: 'up', storage: 'ok' } });
    nowMs = Date.now();
    await look(nowMs);
    const raced = await Promise.all([1, 2, 3, 4].map(() => look(nowMs + minutes(4))));
    const done = raced.filter((one) => one !== undefined);
    expect(done.reduce((sum, { raised }) => sum + raised, 0)).toBe(1);
    expect(await readAlarms(hub.store)).toHaveLength(1);
    expect(await readSweptAt(hub.store)).toBe(nowMs + minutes(4));
  });

  it('fit into few messages when a city goes dark', async () => {
    await hub.store.pool.query(
      `insert into kiosks (id, site, incarnation, state, created_at)
        select 'k-DARK' || lpad(n::text, 4, '0'), $1, 1, 'active', now() from generate_series(1, 249) n`,
      [JSON.stringify(testSite)],
    );
    await hub.store.pool.query(
      `insert into heartbeats (kiosk, incarnation, counter, body, received_at)
        select id, 1, 1, $1, $2 from kiosks`,
      [JSON.stringify((await newKiosk()).nextHeartbeat()), new Date(nowMs)],
    );
    expect(await look(nowMs + minutes(20), ['https://example.invalid/'])).toMatchObject({
      raised: 250,
    });
    const sent = await deliveries();
    expect(sent.map(({ events }) => events.length).sort((a, b) => b - a)).toEqual([100, 100, 50]);
  });
});

describe('the history of beats', () => {
  it('adds up hours over processes, and takes no sign of life of a kiosk that is none', async () => {
    const kiosk = await newKiosk();
    const id = kiosk.identity.kiosk;
    const dropped: number[] = [];
    const world = { clock: () => nowMs, log: silent, onDropped: (n: number) => dropped.push(n) };
    const one = new BeatHistory(hub.store, world);
    const two = new BeatHistory(hub.store, world);
    nowMs = Math.floor(nowMs / 3_600_000) * 3_600_000 + 1_000;
    const beat = (progress: number, count: number) =>
      one.notePage(id, {
        ...kiosk.nextHeartbeat({ progress }),
        outbox: { count, oldestMs: count * 1_000, quarantined: 0, lastSeq: 0 },
        clock: { at: nowMs - 700, trust: 'confirmed' },
      });
    beat(5, 1);
    beat(9, 4);
    await one.flush();
    beat(2, 0);
    two.notePage(id, kiosk.nextHeartbeat({ clock: { at: nowMs + 90, trust: 'confirmed' } }));
    one.noteWake(id, 'page');
    two.noteWake('k-00000000', 'page');
    await Promise.all([one.close(), two.close()]);
    const { rows } = await hub.store.pool.query('select * from beat_hours where kiosk = $1', [id]);
    expect(rows).toMatchObject([
      { pages: 4, shells: 0, queue_max: 4, oldest_max_s: 4, clock_off_max_ms: 700, screens: 6 },
    ]);
    const seen = await hub.store.pool.query('select kiosk, page_at, shell_at from presence');
    expect(seen.rows).toEqual([{ kiosk: id, page_at: new Date(nowMs), shell_at: null }]);
    expect(dropped).toEqual([]);
  });
});
