import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BringPictureAnswer } from '../../../domain/api/console/index.ts';
import { sha256, toHex } from '../../../domain/basics/index.ts';
import { inviteFirst } from '../../people/index.ts';
import { TestBrowser } from '../../people/test-support.ts';
import type { RunningHub } from '../../running-hub.ts';
import { inTransaction } from '../../store/index.ts';
import { TestServer } from '../../test-support.ts';
import { bringPicture } from './bring-picture.ts';
import { keepPicture } from './keep-picture.ts';
import { makePicture } from './make-picture.ts';

let server: TestServer;
let hub: RunningHub;
let administrator: TestBrowser;
let editor: TestBrowser;
let viewer: TestBrowser;

async function join(name: string, roles: readonly string[]): Promise<TestBrowser> {
  const invited = await administrator.confirmed('POST', 'people', {
    ...{ name, roles, isAdministrator: false },
  });
  const browser = new TestBrowser(hub);
  expect((await browser.join(String(invited.body['path']), name)).status).toBe(200);
  return browser;
}

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub();
  administrator = new TestBrowser(hub);
  const { path } = await inTransaction(hub.store.pool, (client) => inviteFirst(client, Date.now()));
  expect((await administrator.join(path, 'Hà')).status).toBe(200);
  editor = await join('Minh', ['editor']);
  viewer = await join('Lan', ['viewer']);
}, 60_000);
afterAll(() => server?.stop(), 60_000);

async function poster(colour: string): Promise<string> {
  const canvas = createCanvas(640, 480);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, 640, 480);
  return (await canvas.encode('png')).toString('base64');
}
const bring = async (browser: TestBrowser, data: string) =>
  (await browser.ask('POST', 'pictures', { data })).body as unknown as BringPictureAnswer;

it('is brought by who writes, seen by who reads, and by nobody else', async () => {
  const answer = await bring(editor, await poster('#00aa00'));
  if (!('picture' in answer)) throw new Error(answer.refused);
  const { sha256: name, bytes } = answer.picture;
  expect(answer.picture).toMatchObject({ width: 640, height: 480 });
  // The command line brings the same file as the same picture, and is refused the same.
  const byHand = { by: 'cli', nowMs: Date.now() };
  const file = Buffer.from(await poster('#00aa00'), 'base64');
  expect(await bringPicture(hub.store, file, byHand)).toEqual(answer);
  expect(await bringPicture(hub.store, file.subarray(0, 60), byHand)).toEqual({
    refused: 'unreadable',
  });
  expect((await viewer.ask('POST', 'pictures', { data: await poster('#0000aa') })).status).toBe(
    403,
  );
  const nobody = new TestBrowser(hub);
  expect((await nobody.ask('GET', `pictures/${name}`)).status).toBe(401);
  expect((await viewer.ask('GET', `pictures/${name}`)).status).toBe(200);
  expect((await viewer.ask('GET', `pictures/${'0'.repeat(64)}`)).status).toBe(404);
  const { rows } = await hub.store.pool.query<{ bytes: Buffer }>(
    'select bytes from pictures where sha256 = $1',
    [name],
  );
  expect(rows[0]?.bytes.length).toBe(bytes);
  expect(toHex(await sha256(Uint8Array.from(rows[0]?.bytes ?? [])))).toBe(name);
});

it('says why a file is none, and stays up', async () => {
  const says = async (text: string) => await bring(editor, Buffer.from(text).toString('base64'));
  expect(await says('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')).toEqual({
    refused: 'notAPicture',
  });
  expect(await bring(editor, '%%%')).toEqual({ refused: 'notAPicture' });
  expect((await editor.ask('POST', 'pictures', { data: 7 })).status).toBe(400);
  // Longer than any file that is looked at: ended before it is read.
  const long = await editor.ask('POST', 'pictures', { data: 'A'.repeat(15 * 1024 * 1024) });
  expect(long.status).toBe(413);
  expect('picture' in (await bring(editor, await poster('#aa0000')))).toBe(true);
});

it('forgets after a month what no text names, and keeps what one does', async () => {
  const { pool } = hub.store;
  const [named, unnamed, late] = await Promise.all(
    ['#111111', '#222222', '#333333'].map(async (colour) => {
      const made = await makePicture(Buffer.from(await poster(colour), 'base64'));
      if (!made.ok) throw new Error(made.error);
      return made.value;
    }),
  );
  if (!named || !unnamed || !late) throw new Error('no pictures');
  const beganMs = Date.now();
  const keep = (picture: typeof named, nowMs: number) =>
    inTransaction(pool, (client) => keepPicture(client, picture, { by: 'Minh', nowMs }));
  expect(await keep(named, beganMs)).toBe(true);
  expect(await keep(unnamed, beganMs)).toBe(true);
  const text = { vi: 'Bể bơi mở lại', en: 'The pool is open again' };
  const { data: _, ...picture } = named;
  const body = {
    ...{ id: 'pool', title: text, body: [text], from: text, pictogram: 'news' },
    ...{ publishedOn: '2026-11-20', picture: { ...picture, alt: text, words: 'none' } },
  };
  expect((await editor.ask('PUT', 'documents/notice/pool', { revision: 0, body })).status).toBe(
    200,
  );
  expect(await keep(late, beganMs + 31 * 86_400_000)).toBe(true);
  const { rows } = await pool.query<{ sha256: string }>('select sha256 from pictures');
  const left = rows.map(({ sha256: name }) => name);
  expect(left).toContain(named.sha256);
  expect(left).not.toContain(unnamed.sha256);
});
