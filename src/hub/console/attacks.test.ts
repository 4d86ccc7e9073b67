import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteFirst } from '../people/index.ts';
import { TestBrowser } from '../people/test-support.ts';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer } from '../test-support.ts';

let server: TestServer;
let hub: RunningHub;
let first: TestBrowser;
const wide = { signIn: { burst: 1e6, perSecond: 1e6 } };

const firstPath = async () =>
  (await inTransaction(hub.store.pool, (client) => inviteFirst(client, Date.now()))).path;

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({ limits: wide });
  first = new TestBrowser(hub);
  expect((await first.join(await firstPath(), 'Hà')).status).toBe(200);
});
afterAll(async () => {
  await server?.stop();
});

/** Everything that comes back on one connection, until the hub closes it. */
function speak(bytes: string): Promise<string> {
  const { port } = new URL(hub.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve(text) : reject(error),
    );
    socket.on('close', () => resolve(text));
  });
}

describe('a request inside a request (smuggling)', () => {
  const smuggled = 'GET /hub/v1/health HTTP/1.1\r\nHost: a\r\n\r\n';
  const head = 'POST /console/api/v1/sign-in/options HTTP/1.1\r\n';
  const chunk = `0\r\n\r\n${smuggled}`;
  it.each([
    ['a length and chunks', `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`],
    ['chunks and a length', `Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n${chunk}`],
    ['two lengths', `Content-Length: 0\r\nContent-Length: 44\r\n\r\n${smuggled}`],
    ['a length that is no number', `Content-Length: +0\r\n\r\n${smuggled}`],
    ['a coding that only looks like chunks', `Transfer-Encoding: xchunked\r\n\r\n${chunk}`],
    ['chunks that are not last', `Transfer-Encoding: chunked, identity\r\n\r\n${chunk}`],
    ['a space before the colon', `Transfer-Encoding : chunked\r\n\r\n${chunk}`],
    ['a folded line', `X-A: b\r\n Transfer-Encoding: chunked\r\n\r\n${chunk}`],
    ['a size of a chunk that is none', `Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n${smuggled}`],
    ['a line that ends without a return', `X-A: b\nContent-Length: 0\r\n\r\n${smuggled}`],
  ])('%s: refused, the line is closed, nothing of the rest is answered', async (_, rest) => {
    const { host } = new URL(hub.url);
    const answer = await speak(`${head}Host: ${host}\r\n${rest}`);
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
    expect(answer).toMatch(/connection: close/i);
  });
});

describe('two at the same moment', () => {
  it('a one-time link lets one in, and never two', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const path = await firstPath();
      const pair = [new TestBrowser(hub), new TestBrowser(hub)];
      const answers = await Promise.all(pair.map((one, at) => one.join(path, `Người ${at}`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    }
  });

  it('one confirmation does one thing, and is of no use to another session', async () => {
    const body = { name: 'Lan', roles: [], isAdministrator: false };
    const refused = await first.ask('POST', 'people', body);
    const { need } = refused.body as { need?: unknown };
    const asked = await first.ask('POST', 'step-up/options', need);
    const answer = first.authenticator.assert(asked.body['options'] as never);
    const elsewhere = new TestBrowser(hub);
    elsewhere.authenticator = first.authenticator;
    expect((await elsewhere.signIn()).status).toBe(200);
    // The signed answer is carried to another session of the same person first.
    expect((await elsewhere.ask('POST', 'step-up', { answer })).status).toBe(403);
    const again = await first.ask('POST', 'step-up/options', need);
    const own = { answer: first.authenticator.assert(again.body['options'] as never) };
    const replayed = await Promise.all([
      first.ask('POST', 'step-up', own),
      first.ask('POST', 'step-up', own),
    ]);
    expect(replayed.map(({ status }) => status).sort()).toEqual([200, 403]);
    const done = await Promise.all([1, 2, 3].map(() => first.ask('POST', 'people', body)));
    expect(done.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
  });

  it('two passkeys taken away at once: one stays', async () => {
    const person = new TestBrowser(hub);
    expect((await person.join(await firstPath(), 'Mai')).status).toBe(200);
    const { authenticator } = person;
    const asked = await person.confirmed('POST', 'account/passkeys/options');
    const second = new TestBrowser(hub).authenticator;
    const answer = second.register(asked.body['options'] as never);
    expect((await person.ask('POST', 'account/passkeys', { answer })).status).toBe(200);
    const account = await person.ask('GET', 'account');
    const keys = account.body['passkeys'] as unknown as { id: string }[];
    expect(keys).toHaveLength(2);
    for (const { id } of keys) {
      const refused = await person.ask('DELETE', `account/passkeys/${id}`);
      const { need } = refused.body as { need?: unknown };
      const options = await person.ask('POST', 'step-up/options', need);
      const confirmed = { answer: authenticator.assert(options.body['options'] as never) };
      expect((await person.ask('POST', 'step-up', confirmed)).status).toBe(200);
    }
    const gone = await Promise.all(
      keys.map(({ id }) => person.ask('DELETE', `account/passkeys/${id}`)),
    );
    expect(gone.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

it('a person hears of passkeys that changed, in every session but the one that did it', async () => {
  const person = new TestBrowser(hub);
  expect((await person.join(await firstPath(), 'Thu')).status).toBe(200);
  const other = new TestBrowser(hub);
  other.authenticator = person.authenticator;
  expect((await other.signIn()).status).toBe(200);
  const changes = async (on: TestBrowser) => (await on.ask('GET', 'session')).body['changes'];
  expect(await changes(person)).toEqual([]);
  // Somebody at an open screen adds a key of their own.
  const asked = await other.confirmed('POST', 'account/passkeys/options');
  const answer = new TestBrowser(hub).authenticator.register(asked.body['options'] as never);
  expect((await other.ask('POST', 'account/passkeys', { answer })).status).toBe(200);
  expect(await changes(other)).toEqual([]);
  expect(await changes(person)).toMatchObject([{ what: 'added' }]);
  const { id } = (await person.ask('GET', 'session')).body['person'] as unknown as { id: string };
  const link = await first.confirmed('POST', `people/${id}/link`);
  const thief = new TestBrowser(hub);
  expect((await thief.join(String(link.body['path']), 'Thu')).status).toBe(200);
  expect(await changes(thief)).toMatchObject([{ what: 'replaced' }, { what: 'added' }]);
});
