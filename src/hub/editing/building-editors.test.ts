import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildings as starterBuildings } from '../../content/buildings.ts';
import type { BuildingPage, Notice } from '../../domain/service/index.ts';
import { whoMay } from '../console/test-support/who-may.ts';
import { inviteFirst } from '../people/index.ts';
import { TestBrowser } from '../people/test-support.ts';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer } from '../test-support.ts';
import { listBodies, seedDocuments } from './index.ts';

let server: TestServer;
let hub: RunningHub;
let administrator: TestBrowser;
/** Of house A3 and nothing else. */
let keeper: TestBrowser;
let neighbour: TestBrowser;
let approver: TestBrowser;
const own = '00004/Tòa A3';
const other = '00004/Tòa B1';
const text = (vi: string, en: string) => ({ vi, en });

async function join(name: string, rights: Readonly<Record<string, unknown>>): Promise<TestBrowser> {
  const invited = await administrator.confirmed('POST', 'people', {
    ...{ name, isAdministrator: false },
    ...rights,
  });
  const browser = new TestBrowser(hub);
  expect((await browser.join(String(invited.body['path']), name)).status).toBe(200);
  return browser;
}

const page = (key: string, building: string): BuildingPage => ({
  ...(starterBuildings[0] as BuildingPage),
  key,
  building,
});
const notice = (id: string, more: Partial<Notice> = {}): Notice => ({
  id,
  title: text('Cắt nước tối nay', 'No water tonight'),
  body: [text('Từ 22 giờ đến 23 giờ.', 'From 22:00 to 23:00.')],
  from: text('Ban quản trị', 'Management board'),
  pictogram: 'news',
  publishedOn: '2026-11-22',
  ...more,
});
const put = (who: TestBrowser, path: string, revision: number, body: unknown) =>
  who.ask('PUT', `documents/${path}`, { revision, body });
const refusal = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  String(body['type'] ?? '')
    .split('/')
    .at(-1),
];
const rowsOf = async (who: TestBrowser, kind: string) =>
  (
    (await who.ask('GET', `documents?kind=${kind}`)).body['rows'] as unknown as readonly {
      id: string;
    }[]
  ).map(({ id }) => id);

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({ handsOver: false });
  administrator = new TestBrowser(hub);
  const { path } = await inTransaction(hub.store.pool, (client) => inviteFirst(client, Date.now()));
  expect((await administrator.join(path, 'Hà')).status).toBe(200);
  keeper = await join('Tổ trưởng A3', { roles: ['buildingEditor'], buildings: [own] });
  neighbour = await join('Tổ trưởng B1', { roles: ['buildingEditor'], buildings: [other] });
  approver = await join('Lan', { roles: ['approver'] });
  await seedDocuments(
    hub.store,
    [
      { kind: 'building', id: 'a3', body: page('a3', own) },
      { kind: 'building', id: 'b1', body: page('b1', other) },
      { kind: 'notice', id: 'city-news', body: notice('city-news') },
      {
        kind: 'notice',
        id: 'two-houses',
        body: notice('two-houses', { audience: { buildings: [own, other] } }),
      },
      {
        kind: 'notice',
        id: 'b1-news',
        body: notice('b1-news', { audience: { buildings: [other] } }),
      },
    ],
    Date.now(),
  );
}, 120_000);
afterAll(() => server?.stop(), 60_000);

describe('the right of a building', () => {
  it('is given with a building, and a building with the right', async () => {
    const ask = (rights: object) =>
      administrator.confirmed('POST', 'people', {
        ...{ name: 'Ai đó', isAdministrator: false },
        ...rights,
      });
    expect((await ask({ roles: ['buildingEditor'] })).status).toBe(400);
    expect((await ask({ roles: ['editor'], buildings: [own] })).status).toBe(400);
    await expect(
      hub.store.pool.query(
        `update people set roles = array['buildingEditor'] where name = 'Lan' returning id`,
      ),
    ).rejects.toThrow('people_buildings_go_with_the_role');
  });

  it('is told to the console of the person, and ends with the person', async () => {
    const { body } = await keeper.ask('GET', 'session');
    expect(body['person']).toMatchObject({ roles: ['buildingEditor'], buildings: [own] });
    const gone = await join('Đi rồi', { roles: ['buildingEditor'], buildings: [own] });
    const { body: listed } = await administrator.ask('GET', 'people');
    const people = listed['people'] as unknown as readonly { id: string; name: string }[];
    const id = people.find(({ name }) => name === 'Đi rồi')?.id ?? '';
    expect((await administrator.confirmed('DELETE', `people/${id}`)).status).toBe(200);
    expect((await gone.ask('GET', 'documents?kind=building')).status).toBe(401);
  });
});

