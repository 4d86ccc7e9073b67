import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { starterContent, starterLexicon, toSections } from '../../content/index.ts';
import { loadIndex, search } from '../../domain/search/index.ts';
import type { PublicService } from '../../domain/service/index.ts';
import { inviteFirst } from '../people/index.ts';
import { TestBrowser } from '../people/test-support.ts';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer } from '../test-support.ts';
import { listBodies, listChanges, markPublished, seedDocuments } from './index.ts';

let server: TestServer;
let hub: RunningHub;
let administrator: TestBrowser;
let editor: TestBrowser;
let approver: TestBrowser;
let both: TestBrowser;
const catalogue = starterContent();
const birth = catalogue.services.find(({ code }) => code === '1.001193') as PublicService;

async function join(name: string, roles: readonly string[]): Promise<TestBrowser> {
  const body = { name, roles, isAdministrator: false };
  const invited = await administrator.confirmed('POST', 'people', body);
  const browser = new TestBrowser(hub);
  expect((await browser.join(String(invited.body['path']), name)).status).toBe(200);
  return browser;
}

const place = (name: string, english = 'Test point') => ({
  key: 'thu',
  kind: 'servicePoint',
  name: { vi: name, en: english },
  address: { kind: 'unknown' },
  hours: { kind: 'unknown' },
  source: { vi: 'Thử', en: 'Test' },
});
const path = 'documents/place/thu';
const put = (revision: number, body: unknown, who = editor) =>
  who.ask('PUT', path, { revision, body });
const send = (revision: number, note = '', who = editor) =>
  who.ask('POST', `${path}/sent`, { revision, note });
const review = (who: TestBrowser, revision: number, decision: string, note = '') =>
  who.ask('POST', `${path}/review`, { revision, decision, note });
const codeOf = ({ body }: { readonly body: Record<string, unknown> }) =>
  String(body['type']).split('/').at(-1);
const bodyOf = async (id: string) =>
  (await listBodies(hub.store.pool)).find((one) => one.id === id)?.body;

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub();
  administrator = new TestBrowser(hub);
  const { path: link } = await inTransaction(hub.store.pool, (client) =>
    inviteFirst(client, Date.now()),
  );
  expect((await administrator.join(link, 'Hà')).status).toBe(200);
  editor = await join('Minh', ['editor']);
  approver = await join('Lan', ['approver']);
  both = await join('Bình', ['editor', 'approver']);
  await seedDocuments(
    hub.store,
    [
      { kind: 'place', id: 'thu', body: place('Một') },
      { kind: 'procedure', id: birth.code, body: birth },
    ],
    Date.now(),
  );
}, 60_000);
afterAll(() => server?.stop(), 60_000);

