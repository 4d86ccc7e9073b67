import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { boards } from '../../content/boards.ts';
import { hubPaths, ReadingsAnswerSchema } from '../../domain/api/index.ts';
import { canonicalJson, type Json, toUtf8 } from '../../domain/basics/index.ts';
import { judgeReading } from '../../domain/board/index.ts';
import type { CityBoard } from '../../domain/service/index.ts';
import { HubMetrics } from '../observe/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestClock, TestServer, testContent } from '../test-support.ts';
import { Feeds } from './feeds.ts';
import { listFeeds } from './list-feeds.ts';
import {
  type FeedTrick,
  feedTricks,
  referenceFeeds,
  startReferenceFeed,
} from './reference/index.ts';
import type { RunningReferenceFeed } from './reference/reference-feed.ts';

const minute = 60_000;
/** What the list and the counters say of each trick; numbers of the last answer stay. */
const named: Readonly<Record<FeedTrick, string>> = {
  slow: 'timedOut',
  trickle: 'timedOut',
  cut: 'unreachable',
  dead: 'unreachable',
  huge: 'tooLarge',
  html: 'html',
  garbage: 'notJson',
  error: 'status-503',
  redirect: 'redirected',
  future: 'future',
  old: 'tooOld',
  wrongUnit: 'wrongUnit',
  outOfRange: 'outOfRange',
  wrongPlace: 'wrongPlace',
  unknownStation: 'unknownStation',
  wrongTypes: 'noValue',
  missing: 'noValue',
  contradicts: 'contradicts',
  // What nobody asked for: no answer was kept under this mapping.
  unasked304: 'status-304',
};

