import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { believedContent, newestManifest, Office } from '../../../test/support/repository.ts';
import { contentFromDocuments, starterContent } from '../../content/index.ts';
import {
  NextReleaseSchema,
  type ReleaseAnswer,
  ReleaseAnswerSchema,
} from '../../domain/api/console/index.ts';
import { hubPaths } from '../../domain/api/index.ts';
import { releaseDigest, sectionBytesMax } from '../../domain/bundle/index.ts';
import { packClips } from '../../domain/speech/index.ts';
import { type ParsedObject, signMetadata } from '../../domain/tuf/index.ts';
import { seedDocuments } from '../editing/index.ts';
import { findDocument, listBodies } from '../editing/read-documents.ts';
import { openKeyring } from '../keys/index.ts';
import { inviteFirst } from '../people/index.ts';
import { TestBrowser } from '../people/test-support.ts';
import type { RunningHub } from '../running-hub.ts';
import { startHub } from '../start-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer, wideLimits } from '../test-support.ts';
import { putApp } from './apps.ts';
import { putClips } from './clips.ts';

let server: TestServer;
let hub: RunningHub;
let office: Office;
let first: TestBrowser;
let editor: TestBrowser;
let lan: TestBrowser;
let nam: TestBrowser;
let root = '';
/** The one text that this hub's kiosks bring. */
const homeTitle = {
  key: 'home.title',
  vi: 'Quý vị cần gì hôm nay?',
  en: 'What do you need today?',
};
let config: Parameters<typeof startHub>[0];

const starter = starterContent();
const written = starter.services.filter(({ entry }) => entry === 'written');
const [target] = written;
if (target === undefined) throw new Error('the starter has no procedures of ours');

beforeAll(async () => {
  server = await TestServer.start();
  const directory = join(server.directory, 'drafts');
  const keys = await openKeyring(join(directory, 'keys'));
  office = await Office.open();
  const given = await office.root(keys.online.publicKey);
  root = new TextDecoder().decode(given);
  config = {
    directory,
    trial: false,
    root: given,
    buildContent: contentFromDocuments,
    frameWords: [homeTitle],
    databaseUrl: await server.newDatabase(),
    log: { level: 'silent' },
    limits: { ...wideLimits, signIn: { burst: 1e6, perSecond: 1e6 } },
  };
  hub = await startHub(config);
  await seedDocuments(
    hub.store,
    [
      ...written.map((body) => ({ kind: 'procedure' as const, id: body.code, body })),
      ...starter.places.map((body) => ({ kind: 'place' as const, id: body.key, body })),
    ],
    Date.now(),
  );
  first = new TestBrowser(hub);
  const { path } = await inTransaction(hub.store.pool, (client) => inviteFirst(client, Date.now()));
  await first.join(path, 'Hà');
  editor = await person('Minh Anh', 'editor', 'approver');
  lan = await person('Lan', 'approver');
  nam = await person('Nam', 'approver', 'operator');
}, 120_000);
afterAll(async () => {
  await hub?.close();
  await server?.stop();
}, 60_000);

async function person(name: string, ...roles: string[]): Promise<TestBrowser> {
  const body = { name, roles, isAdministrator: false };
  const invited = await first.confirmed('POST', 'people', body);
  const browser = new TestBrowser(hub);
  await browser.join(String(invited.body['path']), name);
  return browser;
}

let edits = 0;
const path = `documents/procedure/${target.code}`;
/** Saves a new short name and says that it is ready. */
async function editName(who: TestBrowser, vi: string, en = 'A new name'): Promise<number> {
  edits += 1;
  const now = await findDocument(hub.store.pool, 'procedure', target?.code ?? '');
  const body = { ...(now?.body as typeof target), shortName: { vi, en: `${en} ${edits}` } };
  const saved = await who.ask('PUT', path, { revision: now?.revision, body });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  const revision = Number(saved.body['revision']);
  const sent = await who.ask('POST', `${path}/sent`, { revision, note: 'đã đọc lại' });
  expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300);
  return revision;
}
const next = async (who = editor) =>
  NextReleaseSchema.parse((await who.ask('GET', 'releases/next')).body);
async function make(who: TestBrowser, note: string): Promise<string> {
  const { mark, facts } = await next(who);
  const codes = facts.findings.filter(({ isChanged }) => isChanged).map(({ code }) => code);
  const reasons = Object.fromEntries(codes.map((code) => [code, 'đã xem']));
  const made = await who.ask('POST', 'releases', { mark, note, reasons });
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  return String(made.body['id']);
}
const look = async (id: string, who = lan): Promise<ReleaseAnswer> =>
  ReleaseAnswerSchema.parse((await who.ask('GET', `releases/${id}`)).body);
