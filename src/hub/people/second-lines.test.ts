/** Defences that stand behind another one, each by itself: no test through the console reaches them. */
import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore, type Store } from '../store/index.ts';
import { TestServer } from '../test-support.ts';
import { beginCeremony, takeCeremony } from './ceremonies.ts';
import { consoleOrigin, refuseForeign } from './console-origin.ts';
import { sessionsMax } from './limits.ts';
import { createSession, findSession } from './sessions.ts';

const nowMs = Date.UTC(2026, 10, 24, 9);
const person = '0198f2aa-0000-7000-8000-000000000001';
let server: TestServer;
let store: Store;

beforeAll(async () => {
  server = await TestServer.start();
  store = await openStore({ url: await server.newDatabase() });
  await store.pool.query(
    `insert into people (id, name, roles, is_administrator, state, created_at)
      values ($1, 'Trần Thu Hà', array['editor'], false, 'active', now())`,
    [person],
  );
}, 120_000);
afterAll(async () => {
  await store?.close();
  await server?.stop();
}, 60_000);

it('a challenge for one thing is none for another, and stays for its own', async () => {
  await beginCeremony(store.pool, { challenge: 'c', kind: 'sign-in' }, nowMs);
  for (const kind of ['join', 'passkey', 'step-up', 'oidc'] as const) {
    expect(await takeCeremony(store.pool, kind, 'c', nowMs)).toBeUndefined();
  }
  expect(await takeCeremony(store.pool, 'sign-in', 'c', nowMs)).toBeDefined();
  expect(await takeCeremony(store.pool, 'sign-in', 'c', nowMs)).toBeUndefined();
});

it('a console with a name of its own answers to no other, behind whatever proxy', () => {
  const asked = (host: string, headers: object = {}) =>
    ({ host, method: 'GET', headers }) as unknown as FastifyRequest;
  const own = 'https://motcham.example';
  expect(consoleOrigin(own, asked('motcham.example')).origin).toBe(own);
  for (const host of ['evil.example', 'localhost:8420', 'motcham.example:8443', '']) {
    expect(() => consoleOrigin(own, asked(host)), host).toThrow(/foreign-origin/);
    expect(() => refuseForeign(own, asked(host)), host).toThrow(/foreign-origin/);
  }
});

it('a person has so many sessions at once and no more: the oldest ends', async () => {
  const client = await store.pool.connect();
  const tokens: string[] = [];
  try {
    for (let at = 0; at <= sessionsMax; at += 1) {
      const made = { person, by: 'passkey', agent: 'x' } as const;
      tokens.push(await createSession(client, made, () => nowMs + at));
    }
  } finally {
    client.release();
  }
  const open = await Promise.all(tokens.map((token) => findSession(store.pool, token, nowMs + 99)));
  expect(open.map((session) => session !== undefined)).toEqual([
    false,
    ...Array.from({ length: sessionsMax }, () => true),
  ]);
  await store.pool.query('delete from console_sessions');
});

it('a session that outlived its person opens nothing', async () => {
  const client = await store.pool.connect();
  const token = await createSession(
    client,
    { person, by: 'passkey', agent: 'x' },
    () => nowMs,
  ).finally(() => client.release());
  expect(await findSession(store.pool, token, nowMs)).toBeDefined();
  // What lies in the database opens nothing: it is not the token.
  const { rows } = await store.pool.query<{ kept: string }>(
    `select encode(token_hash, 'escape') as kept from console_sessions where person = $1`,
    [person],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.kept).not.toContain(token);
  await store.pool.query(`update people set state = 'revoked' where id = $1`, [person]);
  expect(await findSession(store.pool, token, nowMs)).toBeUndefined();
});
