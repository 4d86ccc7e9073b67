import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { starterContent } from '../../content/index.ts';
import type { DocumentKind } from '../../domain/check/index.ts';
import { inTransaction, openStore, type Store, storeLimits } from '../store/index.ts';
import { TestServer } from '../test-support.ts';
import {
  findDocument,
  findRevision,
  listBodies,
  listChanges,
  listDocuments,
  listHistory,
  listWithdrawn,
  markPublished,
} from './read-documents.ts';
import { sendDocument } from './review-document.ts';
import { type Author, type Save, saveDocument } from './save-document.ts';
import { seedDocuments } from './seed-documents.ts';

let server: TestServer;
let store: Store;
const startMs = Date.parse('2026-11-22T03:00:00Z');
const hà: Author = { id: '0198f2aa-0000-7000-8000-000000000001', name: 'Trần Thu Hà' };
const bình: Author = { id: '0198f2aa-0000-7000-8000-000000000002', name: 'Phạm Bình' };

beforeAll(async () => {
  server = await TestServer.start();
  store = await openStore({ url: await server.newDatabase() }, storeLimits);
  // The database takes texts of editors only.
  for (const { id, name } of [hà, bình]) {
    await store.pool.query(
      `insert into people (id, name, roles, is_administrator, state, created_at)
        values ($1, $2, array['editor'], false, 'active', now())`,
      [id, name],
    );
  }
}, 60_000);
afterAll(async () => {
  await store?.close();
  await server?.stop();
}, 60_000);

const place = (key: string, name = 'Điểm phục vụ Thử') => ({
  key,
  kind: 'servicePoint',
  name: { vi: name, en: `Test point ${name}` },
  address: { kind: 'unknown' },
  hours: { kind: 'unknown' },
  source: { vi: 'Thử', en: 'Test' },
});
const save = (what: Omit<Save, 'kind'> & { kind?: DocumentKind }, who = hà, atMs = startMs) =>
  inTransaction(store.pool, (client) =>
    saveDocument(client, { kind: 'place', ...what }, who, { nowMs: atMs, today: '2026-11-22' }),
  );
const send = (id: string, revision: number) =>
  inTransaction(store.pool, (client) =>
    sendDocument(client, { kind: 'place', id, revision, note: '' }, hà, {
      nowMs: startMs,
      today: '2026-11-22',
    }),
  );
const rowOf = async (id: string, kind: DocumentKind = 'place') =>
  (await listDocuments(store.pool, kind)).find((row) => row.id === id);

describe('seeding', () => {
  it('brings content as published, once, and never over what an editor wrote', async () => {
    const documents = starterContent()
      .services.slice(0, 250)
      .map((body) => ({ kind: 'procedure' as const, id: body.code, body }));
    expect(await seedDocuments(store, documents, startMs)).toBe(250);
    const [first] = documents;
    if (first === undefined) throw new Error('no starter content');
    const edited = { ...first.body, shortName: { vi: 'Tên khác hẳn', en: 'Another name' } };
    await save({ kind: 'procedure', id: first.id, revision: 1, body: edited });
    expect(await seedDocuments(store, documents, startMs)).toBe(0);
    const rows = await listDocuments(store.pool, 'procedure');
    expect(rows).toHaveLength(250);
    expect(rows.filter(({ status }) => status !== 'published').map(({ id }) => id)).toEqual([
      first.id,
    ]);
    const found = await findDocument(store.pool, 'procedure', first.id);
    expect([found?.body, found?.published]).toEqual([edited, first.body]);
  });
});

