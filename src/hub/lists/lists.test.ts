import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningHub } from '../running-hub.ts';
import { TestClock, TestServer } from '../test-support.ts';
import { ListConfigSchema, Lists, listLists } from './index.ts';
import {
  type RunningReferenceList,
  referenceLists,
  startReferenceList,
} from './reference/index.ts';

const hour = 3_600_000;

describe('lists of other systems', () => {
  let server: TestServer;
  let hub: RunningHub;
  let city: RunningReferenceList;
  const clock = new TestClock();

  const listsOf = () => {
    const [json, , , news] = referenceLists(city.url).map((one) => ListConfigSchema.parse(one));
    const parts = { clock: clock.now, log: hub.log, secrets: {} };
    return new Lists(
      [json, news].flatMap((one) => one ?? []),
      hub.store,
      parts,
    );
  };
  async function askAll(): Promise<void> {
    const lists = listsOf();
    clock.offsetMs += 30 * hour;
    for (let turn = 0; await lists.askDue(); turn += 1) expect(turn).toBeLessThan(5);
  }
  const drafts = async (kind: string) => {
    const { rows } = await hub.store.pool.query<{
      id: string;
      author_name: string;
      errors: number;
    }>('select id, author_name, errors from documents where kind = $1 order by id', [kind]);
    return rows;
  };
  const told = async (name: string) =>
    (await listLists(hub.store)).find((one) => one.name === name);

  beforeAll(async () => {
    server = await TestServer.start();
    city = await startReferenceList({ nowMs: clock.now });
    hub = await server.hub({
      databaseUrl: await server.newDatabase(),
      handsOver: false,
      clock: clock.now,
    });
  });
  afterAll(async () => {
    await city?.close();
    await server?.stop();
  });

  test('become drafts in their own name; news without English cannot be sent as it is', async () => {
    await askAll();
    const places = await drafts('place');
    expect(places).toHaveLength(12);
    expect(places.every((one) => one.author_name === 'list trial-json')).toBe(true);
    const news = await drafts('notice');
    expect(news).toHaveLength(3);
    expect(news.every(({ errors }) => errors > 0)).toBe(true);
    expect(await told('trial-json')).toMatchObject({ outcome: 'read', counts: { new: 12 } });
  });

  test('say the same again and change nothing', async () => {
    await askAll();
    expect(await told('trial-json')).toMatchObject({ counts: { new: 0, same: 12 } });
  });

  test('write over nobody', async () => {
    const mine = { key: 'trial-json-hn-0', kind: 'parking', name: { vi: 'Của tôi', en: 'Mine' } };
    await hub.store.pool.query(
      `with next as (
        insert into document_revisions (kind, id, revision, body, digest, author_name, begun_at, edited_at)
        values ('place', 'trial-json-hn-0', 2, $1, 'x', 'Lan', now(), now()) returning revision)
      update documents set revision = 2, author_name = 'Lan'
        where kind = 'place' and id = 'trial-json-hn-0'`,
      [JSON.stringify(mine)],
    );
    await askAll();
    expect(await told('trial-json')).toMatchObject({ counts: { same: 11, left: 1 } });
  });

  test('that fail are named and asked more rarely; what they gave stays', async () => {
    for (const [trick, outcome] of [
      ['huge', 'tooLarge'],
      ['html', 'html'],
      ['error', 'status-503'],
    ] as const) {
      city.play(trick);
      await askAll();
      expect(await told('trial-json')).toMatchObject({ outcome });
    }
    expect(await told('trial-json')).toMatchObject({ failures: 3 });
    expect(await drafts('place')).toHaveLength(12);
    city.play(undefined);
  });

  test('are asked once by two processes', async () => {
    clock.offsetMs += 40 * hour;
    const turns = await Promise.all([listsOf(), listsOf()].map((lists) => lists.askDue()));
    const rest = await listsOf().askDue();
    expect([...turns, rest].filter(Boolean)).toHaveLength(2);
  });
});
