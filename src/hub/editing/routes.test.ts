import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteFirst } from '../people/index.ts';
import { TestBrowser } from '../people/test-support.ts';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer } from '../test-support.ts';
import { seedDocuments } from './index.ts';

let server: TestServer;
let hub: RunningHub;
let administrator: TestBrowser;
let editor: TestBrowser;
let viewer: TestBrowser;

async function join(name: string, roles: readonly string[]): Promise<TestBrowser> {
  const body = { name, roles, isAdministrator: false };
  const invited = await administrator.confirmed('POST', 'people', body);
  const browser = new TestBrowser(hub);
  expect((await browser.join(String(invited.body['path']), name)).status).toBe(200);
  return browser;
}

const place = (name: string) => ({
  key: 'thu',
  kind: 'servicePoint',
  name: { vi: name, en: `Test point ${name}` },
  address: { kind: 'unknown' },
  hours: { kind: 'unknown' },
  source: { vi: 'Thử', en: 'Test' },
});
const path = 'documents/place/thu';
const searchCount = {
  key: 'search.count',
  vi: '{{count}} thủ tục',
  en: '{{count}} procedures',
  enOne: '{{count}} procedure',
};

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({ frameWords: [searchCount] });
  administrator = new TestBrowser(hub);
  const { path: link } = await inTransaction(hub.store.pool, (client) =>
    inviteFirst(client, Date.now()),
  );
  expect((await administrator.join(link, 'Hà')).status).toBe(200);
  editor = await join('Minh', ['editor']);
  viewer = await join('Lan', ['viewer']);
  await seedDocuments(hub.store, [{ kind: 'place', id: 'thu', body: place('Một') }], Date.now());
}, 60_000);
afterAll(() => server?.stop(), 60_000);

describe('documents over the wire', () => {
  it('are closed to who is not signed in, and not written without the role', async () => {
    const nobody = new TestBrowser(hub);
    expect((await nobody.ask('GET', 'documents?kind=place')).status).toBe(401);
    expect((await viewer.ask('GET', 'documents?kind=place')).status).toBe(200);
    const refused = await viewer.ask('PUT', path, { revision: 1, body: place('Hai') });
    expect(refused.status).toBe(403);
    expect((await viewer.ask('DELETE', `${path}?revision=1`)).status).toBe(403);
  });

  it('are read, written, refused on an older revision, taken out and brought back', async () => {
    const read = await editor.ask('GET', path);
    expect(read.body).toMatchObject({ revision: 1, body: place('Một'), published: place('Một') });
    const saved = await editor.ask('PUT', path, { revision: 1, body: place('Hai') });
    expect(saved.body).toEqual({ revision: 2, errors: 0, warnings: 0 });
    const late = await editor.ask('PUT', path, { revision: 1, body: place('Ba') });
    expect([late.status, late.body['revision'], late.body['editedBy']]).toEqual([409, 2, 'Minh']);
    expect(String(late.body['type'])).toMatch(/edited-meanwhile$/);
    expect((await editor.ask('DELETE', `${path}?revision=2`)).body).toMatchObject({ revision: 3 });
    expect((await viewer.ask('GET', 'document-changes')).body['changes']).toEqual([]);
    expect((await editor.ask('POST', `${path}/sent`, { revision: 3, note: '' })).status).toBe(200);
    const changes = await viewer.ask('GET', 'document-changes');
    expect(changes.body['changes']).toMatchObject([{ id: 'thu', status: 'removed', body: null }]);
    const back = await editor.ask('PUT', path, { revision: 3, body: place('Một') });
    expect(back.body).toMatchObject({ revision: 4 });
    // The removal was sent; that it was undone is sent too.
    expect((await viewer.ask('GET', 'document-changes')).body['changes']).toHaveLength(1);
    expect((await editor.ask('POST', `${path}/sent`, { revision: 4, note: '' })).status).toBe(200);
    expect((await viewer.ask('GET', 'document-changes')).body['changes']).toEqual([]);
    const old = await viewer.ask('GET', `${path}/history/2`);
    expect(old.body['body']).toEqual(place('Hai'));
  });

  it('name who else looks on', async () => {
    await viewer.ask('POST', `${path}/looking`);
    const { body } = await editor.ask('POST', `${path}/looking`);
    expect(body['others']).toEqual(['Lan']);
  });

  it.each([
    ['documents/place/..%2fx', { revision: 0, body: {} }, 400],
    ['documents/other/x', { revision: 0, body: {} }, 400],
    ['documents/place/xx', { revision: -1, body: {} }, 400],
    ['documents/place/xx', { revision: 0, body: null }, 400],
    ['documents/place/xx', { revision: 0, body: {}, more: 1 }, 400],
    ['documents/place/xx', { revision: 0, body: { a: 'x'.repeat(600_000) } }, 413],
  ])('refuse %s', async (where, body, status) => {
    expect((await editor.ask('PUT', where, body)).status).toBe(status);
    expect((await editor.ask('GET', 'documents/place/xx')).status).toBe(404);
  });
});

describe("words of the kiosk's screens", () => {
  const word = 'documents/word/search.count';
  const { key, ...shipped } = searchCount;
  const written = { key, ...shipped, vi: 'Có {{count}} thủ tục', en: '{{count}} found', shipped };
  const rows = async () => (await viewer.ask('GET', 'words')).body['rows'];

  it('are the shipped ones until somebody writes others, and again after that is taken out', async () => {
    expect(await rows()).toEqual([
      { shipped: searchCount, own: null, state: 'approved', revision: 0, isSame: true },
    ]);
    const saved = await editor.ask('PUT', word, { revision: 0, body: written });
    expect(saved.body).toMatchObject({ revision: 1, errors: 0 });
    expect(await rows()).toMatchObject([{ own: { vi: written.vi }, state: 'new', isSame: false }]);
    expect((await editor.ask('POST', `${word}/sent`, { revision: 1, note: '' })).status).toBe(200);
    const { body } = await viewer.ask('GET', 'document-changes');
    expect(body['changes']).toMatchObject([{ kind: 'word', id: key, body: { vi: written.vi } }]);
    expect((await editor.ask('DELETE', `${word}?revision=1`)).status).toBe(200);
    expect(await rows()).toMatchObject([{ own: null, isSame: true }]);
  });

  it('are not sent with other values, or over words that the kiosk does not bring', async () => {
    const at = async () => {
      const { body } = await editor.ask('GET', word);
      return Number(body['revision']);
    };
    const saveAndSend = async (next: object) => {
      await editor.ask('PUT', word, { revision: await at(), body: next });
      return editor.ask('POST', `${word}/sent`, { revision: await at(), note: 'vì thế' });
    };
    const other = await saveAndSend({ ...written, vi: 'Có {{sum}} thủ tục' });
    expect(String(other.body['type'])).toMatch(/has-errors$/);
    const forged = { ...written, vi: 'Có {{sum}} thủ tục', shipped: { ...shipped, vi: '{{sum}}' } };
    expect((await saveAndSend(forged)).status).toBe(409);
  });
});
