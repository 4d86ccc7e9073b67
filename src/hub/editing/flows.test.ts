import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { starterContent, starterGuides } from '../../content/index.ts';
import { DocumentListSchema } from '../../domain/api/console/index.ts';
import type { Flow } from '../../domain/guide/index.ts';
import { inviteFirst } from '../people/index.ts';
import { TestBrowser } from '../people/test-support.ts';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { flowTitles } from '../store/migrations/100-flow-titles.ts';
import { TestServer } from '../test-support.ts';
import { seedDocuments } from './index.ts';

let server: TestServer;
let hub: RunningHub;
let editor: TestBrowser;
const flow = starterGuides().find(({ id }) => id === 'id-card') as Flow;
const path = 'documents/flow/id-card';
let revision = 0;

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub();
  const administrator = new TestBrowser(hub);
  const { path: link } = await inTransaction(hub.store.pool, (client) =>
    inviteFirst(client, Date.now()),
  );
  await administrator.join(link, 'Hà');
  const body = { name: 'Minh', roles: ['editor'], isAdministrator: false };
  const invited = await administrator.confirmed('POST', 'people', body);
  editor = new TestBrowser(hub);
  await editor.join(String(invited.body['path']), 'Minh');
  const wanted = new Set(flow.services);
  await seedDocuments(
    hub.store,
    starterContent()
      .services.filter(({ code }) => wanted.has(code))
      .map((one) => ({ kind: 'procedure' as const, id: one.code, body: one })),
    Date.now(),
  );
});
afterAll(async () => {
  await server?.stop();
});

/** Saves, and says what the hub counted. */
async function save(body: unknown) {
  const answer = await editor.ask('PUT', path, { revision, body });
  expect(answer.status).toBe(200);
  revision = Number(answer.body['revision']);
  return { errors: Number(answer.body['errors']), warnings: Number(answer.body['warnings']) };
}
const send = () => editor.ask('POST', `${path}/sent`, { revision, note: 'Đã xem' });

/** Twenty questions of twelve answers, and lists that read all of them: past any bound. */
function endless(): unknown {
  const names = Array.from({ length: 20 }, (_, index) => `x${index}`);
  const values = Array.from({ length: 12 }, (_, index) => `v${index}`);
  const states = names.map((name, index) => [
    `q.${name}`,
    {
      kind: 'choice',
      var: name,
      title: 't',
      options: values.map((value) => ({ value, label: 't' })),
      next: [{ to: index < 19 ? `q.x${index + 1}` : 'o.end' }],
    },
  ]);
  const line = (shift: number) => ({
    item: 'n',
    when: { or: names.map((name, index) => ({ eq: [name, values[(index + shift) % 12]] })) },
  });
  const words = { t: 'Câu này', n: 'Ghi chú' };
  return {
    ...flow,
    facts: {},
    invariants: [],
    tests: [],
    vars: Object.fromEntries(names.map((name) => [name, { enum: values, class: 'quasi' }])),
    start: 'q.x0',
    states: {
      ...Object.fromEntries(states),
      'o.end': { kind: 'outcome', title: 't', checklist: 'L.a' },
    },
    items: { n: { kind: 'note', label: 'n' } },
    lists: { 'L.a': Array.from({ length: 40 }, (_, index) => line(index)) },
    texts: { vi: words, en: words },
  };
}