async function sign(id: string, who: TestBrowser, at: number) {
  const key = office.publishers[at];
  if (key === undefined) throw new Error('no such publisher');
  const texts = (await look(id)).release.documents.map(({ signed }) => signed);
  const sigs: string[] = [];
  for (const text of texts) {
    const said: ParsedObject = JSON.parse(text);
    sigs.push((await signMetadata(said, key)).sig);
  }
  const body = { keyid: key.keyid, sigs, digest: await releaseDigest(texts) };
  return who.confirmed('POST', `releases/${id}/signatures`, body);
}
const stateOf = async (id: string) => (await look(id)).release.state;
async function through(id: string): Promise<void> {
  for (const _ of [1, 10, 100]) {
    const out = await nam.confirmed('POST', `releases/${id}/next`);
    expect(out.status, JSON.stringify(out.body)).toBe(200);
  }
}
const published = async () => {
  const found = await findDocument(hub.store.pool, 'procedure', target?.code ?? '');
  return (found?.published as typeof target | null)?.shortName.vi;
};
/** Words that kiosks download with the newest content. */
async function wordsOut(): Promise<unknown> {
  const { sections } = await newestManifest(hub.url, root);
  const section = sections.find(({ kind }) => kind === 'words');
  if (section === undefined) return [];
  return (await fetch(hub.url + hubPaths.section(section.sha256))).json();
}
const statusOf = async () => {
  const { rows } = await hub.store.pool.query<{ is_published: boolean; review: string | null }>(
    `select is_published, review from documents where kind = 'procedure' and id = $1`,
    [target?.code],
  );
  return rows[0];
};

/** A pack of one clip, as `motcham audio generate` makes them. */
const voice = (language: 'vi' | 'en', figure: string, length: number) => ({
  key: `${language}.${figure}`,
  bytes: packClips([
    {
      key: figure.repeat(32),
      language,
      kind: 'synthesised',
      bytes: new Uint8Array(length).fill(7),
    },
  ]),
});
/** What kiosks download of the voice with the newest content. */
async function voiceOut(): Promise<readonly string[]> {
  const { sections } = await newestManifest(hub.url, root);
  return sections
    .filter(({ kind }) => kind === 'audio')
    .map(({ key, sha256 }) => `${key} ${sha256}`);
}