describe('a document', () => {
  it('is refused to whoever stands on an older revision, and nothing is lost', async () => {
    expect(await save({ id: 'a', revision: 0, body: place('a', 'Một') })).toMatchObject({
      ok: true,
      value: { revision: 1 },
    });
    expect(await save({ id: 'a', revision: 1, body: place('a', 'Hai') }, bình)).toMatchObject({
      ok: true,
    });
    expect(await save({ id: 'a', revision: 1, body: place('a', 'Ba') })).toEqual({
      ok: false,
      error: { kind: 'editedMeanwhile', revision: 2, editedBy: bình.name },
    });
    expect((await findDocument(store.pool, 'place', 'a'))?.body).toEqual(place('a', 'Hai'));
    expect((await findRevision(store.pool, 'place', 'a', 1))?.body).toEqual(place('a', 'Một'));
  });

  it('takes one of many that save at once', async () => {
    const made = await Promise.all(
      ['x', 'y', 'z'].map((name) => save({ id: 'b', revision: 0, body: place('b', name) })),
    );
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    const changed = await Promise.all(
      ['q', 'r', 's'].map((name) => save({ id: 'b', revision: 1, body: place('b', name) }, bình)),
    );
    expect(changed.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await rowOf('b'))?.revision).toBe(2);
  });

  it('keeps one revision of a run of autosaves, and each that another person or a pause ended', async () => {
    await save({ id: 'c', revision: 0, body: place('c', '1') });
    for (const at of [1, 2, 3, 4]) {
      await save(
        { id: 'c', revision: at, body: place('c', `${at + 1}`) },
        hà,
        startMs + at * 2_000,
      );
    }
    await save({ id: 'c', revision: 5, body: place('c', 'Bình') }, bình, startMs + 20_000);
    await save({ id: 'c', revision: 6, body: place('c', 'later') }, bình, startMs + 900_000);
    const lines = await listHistory(store.pool, 'place', 'c');
    expect(lines.map(({ revision, editedBy }) => [revision, editedBy])).toEqual([
      [7, bình.name],
      [6, bình.name],
      [5, hà.name],
    ]);
  });

  it('goes back to any revision by saving it again', async () => {
    await save({ id: 'd', revision: 0, body: place('d', 'tốt') });
    await save({ id: 'd', revision: 1, body: place('d', 'xấu') }, bình);
    const old = await findRevision(store.pool, 'place', 'd', 1);
    await save({ id: 'd', revision: 2, body: old?.body });
    expect((await findDocument(store.pool, 'place', 'd'))?.body).toEqual(place('d', 'tốt'));
    expect((await listHistory(store.pool, 'place', 'd')).map(({ revision }) => revision)).toEqual([
      3, 2, 1,
    ]);
  });

  it('is new, published, changed, removed; an undone change is no change', async () => {
    const publish = async (revision: number) =>
      inTransaction(store.pool, (client) =>
        markPublished(client, [{ kind: 'place', id: 'ee', revision }]),
      );
    const status = async () => (await rowOf('ee'))?.status;
    await save({ id: 'ee', revision: 0, body: place('ee', 'một') });
    expect(await status()).toBe('new');
    await publish(1);
    expect(await status()).toBe('published');
    await save({ id: 'ee', revision: 1, body: place('ee', 'hai') });
    expect(await status()).toBe('changed');
    await save({ id: 'ee', revision: 2, body: place('ee', 'một') }, bình);
    expect(await status()).toBe('published');
    await save({ id: 'ee', revision: 3, body: null });
    expect(await status()).toBe('removed');
    await send('ee', 4);
    expect((await listBodies(store.pool)).some(({ id }) => id === 'ee')).toBe(false);
    expect(await listWithdrawn(store.pool)).toEqual([{ kind: 'place', id: 'ee' }]);
    await publish(4);
    expect(await status()).toBeUndefined();
    expect(await listWithdrawn(store.pool)).toEqual([{ kind: 'place', id: 'ee' }]);
    await save({ id: 'ee', revision: 4, body: place('ee', 'lại') });
    expect(await status()).toBe('changed');
  });

  it('that was edited while a release was on its way stays a change', async () => {
    await save({ id: 'ff', revision: 0, body: place('ff', 'một') });
    await save({ id: 'ff', revision: 1, body: place('ff', 'hai') }, bình);
    await inTransaction(store.pool, (client) =>
      markPublished(client, [{ kind: 'place', id: 'ff', revision: 1 }]),
    );
    await send('ff', 2);
    const change = (await listChanges(store.pool)).find(({ id }) => id === 'ff');
    expect(change).toMatchObject({
      status: 'changed',
      published: place('ff', 'một'),
      body: place('ff', 'hai'),
    });
    expect(change?.authors).toEqual([bình.id]);
  });

  it('names everybody who wrote in it since it was published', async () => {
    await save({ id: 'gg', revision: 0, body: place('gg', '1') });
    await save({ id: 'gg', revision: 1, body: place('gg', '2') }, bình);
    await save({ id: 'gg', revision: 2, body: place('gg', '3') });
    await send('gg', 3);
    const change = (await listChanges(store.pool)).find(({ id }) => id === 'gg');
    expect(change?.authors.toSorted()).toEqual([hà.id, bình.id]);
  });

  it('may be wrong while it is written: what the checks find is counted', async () => {
    await save({ id: 'hh', revision: 0, body: { ...place('hh'), name: { vi: 'Ủy ban', en: '' } } });
    expect((await rowOf('hh'))?.errors).toBeGreaterThan(0);
    await save({ id: 'hh', revision: 1, body: place('hh') });
    expect(await rowOf('hh')).toMatchObject({ errors: 0, title: 'Điểm phục vụ Thử' });
  });

  it('stands where a Vietnamese looks for it: Đ behind D, and 9 before 10', async () => {
    const names = ['Yên Sở', 'Đống Đa', 'Ô 10', 'Dịch Vọng', 'Ô 9', 'Ấp Bắc'];
    for (const [at, name] of names.entries()) {
      const saved = await save({
        id: `order-${at}`,
        revision: 0,
        body: place(`order-${at}`, name),
      });
      expect(saved.ok).toBe(true);
    }
    const rows = await listDocuments(store.pool, 'place');
    const listed = rows.filter(({ id }) => id.startsWith('order-')).map(({ title }) => title);
    expect(listed).toEqual(['Ấp Bắc', 'Dịch Vọng', 'Đống Đa', 'Ô 9', 'Ô 10', 'Yên Sở']);
  });

  it('is bounded', async () => {
    const long = { ...place('i'), more: 'x'.repeat(600_000) };
    expect(await save({ id: 'i', revision: 0, body: long })).toEqual({
      ok: false,
      error: { kind: 'tooLarge' },
    });
    expect(await rowOf('i')).toBeUndefined();
  });

  it('leaves a line of the audit log for a run of edits', async () => {
    await save({ id: 'j', revision: 0, body: place('j', '1') });
    await save({ id: 'j', revision: 1, body: place('j', '2') });
    await save({ id: 'j', revision: 2, body: place('j', '3') }, bình);
    const { rows } = await store.pool.query<{ body: string }>(
      `select body from audit_lines where body like '%place/j%' order by id`,
    );
    const lines = rows.map(({ body }) => JSON.parse(body) as { what: string; personName: string });
    expect(lines.map(({ what, personName }) => [what, personName])).toEqual([
      ['document.create', hà.name],
      ['document.edit', bình.name],
    ]);
  });
});