describe('a draft on its way to residents', () => {
  it('is in no release before somebody says that it is ready, and what is typed after is not', async () => {
    expect((await put(1, place('Hai', 'Two'))).status).toBe(200);
    expect(await bodyOf('thu')).toEqual(place('Một'));
    expect((await send(2)).status).toBe(200);
    expect(await bodyOf('thu')).toEqual(place('Hai', 'Two'));
    expect((await put(2, place('Ba gõ d', 'Three'))).status).toBe(200);
    expect(await bodyOf('thu')).toEqual(place('Hai', 'Two'));
    const { body } = await editor.ask('GET', path);
    expect(body['review']).toMatchObject({ state: 'sent', revision: 2, sentBy: 'Minh' });
  });

  it('comes back with an answer, and then waits in no release', async () => {
    expect((await review(editor, 2, 'approve')).status).toBe(403);
    const late = await review(approver, 3, 'approve');
    expect([late.status, codeOf(late)]).toEqual([409, 'edited-meanwhile']);
    expect((await review(approver, 2, 'return', 'Thiếu số nhà.')).status).toBe(200);
    expect(await bodyOf('thu')).toEqual(place('Một'));
    const { body } = await editor.ask('GET', path);
    expect(body['review']).toMatchObject({
      state: 'returned',
      reviewedBy: 'Lan',
      answer: 'Thiếu số nhà.',
    });
  });

  it('is approved by nobody who wrote in it, whatever their roles', async () => {
    expect((await put(3, place('Bốn', 'Four'), both)).status).toBe(200);
    expect((await put(4, place('Năm', 'Five'))).status).toBe(200);
    expect((await send(5)).status).toBe(200);
    const own = await review(both, 5, 'approve');
    expect([own.status, codeOf(own)]).toEqual([403, 'own-work']);
    expect((await review(approver, 5, 'approve', 'Đúng.')).status).toBe(200);
    expect(await listChanges(hub.store.pool)).toMatchObject([
      { id: 'thu', revision: 5, body: place('Năm', 'Five'), review: { state: 'approved' } },
    ]);
  });

  it('is through when residents see it, and can be taken back before', async () => {
    await inTransaction(hub.store.pool, (client) =>
      markPublished(client, [{ kind: 'place', id: 'thu', revision: 5 }]),
    );
    expect((await editor.ask('GET', path)).body['review']).toBeUndefined();
    expect((await put(5, place('Sáu', 'Six'))).status).toBe(200);
    expect((await send(6)).status).toBe(200);
    expect((await editor.ask('DELETE', `${path}/sent`)).status).toBe(200);
    expect(await listChanges(hub.store.pool)).toEqual([]);
    expect((await editor.ask('DELETE', `${path}/sent`)).status).toBe(409);
  });

  it('does not leave with an error, and not with a warning without its reason (P2)', async () => {
    expect((await put(6, place('Bảy', ''))).status).toBe(200);
    const wrong = await send(7);
    expect([wrong.status, codeOf(wrong)]).toEqual([409, 'has-errors']);
    const where = `documents/procedure/${birth.code}`;
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const body = { ...birth, upkeep: { ...birth.upkeep, recheckBy: soon } };
    expect((await editor.ask('PUT', where, { revision: 1, body })).status).toBe(200);
    const sent = (note: string) => editor.ask('POST', `${where}/sent`, { revision: 2, note });
    const silent = await sent(' ');
    expect([silent.status, codeOf(silent)]).toEqual([409, 'reason-needed']);
    expect((await sent('Đã hỏi phường, tuần sau so lại.')).status).toBe(200);
    const [change] = await listChanges(hub.store.pool);
    expect(change?.review?.note).toBe('Đã hỏi phường, tuần sau so lại.');
  });

  it('says what names it before it is taken out', async () => {
    const synonym = { words: 'giay ra doi', service: birth.code };
    expect((await editor.ask('POST', 'insight/synonyms', synonym)).status).toBe(200);
    const { body } = await editor.ask('GET', `documents/procedure/${birth.code}/uses`);
    expect(body['uses']).toEqual([
      { kind: 'synonym', id: `giay-ra-doi.${birth.code}`, title: 'giay ra doi' },
    ]);
    const none = await editor.ask('GET', 'documents/procedure/9.999999/uses');
    expect(none.body['uses']).toEqual([]);
  });
});

it('a synonym chosen in insight makes its words find the procedure', async () => {
  const words = 'be moi ra lo';
  const built = async () => {
    const bodies = await listBodies(hub.store.pool);
    const services = bodies.flatMap(({ kind, body }) =>
      kind === 'procedure' ? [body as PublicService] : [],
    );
    const known = new Set(services.map(({ code }) => code));
    const others = catalogue.services.filter(({ code }) => !known.has(code));
    const sections = await toSections(
      { ...catalogue, services: [...services, ...others] },
      starterLexicon,
    );
    const section = sections.find(({ kind }) => kind === 'search');
    if (section === undefined) throw new Error('no search section');
    return search(loadIndex(section.bytes), words).hits[0]?.code;
  };
  expect(await built()).not.toBe(birth.code);
  const asked = await editor.ask('POST', 'insight/synonyms', { words, service: birth.code });
  expect(asked.status).toBe(200);
  expect(await built()).toBe(birth.code);
  const dropped = await editor.ask('DELETE', `insight/synonyms/${String(asked.body['id'])}`);
  expect(dropped.status).toBe(200);
  expect(await built()).not.toBe(birth.code);
});

it('tells how the English of every text stands, and leaves the register out', async () => {
  const { status, body } = await editor.ask('GET', 'translations?state=missing');
  expect(status).toBe(200);
  // `Bảy` was saved without English above.
  expect(body['rows']).toMatchObject([
    { kind: 'place', id: 'thu', path: 'name', vi: 'Bảy', state: 'missing' },
  ]);
  expect((await editor.ask('GET', 'translations?state=nothing')).status).toBe(400);
});