describe('a release out of documents', () => {
  it('is first of everything that was seeded, and then of nothing until something is sent', async () => {
    const whole = await next();
    expect(whole.facts.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(whole).toMatchObject({ isSame: false, open: null });
    const id = await make(editor, 'Bản đầu');
    expect((await sign(id, lan, 0)).status).toBe(200);
    expect((await sign(id, nam, 1)).status).toBe(200);
    await through(id);
    expect(await next()).toMatchObject({ isSame: true, open: null });
    const mark = (await next()).mark;
    const again = await editor.ask('POST', 'releases', { mark, note: 'x', reasons: {} });
    expect(again.status).toBe(409);
  });

  it('is of a new package of the application alone, which is named before anybody signs', async () => {
    const before = await next();
    const name = 'motcham-kiosk_9.8.7_amd64.deb';
    const bytes = new TextEncoder().encode('!<arch>\ndebian-binary 9.8.7');
    const put = await putApp(hub.store, name, bytes, Date.now());
    expect(put.ok).toBe(true);
    const apps = [{ version: '9.8.7', architecture: 'amd64', bytes: bytes.length }];
    const waiting = await next();
    expect(waiting).toMatchObject({ isSame: false, facts: { apps, documentCount: 0 } });
    // What was looked at before it lay there is not what would be made now.
    const old = { mark: before.mark, note: 'x', reasons: {} };
    expect((await editor.ask('POST', 'releases', old)).status).toBe(409);
    const id = await make(editor, 'Phần mềm 9.8.7');
    expect((await look(id)).made?.apps).toEqual(apps);
    expect((await sign(id, lan, 0)).status).toBe(200);
    expect((await sign(id, nam, 1)).status).toBe(200);
    await through(id);
    expect(await next()).toMatchObject({ isSame: true, facts: { apps: [] } });
  });

  it('tells what changes in words, moves few bytes, and marks what is out; later edits stay', async () => {
    // Typed and not sent: in no release.
    await editName(editor, 'Tên đã sửa');
    const told = await next();
    expect(told.facts.told.map(({ text }) => text.vi)).toContain(
      `Tên: “${target.shortName.vi}” → “Tên đã sửa”`,
    );
    expect(told.facts.documents).toMatchObject([
      { kind: 'procedure', id: target.code, authors: [{ name: 'Minh Anh' }] },
    ]);
    expect(told.facts.deltaBytes).toBeGreaterThan(0);
    const id = await make(lan, 'Sửa tên');
    expect((await look(id)).made?.told.length).toBeGreaterThan(0);
    // Edited while it is signed.
    await editName(editor, 'Tên sau đó');
    expect((await sign(id, lan, 0)).status).toBe(200);
    expect((await sign(id, nam, 1)).status).toBe(200);
    expect(await stateOf(id)).toBe('signed');
    await through(id);
    expect(await published()).toBe('Tên đã sửa');
    expect(await statusOf()).toEqual({ is_published: false, review: 'sent' });
    // Back: residents see the old name again, and the document is a change.
    const back = await nam.confirmed('POST', `releases/${id}/back`);
    expect(ReleaseAnswerSchema.parse(back.body).release.state).toBe('rolledBack');
    expect(await published()).toBe(target.shortName.vi);
    expect(await statusOf()).toMatchObject({ is_published: false });
  });

  it('takes two people: an author signs, and another approves by signing; two authors need a third', async () => {
    await editName(editor, 'Hai người');
    const id = await make(editor, 'Hai người');
    expect((await sign(id, editor, 0)).status).toBe(200);
    expect(await look(id, editor)).toMatchObject({ isOwn: true, needsApprover: true });
    expect((await sign(id, lan, 1)).status).toBe(200);
    expect(await stateOf(id)).toBe('signed');
    const { rows } = await hub.store.pool.query<{ author: string; approver: string }>(
      `select a.name as author, b.name as approver from approvals
        join people a on a.id = author join people b on b.id = approver
        where subject_kind = 'release-document'`,
    );
    expect(rows).toContainEqual({ author: 'Minh Anh', approver: 'Lan' });
    await nam.ask('POST', `releases/${id}/void`, { why: 'thử' });
    // Both wrote in it.
    const second = await person('Vân', 'editor', 'approver');
    await editName(second, 'Hai tác giả');
    const both = await make(editor, 'Hai tác giả');
    expect((await sign(both, editor, 0)).status).toBe(200);
    expect((await sign(both, second, 1)).status).toBe(200);
    expect(await stateOf(both)).toBe('draft');
    expect((await look(both)).needsApprover).toBe(true);
    expect((await sign(both, lan, 2)).status).toBe(200);
    expect(await stateOf(both)).toBe('signed');
    await nam.ask('POST', `releases/${both}/void`, { why: 'thử' });
  });

  it('is refused with its errors, with warnings that nobody answers for, and when it is not of now', async () => {
    const { mark } = await next();
    const wrong = await editor.ask('POST', 'releases', { mark: 'x', note: 'n', reasons: {} });
    expect(wrong.status).toBe(409);
    const long = `${'Tên rất dài '.repeat(12)}`.trim();
    await hub.store.pool.query(
      `update document_revisions r set body = jsonb_set(r.body, '{shortName,vi}', to_jsonb($2::text))
        from documents d where d.kind = 'procedure' and d.id = $1 and r.kind = d.kind
          and r.id = d.id and r.revision = d.sent_revision`,
      [target.code, `${long} quý vị vui lòng`],
    );
    const seen = await next();
    const errors = seen.facts.findings.filter(({ severity }) => severity === 'error');
    expect(errors[0]).toMatchObject({ document: { kind: 'procedure', id: target.code } });
    const refused = await editor.ask('POST', 'releases', { mark, note: 'n', reasons: {} });
    expect(refused.status).toBe(409);
    const bodies = await listBodies(hub.store.pool);
    expect(bodies.length).toBeGreaterThan(12);
  });

  it('signs nothing but what was looked at, once, and survives a restart between two signatures', async () => {
    await editName(editor, 'Lần cuối');
    const id = await make(editor, 'Lần cuối');
    const key = office.publishers[0];
    if (key === undefined) throw new Error('no publisher');
    const texts = (await look(id)).release.documents.map(({ signed }) => signed);
    const sigs: string[] = [];
    for (const text of texts) {
      const said: ParsedObject = JSON.parse(text);
      sigs.push((await signMetadata(said, key)).sig);
    }
    const digest = await releaseDigest(texts.slice(1));
    const other = { keyid: key.keyid, sigs, digest };
    expect((await lan.confirmed('POST', `releases/${id}/signatures`, other)).status).toBe(409);
    // A double click is one signature; the same key by somebody else is none.
    const twice = await Promise.all([sign(id, lan, 0), sign(id, lan, 0)]);
    expect(twice.map(({ status }) => status).filter((status) => status === 200)).not.toEqual([]);
    expect((await look(id)).signatures).toHaveLength(1);
    expect((await sign(id, nam, 0)).status).toBe(409);
    const url = new URL(hub.url);
    await hub.close();
    hub = await startHub({ ...config, port: Number(url.port) });
    expect((await sign(id, nam, 1)).status).toBe(200);
    expect(await stateOf(id)).toBe('signed');
    // Another one while this is on its way.
    const { mark, open } = await next();
    expect(open).toBe(id);
    const second = await editor.ask('POST', 'releases', { mark, note: 'n', reasons: {} });
    expect(second.status).toBe(409);
    await through(id);
    expect((await believedContent(hub.url, root))[0]?.version).toBe(
      (await look(id)).release.contentVersion,
    );
    expect((await look(id)).rings.map(({ percent }) => percent)).toEqual([1, 10, 100]);
  });

  it("brings a word of the kiosk's screens from its editor to kiosks, once it is approved and signed", async () => {
    const { key, ...shipped } = homeTitle;
    const word = `documents/word/${key}`;
    const own = { vi: 'Quý vị tìm việc gì?', en: 'What are you looking for?' };
    const body = { key, ...own, shipped };
    const saved = await editor.ask('PUT', word, { revision: 0, body });
    expect(saved.body).toMatchObject({ revision: 1, errors: 0 });
    // Saved is not sent, and in no release.
    expect(await next()).toMatchObject({ isSame: true });
    const sent = await editor.ask('POST', `${word}/sent`, { revision: 1, note: 'dễ hiểu hơn' });
    expect(sent.status).toBe(200);
    const approval = { revision: 1, decision: 'approve', note: '' };
    expect((await editor.ask('POST', `${word}/review`, approval)).status).toBe(403);
    expect((await lan.ask('POST', `${word}/review`, approval)).status).toBe(200);
    const { facts } = await next();
    expect(facts.documents).toMatchObject([{ kind: 'word', id: key }]);
    // Before it stood what the application brings: no content says that, the hub does.
    expect(facts.told.map(({ text }) => text.vi)).toEqual([
      `Chữ trên máy: “${homeTitle.vi}” → “${own.vi}”`,
      `Chữ tiếng Anh: “${homeTitle.en}” → “${own.en}”`,
    ]);
    expect(facts.shippedWords).toEqual([homeTitle]);
    expect(await wordsOut()).toEqual([]);
    const id = await make(editor, 'Chữ trên máy');
    expect((await look(id)).made?.shippedWords).toEqual([homeTitle]);
    expect((await sign(id, lan, 0)).status).toBe(200);
    expect((await sign(id, nam, 1)).status).toBe(200);
    await through(id);
    expect(await wordsOut()).toEqual([{ key, ...own }]);
    // And a kiosk whose content brings it: src/kiosk/words/own-words.test.ts.
    const { body: listed } = await editor.ask('GET', 'words');
    expect(listed['rows']).toMatchObject([{ own, isSame: true }]);
  });

  it('takes the voice along, whatever editors change, until another one is put', async () => {
    const put = await putClips(hub.store, [voice('vi', '3', 900), voice('en', 'a', 500)]);
    expect(put).toEqual({ ok: true, value: undefined });
    expect(await voiceOut()).toEqual([]);
    const alone = await next();
    expect(alone).toMatchObject({ isSame: false, facts: { documentCount: 0 } });
    const id = await make(editor, 'Giọng đọc');
    for (const [at, who] of [lan, nam].entries())
      expect((await sign(id, who, at)).status).toBe(200);
    await through(id);
    const out = await voiceOut();
    expect(out.map((named) => named.slice(0, 4))).toEqual(['en.a', 'vi.3']);
    await editName(editor, 'Sau giọng đọc');
    const later = await make(lan, 'Tên');
    for (const [at, who] of [lan, nam].entries()) {
      expect((await sign(later, who, at)).status).toBe(200);
    }
    await through(later);
    expect(await voiceOut()).toEqual(out);
    await putClips(hub.store, [voice('vi', '3', 901)]);
    const { mark } = await next();
    await putClips(hub.store, [voice('vi', '3', 902)]);
    expect((await next()).mark).not.toBe(mark);
    // Two whole releases: a busy machine takes longer than a test is given.
  }, 120_000);

  it('takes no voice that a kiosk would refuse, and keeps the one that stands', async () => {
    const good = voice('vi', '3', 902);
    const english = { ...voice('en', '3', 10), key: 'vi.4' };
    const cut = { key: 'vi.5', bytes: good.bytes.slice(0, -1) };
    const named = { ...good, key: 'vi.g' };
    const large = voice('vi', '6', sectionBytesMax);
    for (const wrong of [english, cut, named, large]) {
      expect(await putClips(hub.store, [good, wrong])).toEqual({
        ok: false,
        error: { malformed: wrong.key },
      });
    }
    const { rows } = await hub.store.pool.query('select key from clip_packs');
    expect(rows).toEqual([{ key: 'vi.3' }]);
  });
});