describe('an editor of a building', () => {
  it('finds only what is their building’s, and no other kind', async () => {
    expect(await rowsOf(keeper, 'building')).toEqual(['a3']);
    expect(await rowsOf(keeper, 'notice')).toEqual([]);
    expect(await rowsOf(neighbour, 'notice')).toEqual(['b1-news']);
    for (const kind of ['place', 'procedure', 'season', 'word', 'emergency']) {
      expect(refusal(await keeper.ask('GET', `documents?kind=${kind}`))).toEqual([
        403,
        'role-needed',
      ]);
    }
  });

  it('is told of another building’s text what of one that is nowhere (IDOR)', async () => {
    const routes = Object.entries(whoMay).filter(([, { rows }]) => rows === 'building');
    expect(routes.length).toBeGreaterThan(7);
    for (const [route] of routes) {
      const [method = '', path = ''] = route.split(' ');
      const bodies: Readonly<Record<string, unknown>> = {
        PUT: { revision: 1, body: page('b1', own) },
        POST: { revision: 1, note: '' },
      };
      for (const place of [
        'building/b1',
        'building/nowhere',
        'notice/two-houses',
        'notice/city-news',
      ]) {
        // A page of the own building under a name that nobody has is not another's.
        if (method === 'PUT' && place === 'building/nowhere') continue;
        const at = path.replace(':kind/:id', place).replace(':revision', '1');
        const asked = `${at}${method === 'DELETE' && !at.endsWith('sent') ? '?revision=1' : ''}`;
        const body = at.endsWith('looking') ? {} : (bodies[method] ?? {});
        expect(refusal(await keeper.ask(method, asked, body)), `${method} ${asked}`).toEqual([
          404,
          'not-found',
        ]);
      }
    }
    expect((await listBodies(hub.store.pool)).find(({ id }) => id === 'b1')?.body).toEqual(
      page('b1', other),
    );
  });

  it('writes their page and says that it is ready; a second person of the city approves', async () => {
    const next = { ...page('a3', own), rules: [text('Không hút thuốc ở sảnh.', 'No smoking.')] };
    const saved = await put(keeper, 'building/a3', 1, next);
    expect([saved.status, saved.body]).toMatchObject([200, { revision: 2, errors: 0 }]);
    const { warnings } = saved.body as unknown as { warnings: number };
    const sent = await keeper.ask('POST', 'documents/building/a3/sent', {
      revision: 2,
      note: warnings > 0 ? 'Đã xem' : '',
    });
    expect(sent.status).toBe(200);
    const decide = { revision: 2, decision: 'approve', note: '' };
    const byKeeper = await keeper.ask('POST', 'documents/building/a3/review', decide);
    expect(refusal(byKeeper)).toEqual([403, 'role-needed']);
    expect((await approver.ask('POST', 'documents/building/a3/review', decide)).status).toBe(200);
    const bodies = await listBodies(hub.store.pool);
    expect(bodies.find(({ id }) => id === 'a3')?.body).toEqual(next);
  });

  it('does not approve their own with an approver’s role beside it', async () => {
    const both = await join('Cả hai', { roles: ['approver', 'buildingEditor'], buildings: [own] });
    const next = { ...page('a3', own), rules: [text('Giữ yên tĩnh.', 'Keep quiet.')] };
    const saved = await put(both, 'building/a3', 2, next);
    expect(saved.status).toBe(200);
    await both.ask('POST', 'documents/building/a3/sent', { revision: 3, note: 'Đã xem' });
    const decide = { revision: 3, decision: 'approve', note: '' };
    const asked = await both.ask('POST', 'documents/building/a3/review', decide);
    expect(refusal(asked)).toEqual([403, 'own-work']);
  });

  it('writes notices for their building, never for another, a ward or the city', async () => {
    const mine = notice('a3-water', { audience: { buildings: [own] } });
    expect((await put(keeper, 'notice/a3-water', 0, mine)).status).toBe(200);
    expect(await rowsOf(keeper, 'notice')).toEqual(['a3-water']);
    for (const audience of [undefined, { wards: ['00004'] }, { buildings: [own, other] }]) {
      const wider = { ...mine, audience };
      expect(refusal(await put(keeper, 'notice/a3-water', 1, wider))).toEqual([403, 'role-needed']);
      expect(refusal(await put(keeper, 'notice/a3-more', 0, { ...wider, id: 'a3-more' }))).toEqual([
        403,
        'role-needed',
      ]);
    }
    const moved = await put(keeper, 'building/a3', 3, page('a3', other));
    expect(refusal(moved)).toEqual([403, 'role-needed']);
    expect((await keeper.ask('DELETE', 'documents/notice/a3-water?revision=1')).status).toBe(200);
    // What they took out is still theirs to bring back, and nobody else's.
    expect(refusal(await put(neighbour, 'notice/a3-water', 2, mine))).toEqual([404, 'not-found']);
    expect((await put(keeper, 'notice/a3-water', 2, mine)).status).toBe(200);
  });

  it('makes no second page of a building: it would keep a release from being built', async () => {
    const saved = await put(keeper, 'building/a3-again', 0, page('a3-again', own));
    expect(saved.body).toMatchObject({ errors: 1 });
    const sent = await keeper.ask('POST', 'documents/building/a3-again/sent', {
      ...{ revision: 1, note: '' },
    });
    expect(refusal(sent)).toEqual([409, 'has-errors']);
  });

  it('is refused by the database itself, whatever the program thinks', async () => {
    const { rows } = await hub.store.pool.query<{ id: string }>(
      `select id from people where name = 'Tổ trưởng A3'`,
    );
    const id = rows[0]?.id;
    const write = (kind: string, key: string, body: unknown) =>
      hub.store.pool.query(
        `insert into document_revisions
            (kind, id, revision, body, digest, author, author_name, begun_at, edited_at)
          values ($1, $2, 90, $3, '', $4, 'A3', now(), now())`,
        [kind, key, body === null ? null : JSON.stringify(body), id],
      );
    const law = /author_may_write|no author of this/;
    await expect(write('building', 'b1', page('b1', own))).rejects.toThrow(law);
    await expect(write('building', 'b1', null)).rejects.toThrow(law);
    await expect(write('notice', 'city-news', null)).rejects.toThrow(law);
    await expect(write('notice', 'new-one', notice('new-one'))).rejects.toThrow(law);
    await expect(write('place', 'new-place', { key: 'new-place' })).rejects.toThrow(law);
    await expect(
      hub.store.pool.query(
        `update documents set sent_revision = 1, review = 'sent', sent_by = $1 where id = 'b1'`,
        [id],
      ),
    ).rejects.toThrow(law);
  });
});