describe('feeds', () => {
  let server: TestServer;
  let source: RunningReferenceFeed;
  let hub: RunningHub;
  let databaseUrl: string;
  const clock = new TestClock();

  const configs = (change = {}) =>
    referenceFeeds(source.url, boards, { limits: { timeoutMs: 1_000 }, ...change });
  const feedsOf = (list = configs()) => {
    const metrics = new HubMetrics(hub.store.pool);
    const { log } = hub;
    const parts = { clock: clock.now, metrics, log, secrets: {} };
    return { metrics, feeds: new Feeds(list, hub.store, parts) };
  };
  /** Every feed once, some minutes later. */
  async function askAll(feeds: Feeds, minutes = 6): Promise<void> {
    clock.offsetMs += minutes * minute;
    for (let turn = 0; await feeds.askDue(); turn += 1) expect(turn).toBeLessThan(20);
  }
  async function publish(list: readonly CityBoard[]): Promise<void> {
    const content = testContent(canonicalJson([...list] as unknown as Json));
    const bytes = toUtf8(canonicalJson([...list] as unknown as Json));
    await hub.publish({
      ...content,
      sections: [...content.sections, { kind: 'boards', key: '', bytes }],
    });
  }
  async function ask(etag?: string) {
    // The document is made anew after a while.
    clock.offsetMs += 11_000;
    const headers = etag === undefined ? {} : { 'if-none-match': etag };
    const reply = await fetch(hub.url + hubPaths.readings, { headers });
    const text = await reply.text();
    return {
      status: reply.status,
      etag: reply.headers.get('etag') ?? '',
      text,
      read: text === '' ? undefined : ReadingsAnswerSchema.parse(JSON.parse(text)),
    };
  }
  const onWall = async () => {
    const { read } = await ask();
    return (read?.boards ?? []).flatMap(({ board: key, stations }) => {
      const board = boards.find((one) => one.key === key) as CityBoard;
      return stations.flatMap(({ station, readings }) => {
        const said = readings.map(({ at, value }) => ({ station, value, atMs: at }));
        const judged = judgeReading(board, station, said, clock.now());
        return 'value' in judged ? [{ key, station, ...judged }] : [];
      });
    });
  };

  beforeAll(async () => {
    server = await TestServer.start();
    source = await startReferenceFeed(boards, { clock: clock.now, slowMs: 5_000 });
    databaseUrl = await server.newDatabase();
    hub = await server.hub({
      databaseUrl,
      feeds: configs(),
      handsOver: false,
      clock: clock.now,
    });
    await publish(boards);
  });
  afterAll(async () => {
    await source?.close();
    await server?.stop();
  });
  afterEach(() => source.play(undefined));

  test('before anything was heard, every station is said to have none', async () => {
    expect((await ask()).read).toEqual({ v: 1, boards: [] });
  });

  test('are asked one by one in every format, and reach the wire with a time and a trend', async () => {
    const { feeds, metrics } = feedsOf();
    await askAll(feeds);
    const wall = await onWall();
    expect(wall).toHaveLength(boards.reduce((sum, { stations }) => sum + stations.length, 0));
    expect(wall.every(({ state, trend }) => state === 'fresh' && trend !== 'unknown')).toBe(true);
    expect(metrics.text()).toContain('outcome="read"');
    const { read, text } = await ask();
    expect(read?.boards.every(({ stations }) => stations.every(({ trial }) => trial))).toBe(true);
    expect(text.length).toBeLessThan(8_000);
  });

  test('are not asked before they are due, and not twice by two processes', async () => {
    const one = feedsOf().feeds;
    await askAll(one);
    const asked = source.asked;
    expect(await one.askDue()).toBe(false);
    expect(source.asked).toBe(asked);
    clock.offsetMs += 6 * minute;
    const other = feedsOf().feeds;
    const turns = await Promise.all(
      Array.from({ length: 16 }, (_, at) => (at % 2 === 0 ? one : other).askDue()),
    );
    expect(turns.filter(Boolean)).toHaveLength(boards.length);
    expect(source.asked - asked).toBe(boards.length);
  });

  test('that say nothing new are answered with 304, and so are kiosks', async () => {
    const { feeds } = feedsOf(configs({ everyMinutes: 1 }));
    // Between two steps of the source, after everything is due.
    clock.offsetMs += 15 * minute - (clock.now() % (5 * minute)) + 1_000;
    await askAll(feeds, 0);
    const before = source.unchanged;
    clock.offsetMs += 90_000;
    await askAll(feeds, 0);
    expect(source.unchanged - before).toBe(boards.length);
    const first = await ask();
    expect(first.status).toBe(200);
    const second = await ask(first.etag);
    expect([second.status, second.text]).toEqual([304, '']);
  });

  test.each(feedTricks)(
    'that play "%s" put nothing false on the wall, and are named',
    async (trick) => {
      const fresh = feedsOf().feeds;
      clock.offsetMs += 2 * 60 * minute;
      await askAll(fresh);
      const good = await onWall();
      source.play(trick);
      // Asked for whole: what is named must not hide behind a 304.
      const { feeds, metrics } = feedsOf(configs({ everyMinutes: 4 }));
      await askAll(feeds, 61);
      const wall = await onWall();
      const known = new Map(
        good.map(({ key, station, value, atMs }) => [`${key} ${station}`, [value, atMs]]),
      );
      // What is still shown is what was good: the same number with the same time.
      for (const { key, station, value, atMs } of wall) {
        expect([value, atMs], `${key} ${station}`).toEqual(known.get(`${key} ${station}`));
      }
      const listed = await listFeeds(hub.store);
      const word = named[trick];
      for (const { name, outcome, refused, answeredAt, askedAt } of listed) {
        const said = [outcome, ...Object.keys(refused)];
        // In CSV nonsense is a table without our columns.
        const isTable = trick === 'garbage' && said.includes('notCsv');
        expect(said, name).toContain(isTable ? 'notCsv' : word);
        if (outcome !== 'read') expect(answeredAt).not.toBe(askedAt);
      }
      expect(metrics.text()).toMatch(/motcham_feed_(asks|refused)_total\{/);
      if (trick === 'huge') {
        // 50 MB are offered to each; a megabyte and what lies in buffers is what was taken of it.
        expect(source.hugeBytes).toBeLessThan(boards.length * 8 * 1024 * 1024);
      }
    },
  );

  test('that fail are asked ever more rarely, and at once when they are due again', async () => {
    const { feeds } = feedsOf(configs({ everyMinutes: 5 }).slice(0, 1));
    source.play('dead');
    const gaps: number[] = [];
    for (let turn = 0; turn < 8; turn += 1) {
      clock.offsetMs += 80 * minute;
      await feeds.askDue();
      const [listed] = (await listFeeds(hub.store)).filter(({ name }) =>
        name.endsWith('hanoi-air'),
      );
      gaps.push((Date.parse(listed?.nextAt ?? '') - clock.now()) / minute);
    }
    expect(gaps[0]).toBeLessThan(66);
    expect(gaps.at(-1)).toBeGreaterThan(50);
    expect(Math.max(...gaps)).toBeLessThan(67);
  });

  test('whose board has gone, or has another range, show nothing of it', async () => {
    const { feeds } = feedsOf();
    clock.offsetMs += 2 * 60 * minute;
    await askAll(feeds);
    expect((await onWall()).some(({ key }) => key === 'hanoi-air')).toBe(true);
    await publish(boards.filter(({ key }) => key !== 'hanoi-air'));
    expect((await onWall()).some(({ key }) => key === 'hanoi-air')).toBe(false);
    await askAll(feeds);
    const [gone] = (await listFeeds(hub.store)).filter(({ board }) => board === 'hanoi-air');
    expect(gone?.outcome).toBe('noBoard');
    expect(gone?.failures).toBe(0);
    // No fault of the source: as soon as some content has the board, it is asked.
    await publish(boards);
    clock.offsetMs += 15_000;
    await askAll(feeds);
    const [back] = (await listFeeds(hub.store)).filter(({ board }) => board === 'hanoi-air');
    expect(back?.outcome).not.toBe('noBoard');
    expect((await onWall()).some(({ key }) => key === 'hanoi-air')).toBe(true);
  });

  test('that are no longer in the file are on no wall', async () => {
    const other = await server.hub({
      databaseUrl,
      handsOver: false,
      clock: clock.now,
    });
    const reply = await fetch(other.url + hubPaths.readings);
    expect(await reply.json()).toEqual({ v: 1, boards: [] });
  });
});
