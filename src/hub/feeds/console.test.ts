import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boards } from '../../content/boards.ts';
import {
  type ListedSource,
  SourcesAnswerSchema,
  sourceFailures,
  sourceRefusals,
} from '../../domain/api/console/index.ts';
import { canonicalJson, type Json, toUtf8 } from '../../domain/basics/index.ts';
import { inviteFirst } from '../people/index.ts';
import { TestBrowser } from '../people/test-support.ts';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestClock, TestServer, testContent } from '../test-support.ts';
import { feedTricks, referenceFeeds, startReferenceFeed } from './reference/index.ts';
import type { RunningReferenceFeed } from './reference/reference-feed.ts';

const clock = new TestClock();
let server: TestServer;
let source: RunningReferenceFeed;
let hub: RunningHub;
let person: TestBrowser;
const [board] = boards;
const name = `reference-${board?.key}`;

async function read(): Promise<ListedSource> {
  const { status, body } = await person.ask('GET', 'feeds');
  expect(status).toBe(200);
  const { sources } = SourcesAnswerSchema.parse(body);
  const [only] = sources;
  expect(sources).toHaveLength(1);
  if (only === undefined) throw new Error('no source');
  return only;
}
/** Has it asked, and waits until the hub has. */
async function ask(): Promise<ListedSource> {
  clock.offsetMs += 61_000;
  const before = source.asked;
  const { status } = await person.ask('POST', `feeds/${name}/ask`, {});
  expect(status).toBe(200);
  const sinceMs = clock.now();
  await expect.poll(() => source.asked).toBeGreaterThan(before);
  let now: ListedSource | undefined;
  await expect
    .poll(async () => {
      now = await read();
      return now.nextMs > sinceMs + 61_000;
    })
    .toBe(true);
  if (now === undefined) throw new Error('nothing was read');
  return now;
}

beforeAll(async () => {
  server = await TestServer.start();
  source = await startReferenceFeed(boards, { clock: clock.now, slowMs: 5_000 });
  hub = await server.hub({
    feeds: referenceFeeds(source.url, boards.slice(0, 1), {
      limits: { timeoutMs: 1_000 },
      everyMinutes: 600,
    }),
    limits: { signIn: { burst: 1e6, perSecond: 1e6 } },
    clock: clock.now,
  });
  const bytes = toUtf8(canonicalJson([...boards] as unknown as Json));
  const content = testContent('feeds');
  await hub.publish({
    ...content,
    sections: [...content.sections, { kind: 'boards', key: '', bytes }],
  });
  person = new TestBrowser(hub);
  const { path } = await inTransaction(hub.store.pool, (client) => inviteFirst(client, Date.now()));
  expect((await person.join(path, 'Hà')).status).toBe(200);
});
afterAll(async () => {
  await source?.close();
  await server?.stop();
});

describe('the page of feeds', () => {
  test('tells the last good number of a feed, its board and its station', async () => {
    await expect.poll(async () => (await read()).outcome, { timeout: 30_000 }).toBe('read');
    const one = await read();
    expect(one).toMatchObject({
      ...{ name, gives: 'numbers', isAsked: true, isTrial: true, failures: 0, refused: {} },
      board: {
        key: board?.key,
        title: board?.title,
        oldAfterMs: (board?.oldAfterMinutes ?? 0) * 60_000,
        goneAfterMs: (board?.goneAfterHours ?? 0) * 3_600_000,
      },
      last: { unit: board?.unit },
    });
    expect(board?.stations.map(({ name: of }) => of)).toContainEqual(one.last?.stationName);
    expect(one.last?.atMs).toBeLessThanOrEqual(clock.now());
    expect(one.taken).toBeGreaterThan(0);
  });

  test('names every trick that a source can play, and keeps the last good number', async () => {
    const good = (await read()).last;
    for (const trick of feedTricks) {
      source.play(trick);
      const { outcome, refused, failures, last } = await ask();
      const hasFailed = outcome !== 'read' && outcome !== 'unchanged';
      const named = hasFailed ? [outcome ?? ''] : Object.keys(refused);
      const sentences: readonly string[] = hasFailed ? sourceFailures : sourceRefusals;
      expect([trick, named.length]).toEqual([trick, 1]);
      expect([
        trick,
        named.every((one) => sentences.includes(one) || /^status-\d{3}$/.test(one)),
      ]).toEqual([trick, true]);
      expect([trick, failures > 0]).toEqual([trick, hasFailed]);
      expect([trick, last]).toEqual([trick, good]);
    }
    source.play(undefined);
    const well = await ask();
    expect([well.outcome, well.failures]).toEqual(['read', 0]);
    expect(well.last?.atMs).toBeGreaterThan(good?.atMs ?? 0);
  });

  test('leaves a source alone for a minute, whoever presses, and tells the log who did', async () => {
    clock.offsetMs += 61_000;
    const before = source.asked;
    expect((await person.ask('POST', `feeds/${name}/ask`, {})).status).toBe(200);
    await expect.poll(() => source.asked).toBe(before + 1);
    expect((await person.ask('POST', `feeds/${name}/ask`, {})).status).toBe(409);
    expect((await person.ask('POST', 'feeds/nobody/ask', {})).status).toBe(404);
    const { rows } = await hub.store.pool.query<{ said: unknown }>(
      `select body::jsonb as said from audit_lines where body like '%feed.ask%'
        order by seq desc nulls first limit 1`,
    );
    expect(rows[0]?.said).toMatchObject({ what: 'feed.ask', subject: name });
  });
});
