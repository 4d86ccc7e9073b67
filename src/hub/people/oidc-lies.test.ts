import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningHub } from '../running-hub.ts';
import { TestServer } from '../test-support.ts';
import { TestBrowser } from './test-support.ts';

/** What a sign-on says of itself and of the person; each test bends one thing. */
interface Said {
  readonly discovered: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly key: KeyObject;
  readonly alg: string;
}

const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const base64Url = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

let server: TestServer;
let site: Server;
let issuer: string;
/** Added to what an honest sign-on says. */
let bent: Partial<Said> = {};
/** Of the sign-in under way. */
let nonce = '';

function idToken(): string {
  const now = Math.floor(Date.now() / 1000);
  const { alg = 'ES256', key = own.privateKey, claims = {} } = bent;
  const honest = { iss: issuer, aud: 'motcham', sub: 'lan', iat: now, exp: now + 60, nonce };
  const body = { ...honest, groups: 'can-bo', name: 'Lan', ...claims };
  const text = `${base64Url({ alg, kid: 'k1' })}.${base64Url(body)}`;
  const signed =
    alg === 'none' ? '' : sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${Buffer.from(signed).toString('base64url')}`;
}

beforeAll(async () => {
  server = await TestServer.start();
  site = createServer((request, response) => {
    const answer = (value: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    request.resume();
    if (request.url?.startsWith('/.well-known/')) {
      return answer({
        issuer: bent.discovered ?? issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['ES256'],
        authorization_response_iss_parameter_supported: true,
      });
    }
    if (request.url === '/jwks') {
      const jwk = own.publicKey.export({ format: 'jwk' });
      return answer({ keys: [{ ...jwk, kid: 'k1', alg: 'ES256', use: 'sig' }] });
    }
    return answer({ access_token: 'x', token_type: 'Bearer', id_token: idToken() });
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  issuer = `http://localhost:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await server?.stop();
  await new Promise((done) => site?.close(done));
});

/** A hub of its own, which discovers anew. */
function newHub(): Promise<RunningHub> {
  return server.hub({
    handsOver: false,
    oidc: {
      name: 'Cổng',
      issuer,
      clientId: 'motcham',
      clientSecret: 'a-secret-of-this-test',
      claim: 'groups',
      roles: { 'can-bo': ['viewer'] },
    },
  });
}

const failed = '/console/sign-in?problem=sign-on';

/** From the button to the way back; `iss` is what the address of the answer says. */
async function comeIn(hub: RunningHub, iss = issuer) {
  const browser = new TestBrowser(hub);
  const start = await browser.ask('GET', 'oidc/start');
  const asked = new URL(start.headers.get('location') ?? '', browser.origin);
  nonce = asked.searchParams.get('nonce') ?? '';
  const [cookie = ''] = (start.headers.getSetCookie()[0] ?? '').split(';');
  const query = new URLSearchParams({
    code: 'c',
    state: asked.searchParams.get('state') ?? '',
    iss,
  });
  const back = await browser.ask('GET', `oidc/callback?${query}`, {}, { cookie });
  return { location: back.headers.get('location'), browser };
}

it('lets in whom an honest sign-on names', async () => {
  bent = {};
  const { location, browser } = await comeIn(await newHub());
  expect(location).toBe('/console/');
  expect((await browser.ask('GET', 'session')).status).toBe(200);
});

it('lets nobody in by a token that lies in one thing', async () => {
  const hub = await newHub();
  const lies: Readonly<Record<string, Partial<Said>>> = {
    'another issuer': { claims: { iss: 'https://login.example' } },
    'another nonce': { claims: { nonce: 'x'.repeat(43) } },
    'no nonce': { claims: { nonce: undefined } },
    'for another console': { claims: { aud: 'another' } },
    'run out': { claims: { exp: Math.floor(Date.now() / 1000) - 3_600 } },
    'signed by a stranger': { key: stranger.privateKey },
    'signed by nobody': { alg: 'none' },
  };
  for (const [name, lie] of Object.entries(lies)) {
    bent = lie;
    const { location, browser } = await comeIn(hub);
    expect(location, name).toBe(failed);
    expect(browser.cookie, name).toBe('');
  }
  bent = {};
  expect((await comeIn(hub, 'https://login.example')).location, 'mix-up').toBe(failed);
});

it('asks nobody whose own papers name another issuer', async () => {
  bent = { discovered: 'https://login.example' };
  const browser = new TestBrowser(await newHub());
  expect((await browser.ask('GET', 'oidc/start')).headers.get('location')).toBe(failed);
});
