import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer } from '../test-support.ts';
import { inviteFirst } from './index.ts';
import { rolesOf } from './oidc.ts';
import { TestBrowser } from './test-support.ts';

const groups: Readonly<Record<string, readonly string[]>> = {
  lan: ['can-bo', 'bien-tap', 'lạ'],
  khach: ['khach'],
  sep: ['administrators'],
  minh: ['can-bo'],
};
const roles = { 'bien-tap': ['editor' as const], 'can-bo': ['viewer' as const] };

const signOn = {
  ...{ name: 'Cổng của thành phố', clientId: 'motcham', clientSecret: 'a-secret-of-this-test' },
  ...{ claim: 'groups', roles },
};

let issuer = '';
let databaseUrl = '';
let server: TestServer;
/** Processes of one hub have the same keys. */
const keysOf = () => `${server.directory}/sign-on`;
let sites: Server;
/** What stands between the hub and the sign-on now. */
let road: 'open' | 'cut' | 'refuses' = 'open';
let provider: Provider;
let hub: RunningHub;
/** Who sits at the sign-on now. */
let account = 'lan';

beforeAll(async () => {
  server = await TestServer.start();
  sites = createServer((request, response) => {
    if (road === 'cut') return void request.socket.destroy();
    if (road === 'refuses') return void response.writeHead(502).end('Bad Gateway');
    // The page where a person would type a password: here they are known at once.
    if (request.url?.startsWith('/interaction/')) {
      void provider
        .interactionFinished(request, response, { login: { accountId: account } })
        .catch(() => response.end());
      return;
    }
    void provider.callback()(request, response);
  });
  await new Promise<void>((resolve) => sites.listen(0, '127.0.0.1', resolve));
  issuer = `http://localhost:${(sites.address() as AddressInfo).port}`;
  databaseUrl = await server.newDatabase();
  hub = await server.hub({ databaseUrl, directory: keysOf(), oidc: { ...signOn, issuer } });
  const callback = `http://localhost:${new URL(hub.url).port}/console/api/v1/oidc/callback`;
  provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'motcham',
        client_secret: 'a-secret-of-this-test',
        redirect_uris: [callback],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    claims: { openid: ['sub'], profile: ['name', 'groups'] },
    // What a city's sign-on does: the groups stand in the ID token itself.
    conformIdTokenClaims: false,
    findAccount: (_, accountId) => ({
      accountId,
      claims: async () => ({
        sub: accountId,
        name: `Người ${accountId}`,
        groups: groups[accountId],
      }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
});
afterAll(async () => {
  await new Promise((resolve) => sites?.close(resolve));
  await server?.stop();
});

interface Way {
  /** Address that the sign-on sends back to. */
  readonly back: string;
  readonly stateCookie: string;
  readonly asked: URL;
}

/** From the console's button to the sign-on and back to the door, as a browser goes. */
async function goThere(browser: TestBrowser): Promise<Way> {
  const start = await browser.ask('GET', 'oidc/start');
  const asked = new URL(start.headers.get('location') ?? '');
  const [stateCookie = ''] = (start.headers.getSetCookie()[0] ?? '').split(';');
  const jar = new Map<string, string>();
  for (let next = asked.href; ; ) {
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`the sign-on stopped: ${response.status} ${await response.text()}`);
    next = new URL(location, next).href;
    if (next.startsWith(browser.origin)) return { back: next, stateCookie, asked };
  }
}

const comeBack = (browser: TestBrowser, { back, stateCookie }: Way) =>
  browser.ask(
    'GET',
    new URL(back).pathname + new URL(back).search,
    {},
    {
      cookie: stateCookie,
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
    },
  );

async function signIn(who: string): Promise<TestBrowser> {
  account = who;
  const browser = new TestBrowser(hub);
  await comeBack(browser, await goThere(browser));
  return browser;
}

it("a person of the city's sign-on comes in with the roles of their groups, and no other", async () => {
  const browser = new TestBrowser(hub);
  account = 'lan';
  const way = await goThere(browser);
  expect(way.asked.searchParams.get('code_challenge_method')).toBe('S256');
  expect(way.asked.searchParams.get('nonce')).toMatch(/.{20}/);
  const answer = await comeBack(browser, way);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/console/']);
  const { body } = await browser.ask('GET', 'session');
  expect(body).toMatchObject({
    by: 'oidc',
    person: { name: 'Người lan', roles: ['viewer', 'editor'], isAdministrator: false },
  });
  expect((await browser.ask('GET', 'people')).status).toBe(403);
});

it('who has no role here is nobody here; no group makes an administrator', async () => {
  for (const who of ['khach', 'sep']) {
    const browser = await signIn(who);
    expect(browser.cookie).toBe('');
    expect((await browser.ask('GET', 'session')).status).toBe(401);
  }
});

it('the answer counts once, in the browser that asked, for what it asked', async () => {
  account = 'lan';
  const browser = new TestBrowser(hub);
  const way = await goThere(browser);
  const thief = new TestBrowser(hub);
  const failed = '/console/sign-in?problem=sign-on';
  // Somebody else's answer slipped into this browser (login CSRF), and this answer elsewhere.
  expect((await comeBack(thief, { ...way, stateCookie: '' })).headers.get('location')).toBe(failed);
  const other = await goThere(thief);
  expect(
    (await comeBack(thief, { ...way, stateCookie: other.stateCookie })).headers.get('location'),
  ).toBe(failed);
  // A code of another sign-in with this one's state: nonce and verifier do not fit.
  const mixed = new URL(way.back);
  mixed.searchParams.set('code', new URL(other.back).searchParams.get('code') ?? '');
  expect((await comeBack(browser, { ...way, back: mixed.href })).headers.get('location')).toBe(
    failed,
  );
  const fresh = await goThere(browser);
  expect((await comeBack(browser, fresh)).headers.get('location')).toBe('/console/');
  expect((await comeBack(browser, fresh)).headers.get('location')).toBe(failed);
});

it('a step-up still needs a passkey; who was revoked here stays out', async () => {
  const administrator = new TestBrowser(hub);
  const { path } = await inTransaction(hub.store.pool, (client) => inviteFirst(client, Date.now()));
  await administrator.join(path, 'Quản trị');
  const browser = await signIn('lan');
  const { body } = await browser.ask('GET', 'session');
  const { id } = body['person'] as unknown as { id: string };
  const rights = { roles: ['viewer'], isAdministrator: true };
  expect((await administrator.confirmed('PUT', `people/${id}/rights`, rights)).status).toBe(200);
  // An administrator by now, and signed in, but without a passkey to confirm with.
  const invite = { name: 'Ai', roles: [], isAdministrator: false };
  const refused = await browser.confirmed('POST', 'people', invite).catch(() => undefined);
  expect(refused?.status).toBe(403);
  const added = await browser.ask('POST', 'account/passkeys/options');
  const answer = browser.authenticator.register(added.body['options'] as never);
  expect((await browser.ask('POST', 'account/passkeys', { answer })).status).toBe(200);
  expect((await browser.confirmed('POST', 'people', invite)).status).toBe(200);
  expect((await administrator.confirmed('DELETE', `people/${id}`)).status).toBe(200);
  expect((await browser.ask('GET', 'session')).status).toBe(401);
  expect((await signIn('lan')).cookie).toBe('');
});

it.each(['cut', 'refuses'] as const)(
  'a sign-on that is gone while somebody is at it is said to be away, and lets them in again later: %s',
  async (how) => {
    account = 'minh';
    const away = '/console/sign-in?problem=sign-on-away';
    const way = await goThere(new TestBrowser(hub));
    road = how;
    const browser = new TestBrowser(hub);
    expect((await comeBack(browser, way)).headers.get('location')).toBe(away);
    expect(browser.cookie).toBe('');
    road = 'open';
    const again = new TestBrowser(hub);
    await comeBack(again, await goThere(again));
    expect((await again.ask('GET', 'session')).status).toBe(200);
  },
);

it('one process sends there, another takes the answer, which cannot reach it', async () => {
  account = 'minh';
  const way = await goThere(new TestBrowser(hub));
  const other = await server.hub({
    databaseUrl,
    directory: keysOf(),
    oidc: { ...signOn, issuer },
  });
  road = 'cut';
  const browser = new TestBrowser(other);
  const answer = await comeBack(browser, way);
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/console/sign-in?problem=sign-on-away',
  ]);
  expect((await browser.ask('GET', 'oidc/start')).headers.get('location')).toBe(
    '/console/sign-in?problem=sign-on-away',
  );
  road = 'open';
  expect((await browser.ask('GET', 'oidc/start')).headers.get('location')).toContain(issuer);
});

it('reads names and lists of names, and nothing inherited', () => {
  const config = { name: 'x', issuer: 'https://x.example', clientId: 'x', claim: 'g', roles };
  expect(rolesOf(config, { g: 'bien-tap' })).toEqual(['editor']);
  expect(rolesOf(config, { g: ['can-bo', 'can-bo', 7, null] })).toEqual(['viewer']);
  expect(rolesOf(config, { g: ['__proto__', 'constructor', 'toString'] })).toEqual([]);
  expect(rolesOf(config, {})).toEqual([]);
});
