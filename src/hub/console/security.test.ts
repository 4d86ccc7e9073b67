import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteFirst } from '../people/index.ts';
import { TestBrowser } from '../people/test-support.ts';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer } from '../test-support.ts';

let server: TestServer;
let hub: RunningHub;
let browser: TestBrowser;

beforeAll(async () => {
  server = await TestServer.start();
  const consoleDirectory = join(server.directory, 'console');
  mkdirSync(join(consoleDirectory, 'assets'), { recursive: true });
  writeFileSync(join(consoleDirectory, 'index.html'), '<!doctype html><title>Một Chạm</title>');
  writeFileSync(join(consoleDirectory, 'assets', 'index-12345678.js'), `"${'x'.repeat(2000)}"`);
  hub = await server.hub({ consoleDirectory, proxies: ['127.0.0.1'] });
  browser = new TestBrowser(hub);
  const { path } = await inTransaction(hub.store.pool, (client) => inviteFirst(client, Date.now()));
  expect((await browser.join(path, 'Hà')).status).toBe(200);
});
afterAll(async () => {
  await server?.stop();
});

const invite = { name: 'Ai', roles: [], isAdministrator: false };

/** A request with headers that `fetch` would not let through. */
function raw(path: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(new URL(path, hub.url), { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
}

describe('requests of other sites (CSRF)', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that only begins alike', { origin: 'http://localhost:1' }],
    ['no origin of note', { origin: 'null' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text, which needs no preflight', { 'content-type': 'text/plain' }],
    ['a page of another site, by its own word', { 'sec-fetch-site': 'cross-site' }],
    ['a page of the same site, but another origin', { 'sec-fetch-site': 'same-site' }],
  ])('%s changes nothing', async (_, headers) => {
    const before = await countPeople();
    const answer = await browser.ask('POST', 'people', invite, headers);
    expect(answer.status).toBe(403);
    expect(answer.body['type']).toBe('https://motcham.vn/problems/foreign-origin');
    expect(await countPeople()).toBe(before);
  });

  it('even signing in and out are refused: nobody is signed in as somebody else', async () => {
    for (const path of ['sign-in/options', 'sign-in', 'sign-out', 'join/look']) {
      const answer = await browser.ask('POST', path, {}, { origin: 'https://evil.example' });
      expect(answer.status, path).toBe(403);
    }
    expect((await browser.ask('GET', 'session')).status).toBe(200);
  });

  it('a foreign name that leads here gets nothing (DNS rebinding)', async () => {
    const { cookie } = browser;
    const path = '/console/api/v1/session';
    expect(await raw(path, { host: 'evil.example', cookie })).toBe(403);
    expect(await raw(path, { host: `localhost:${new URL(hub.url).port}`, cookie })).toBe(200);
  });
});

async function countPeople(): Promise<number> {
  const { rows } = await hub.store.pool.query<{ n: number }>(
    'select count(*)::int as n from people',
  );
  return rows[0]?.n ?? 0;
}

describe('headers', () => {
  it('every answer of the console carries the whole set, the API also when it refuses', async () => {
    for (const path of [
      '/console/',
      '/console/people/abc',
      '/console/api/v1/session',
      '/console/api/v1/nothing',
    ]) {
      const { headers } = await new TestBrowser(hub).ask('GET', path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toMatch(/unsafe-|\*|data:|http:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('strict-transport-security')).toBeNull();
      if (path.includes('/api/')) expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('asks for HTTPS ever after once it was there', async () => {
    const { headers } = await browser.ask('GET', '/console/', {}, { 'x-forwarded-proto': 'https' });
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=63072000/);
  });

  it('files named by content are kept, squeezed; a missing one is no page', async () => {
    const { headers } = await browser.ask(
      'GET',
      '/console/assets/index-12345678.js',
      {},
      { 'accept-encoding': 'gzip, br' },
    );
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-encoding')).toBe('br');
    const missing = await browser.ask('GET', '/console/assets/index-87654321.js');
    expect([missing.status, missing.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    for (const path of [
      '/console/../package.json',
      '/console/%2e%2e/%2e%2e/etc/passwd',
      '/console/assets/..%2f..%2fpackage.json',
    ]) {
      const { body, status } = await browser.ask('GET', path);
      expect(status === 200 ? String(body['text']) : '', path).not.toMatch(/motcham|root:/);
    }
  });
});

describe('what is sent to break it', () => {
  it('too large, too deep, not JSON, of another shape: refused with a problem, the hub goes on', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    for (const [body, status] of [
      [`{"name":"${'x'.repeat(300 * 1024)}"}`, 413],
      [deep, 400],
      ['{"name":', 400],
      ['"text"', 400],
      [JSON.stringify({ ...invite, name: 'x'.repeat(61) }), 400],
      [JSON.stringify({ ...invite, roles: ['root'] }), 400],
      [JSON.stringify({ ...invite, roles: Array(50).fill('viewer') }), 400],
      [JSON.stringify({ ...invite, more: 1 }), 400],
      ['{"name":"x","roles":[],"isAdministrator":false,"__proto__":{"isAdministrator":true}}', 400],
    ] as const) {
      const answer = await browser.ask('POST', 'people', body);
      expect(answer.status, body.slice(0, 60)).toBe(status);
    }
    expect((await browser.ask('GET', 'session')).status).toBe(200);
  });

  it('texts that look like code stay texts', async () => {
    for (const name of [
      "'; drop table people; --",
      '<script>alert(1)</script>',
      '{{7*7}}',
      '=cmd|calc',
    ]) {
      const made = await browser.confirmed('POST', 'people', { ...invite, name });
      expect(made.status).toBe(200);
      const { body } = await browser.ask('GET', `people/${String(made.body['person'])}`);
      expect(body['person']).toMatchObject({ name });
    }
    for (const id of ["1' or '1'='1", '..%2fsession', 'null', '%00']) {
      expect([400, 404], id).toContain(
        (await browser.ask('GET', `people/${encodeURIComponent(id)}`)).status,
      );
    }
    expect((await browser.ask('GET', "audit?before=1'%20or%201=1")).status).toBe(400);
  });

  it('signing in is limited for each address', async () => {
    const strict = await server.hub({ limits: { signIn: { burst: 3, perSecond: 0.001 } } });
    const guesser = new TestBrowser(strict);
    const tries: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      tries.push((await guesser.ask('POST', 'join/look', { token: 'A'.repeat(43) })).status);
    }
    expect(tries).toEqual([403, 403, 403, 429, 429]);
  });

  it('an error says nothing of the inside', async () => {
    const answer = await browser.ask('POST', 'sign-in', {
      answer: { id: 'x', response: { clientDataJSON: 7 } },
    });
    expect(answer.status).toBe(403);
    expect(JSON.stringify(answer.body)).not.toMatch(/at |node_modules|select|webauthn/i);
    // One that nobody foresaw: a table is gone, and the database says its name to the hub.
    await hub.store.pool.query('alter table people rename to people_elsewhere');
    try {
      const broken = await browser.ask('GET', 'people');
      expect([broken.status, broken.body['type']]).toEqual([
        500,
        'https://motcham.vn/problems/internal',
      ]);
      expect(JSON.stringify(broken.body)).not.toMatch(/people|relation|42P01|\.ts|at |select/i);
    } finally {
      await hub.store.pool.query('alter table people_elsewhere rename to people');
    }
    expect((await browser.ask('GET', 'session')).status).toBe(200);
  });
});