describe('a flow that an editor saves', () => {
  it('is called by its title in a list, and so is one that was listed by its id', async () => {
    const other = starterGuides().find(({ id }) => id === 'birth');
    await seedDocuments(hub.store, [{ kind: 'flow', id: 'birth', body: other }], Date.now());
    const title = async () => {
      const { body } = await editor.ask('GET', 'documents?kind=flow');
      const { rows } = DocumentListSchema.parse(body);
      return rows.find(({ id }) => id === 'birth')?.title;
    };
    expect(await title()).toBe('Đăng ký khai sinh');
    await hub.store.pool.query(`update documents set title = id where kind = 'flow'`);
    expect(await title()).toBe('birth');
    await flowTitles.up(hub.store.db as Kysely<unknown>);
    expect(await title()).toBe('Đăng ký khai sinh');
  });

  it('is proved with the catalogue as it is, and goes on its way', async () => {
    expect(await save(flow)).toEqual({ errors: 0, warnings: 0 });
    expect((await send()).status).toBe(200);
  });

  const item = Object.entries(flow.items ?? {}).find(
    ([, one]) => one.kind === 'paper' && one.evidence,
  );
  const [question] = Object.entries(flow.states);
  it.each<[string, string, (draft: Flow) => unknown]>([
    [
      'REF',
      'a paper that its record does not have',
      (draft) => ({
        ...draft,
        items: {
          ...draft.items,
          [String(item?.[0])]: { ...item?.[1], evidence: { service: '1.014061', key: 'khong-co' } },
        },
      }),
    ],
    [
      'REF',
      'a record that there is not',
      (draft) => ({ ...draft, services: [...(draft.services ?? []), '9.999999'] }),
    ],
    [
      'FIT',
      'an option of ten lines',
      (draft) => {
        const state = question?.[1];
        const label = state && 'options' in state ? String(state.options[0]?.label) : '';
        const long = 'Giấy tờ này dài. '.repeat(30).trim();
        return { ...draft, texts: { ...draft.texts, vi: { ...draft.texts['vi'], [label]: long } } };
      },
    ],
    ['GAP', 'no routes', (draft) => withNext(draft, [])],
    ['LOOP', 'a circle', (draft) => withNext(draft, [{ to: draft.start }])],
    ['SCHEMA', 'an unknown field', (draft) => ({ ...draft, onload: 'alert(1)' })],
    [
      'SCHEMA',
      'markup',
      (draft) => ({
        ...draft,
        texts: { ...draft.texts, vi: { ...draft.texts['vi'], x: '<img src=x onerror=1>' } },
      }),
    ],
    [
      'SCHEMA',
      'a variable __proto__',
      (draft) => ({
        ...draft,
        vars: JSON.parse('{"__proto__":{"enum":["a","b"],"class":"quasi"}}'),
      }),
    ],
    ['SIZE', 'more configurations than anybody walks', () => endless()],
  ])('%s: %s is kept as a draft and never sent', async (_code, _what, spoil) => {
    const saved = editor.ask('PUT', path, { revision, body: spoil(flow) });
    // Kiosks are answered while somebody's flow is examined.
    const alive = await fetch(new URL('/hub/health', hub.url));
    expect(alive.status).toBeLessThan(500);
    const answer = await saved;
    expect(answer.status).toBe(200);
    revision = Number(answer.body['revision']);
    expect(Number(answer.body['errors'])).toBeGreaterThan(0);
    const sent = await send();
    expect([sent.status, String(sent.body['type']).split('/').at(-1)]).toEqual([409, 'has-errors']);
  });

  it('that is published already needs a higher version for anything else', async () => {
    const path = 'documents/flow/marriage';
    const published = starterGuides().find(({ id }) => id === 'marriage') as Flow;
    await seedDocuments(hub.store, [{ kind: 'flow', id: 'marriage', body: published }], Date.now());
    const changed = { ...published, sources: published.sources.slice().reverse() };
    const errorsOf = async (revision: number, body: unknown) =>
      Number((await editor.ask('PUT', path, { revision, body })).body['errors']);
    const same = await errorsOf(1, published);
    expect(await errorsOf(1, changed)).toBe(same + 1);
    expect(await errorsOf(2, { ...changed, version: published.version + 1 })).toBe(same);
  });

  it('of 5 MB is not taken at all', async () => {
    const body = { ...flow, texts: { vi: { x: 'x'.repeat(5_000_000) } } };
    const answer = await editor.ask('PUT', path, { revision, body });
    expect([413, 400]).toContain(answer.status);
  });
});

function withNext(draft: Flow, next: unknown): unknown {
  const state = draft.states[draft.start];
  return { ...draft, states: { ...draft.states, [draft.start]: { ...state, next } } };
}
