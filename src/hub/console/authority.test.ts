import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleApi, roles } from '../../domain/api/console/index.ts';
import { inviteFirst } from '../people/index.ts';
import { TestBrowser } from '../people/test-support.ts';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer } from '../test-support.ts';
import { type WhoMay, whoMay } from './test-support/who-may.ts';

/** Nobody, somebody without a role, each role by itself, and the right over people by itself. */
const callers = ['nobody', 'noRole', ...roles, 'administrator'] as const;
type Caller = (typeof callers)[number];

let server: TestServer;
let hub: RunningHub;
const browsers = new Map<Caller, TestBrowser>();
const sample = '0198f2aa-0000-7000-8000-00000000000a';

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({
    handsOver: false,
    limits: { signIn: { burst: 1e6, perSecond: 1e6 } },
    // Its routes only exist with a sign-on; nobody answers at this one.
    oidc: { name: 'Thử', issuer: 'http://127.0.0.1:9', clientId: 'x', claim: 'g', roles: {} },
  });
  // The first administrator has every role; the callers have one each.
  const first = new TestBrowser(hub);
  const { path } = await inTransaction(hub.store.pool, (client) => inviteFirst(client, Date.now()));
  expect((await first.join(path, 'Hà')).status).toBe(200);
  browsers.set('nobody', new TestBrowser(hub));
  for (const caller of ['noRole', ...roles, 'administrator'] as const) {
    const invited = await first.confirmed('POST', 'people', {
      name: caller,
      roles: roles.filter((role) => role === caller),
      isAdministrator: caller === 'administrator',
      ...(caller === 'buildingEditor' && { buildings: ['00004/Tòa A3'] }),
    });
    const browser = new TestBrowser(hub);
    expect((await browser.join(String(invited.body['path']), caller)).status).toBe(200);
    browsers.set(caller, browser);
  }
}, 120_000);
afterAll(() => server?.stop(), 60_000);

/** `METHOD path` of every route that the hub serves to the console; HEAD answers as GET does. */
const served = () =>
  hub.routes
    .filter((route) => route.includes(` ${consoleApi}`) && !/^(HEAD|OPTIONS) /.test(route))
    .map((route) => route.replace(consoleApi, ''));
const parts = (route: string): readonly [string, string] => {
  const [method = '', path = ''] = route.split(' ');
  return [method, path.replaceAll(/:\w+/g, sample)];
};
const browserOf = (caller: Caller) => {
  const browser = browsers.get(caller);
  if (browser === undefined) throw new Error(`nobody made ${caller}`);
  return browser;
};
const mayEnter = (caller: Caller, who: WhoMay) =>
  who === 'door' ||
  (caller !== 'nobody' &&
    (who === 'anyone' ||
      (who === 'staff'
        ? caller !== 'buildingEditor'
        : caller !== 'noRole' && who.includes(caller))));
/** Last: they end the session that the others are asked with. */
const inOrder = () =>
  served().sort((a, b) => Number(a.includes('sign-out')) - Number(b.includes('sign-out')));

describe('every route of the console', () => {
  it('stands in the table of who may, and the table names no other', () => {
    expect(served().length).toBeGreaterThan(60);
    expect(served().sort()).toEqual(Object.keys(whoMay).sort());
    for (const [route, { rows }] of Object.entries(whoMay)) {
      expect(rows === undefined, `${route}: whose is what its address names?`).toBe(
        !route.includes(':'),
      );
    }
  });

  it('that changes anything refuses another origin, a form and another site (CSRF)', async () => {
    const changing = served().filter((route) => !route.startsWith('GET '));
    const caller = browserOf('administrator');
    for (const route of changing) {
      for (const headers of [
        { origin: 'https://evil.example' },
        { 'sec-fetch-site': 'cross-site' },
        { 'content-type': 'application/x-www-form-urlencoded' },
      ]) {
        const { status, body } = await caller.ask(...parts(route), {}, headers);
        expect([status, body['type']], `${route} ${JSON.stringify(headers)}`).toEqual([
          403,
          'https://motcham.vn/problems/foreign-origin',
        ]);
      }
    }
    expect(changing.length).toBeGreaterThan(30);
  });

  it('sends the whole set of headers, whatever it answers', async () => {
    for (const route of inOrder()) {
      const { headers } = await browserOf('nobody').ask(...parts(route));
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, route).toContain("default-src 'none'");
      expect(policy, route).not.toMatch(/unsafe-|\*/);
      expect(headers.get('cache-control'), route).toBe('no-store');
      expect(headers.get('x-content-type-options'), route).toBe('nosniff');
      expect(headers.get('x-frame-options'), route).toBe('DENY');
      expect(headers.get('cross-origin-resource-policy'), route).toBe('same-origin');
    }
  });
});

describe.each(callers)('%s', (caller) => {
  it('enters what the table opens, and nothing else', async () => {
    for (const route of inOrder()) {
      const rule = whoMay[route];
      if (rule === undefined) continue;
      const { status, body } = await browserOf(caller).ask(...parts(route));
      const type = String(body['type'] ?? '')
        .split('/')
        .at(-1);
      const isClosed = type === 'sign-in-needed' || type === 'role-needed';
      expect(isClosed, `${caller} ${route}: ${status} ${type}`).toBe(!mayEnter(caller, rule.who));
      expect(status, route).toBeLessThan(500);
      if (isClosed) expect(status, route).toBe(caller === 'nobody' ? 401 : 403);
      // Signing out worked: what comes after needs somebody again.
      if (route.startsWith('POST sign-out') && caller !== 'nobody') {
        expect((await browserOf(caller).signIn()).status).toBe(200);
      }
    }
  });
});

describe('rows of one person', () => {
  it('are out of reach for everybody else (IDOR)', async () => {
    const owner = browserOf('viewer');
    const { body } = await owner.ask('GET', 'account');
    const account = body as unknown as {
      passkeys: readonly { id: string }[];
      sessions: readonly { id: string }[];
    };
    const idOf = (route: string) =>
      (route.includes('passkeys') ? account.passkeys : account.sessions)[0]?.id;
    const own = Object.entries(whoMay).filter(([, { rows }]) => rows === 'own');
    expect(own.length).toBeGreaterThan(2);
    for (const [route] of own) {
      const [method = '', path = ''] = route.split(' ');
      const id = idOf(route);
      expect(id, route).toBeDefined();
      for (const caller of callers) {
        if (caller === 'viewer') continue;
        const asked = await browserOf(caller).ask(method, path.replace(':id', id ?? ''), {
          name: 'của tôi',
        });
        expect([401, 404, 409], `${caller} ${route}`).toContain(asked.status);
      }
    }
    const after = await owner.ask('GET', 'account');
    expect(after.status).toBe(200);
    expect(after.body).toMatchObject({ passkeys: account.passkeys });
  });
});
