import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { keyPinOf } from '../proxy/index.ts';
import { startTestShell } from '../test-support/shell-rig.ts';
import { openProvision } from './index.ts';
import { probeHub } from './probe-hub.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const health = JSON.stringify({ status: 'ready', trial: false, epoch: 'e', contentVersion: 1 });
const asHub: RequestListener = (_request, response) => response.end(health);

async function listens(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
const plainHub = async (listener: RequestListener = asHub) =>
  `http://127.0.0.1:${await listens(createServer(listener))}`;

function directoryOf(): string {
  const directory = mkdtempSync(join(tmpdir(), 'motcham-provision-'));
  closers.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const bare = async (stateDirectory?: string) => {
  const shell = await startTestShell({
    hub: {},
    trial: false,
    ...(stateDirectory !== undefined && { stateDirectory }),
  });
  let isOpen = true;
  const close = async () => {
    if (isOpen) await shell.close();
    isOpen = false;
  };
  closers.push(close);
  const post = async (path: string, body: object) =>
    shell.ask(path, {
      method: 'POST',
      headers: { ...(await shell.page()), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const session = async () =>
    JSON.parse((await shell.ask('/bridge/session', { headers: shell.own })).text);
  return { ...shell, close, post, session };
};

describe('a bare machine', () => {
  test('serves the page, belongs to nobody, and reaches nobody', async () => {
    const shell = await bare();
    expect((await shell.ask('/')).status).toBe(200);
    expect(await shell.session()).toMatchObject({ hub: null, trial: false, enrolment: null });
    const headers = shell.own;
    expect((await shell.ask('/hub/v1/heartbeat', { headers })).status).toBe(502);
  });

  test('sends only the enrolment to a hub whose code was read, until the page is known there', async () => {
    const heard: string[] = [];
    const hub = await plainHub((request, response) => {
      heard.push(request.url ?? '');
      response.end(health);
    });
    const directory = directoryOf();
    const shell = await bare(directory);
    const target = { hub, keyPin: null };
    const probe = await shell.post('/bridge/provision', target);
    expect(JSON.parse(probe.text)).toMatchObject({ outcome: 'ok' });
    expect((await shell.ask('/hub/v1/heartbeat', { headers: shell.own })).status).toBe(502);
    expect((await shell.post('/hub/v1/enrol', {})).status).toBe(200);
    expect((await shell.session()).hub).toBeNull();
    // The power goes: what was read stands, and it still belongs to nobody.
    await shell.close();
    const again = await bare(directory);
    expect((await again.post('/hub/v1/enrol', {})).status).toBe(200);
    expect((await again.session()).hub).toBeNull();
    expect((await again.post('/bridge/provision/done', target)).status).toBe(204);
    expect((await again.post('/bridge/provision/done', target)).status).toBe(204);
    expect((await again.ask('/hub/v1/heartbeat', { headers: again.own })).status).toBe(200);
    await again.close();
    const third = await bare(directory);
    expect((await third.session()).hub).toEqual(target);
    expect((await third.ask('/hub/v1/heartbeat', { headers: third.own })).status).toBe(200);
    expect(heard.filter((path) => !path.startsWith('/hub/v1/shell'))).toEqual([
      ...['/hub/health', '/hub/v1/enrol', '/hub/v1/enrol'],
      ...['/hub/v1/heartbeat', '/hub/v1/heartbeat'],
    ]);
  });

  test('takes nothing that is no hub, and no page that is not its own', async () => {
    const shell = await bare();
    for (const hub of ['https://hub.example/path', 'ftp://hub', 'https://u@hub', '']) {
      expect((await shell.post('/bridge/provision', { hub, keyPin: null })).status).toBe(400);
    }
    const pin = `${'A'.repeat(43)}=`;
    const plain = { hub: 'http://127.0.0.1:9', keyPin: pin };
    expect((await shell.post('/bridge/provision', plain)).status).toBe(400);
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const asked = { method: 'POST', headers: foreign, body: JSON.stringify(plain) };
    expect((await shell.ask('/bridge/provision', asked)).status).toBe(403);
    const tokenless = { method: 'POST', headers: shell.own, body: JSON.stringify(plain) };
    expect((await shell.ask('/bridge/provision/done', tokenless)).status).toBe(403);
  });
});

describe('what a machine belongs to', () => {
  const [a, b] = ['https://a.example', 'https://b.example'].map((hub) => ({ hub, keyPin: null }));
  if (!a || !b) throw new Error('broken invariant');

  test('is the old hub or the new one after every cut, never neither', async () => {
    const directory = directoryOf();
    let one = await openProvision(directory, undefined);
    await one.prepare(a);
    await one.settle(a);
    await one.prepare(b);
    one = await openProvision(directory, undefined);
    expect([one.current?.url, one.next?.url]).toEqual([a.hub, b.hub]);
    await one.settle(b);
    one = await openProvision(directory, undefined);
    expect([one.current?.url, one.next]).toEqual([b.hub, undefined]);
  });

  test('a write that was cut leaves the record before it; a broken record is as none', async () => {
    const directory = directoryOf();
    const one = await openProvision(directory, undefined);
    await one.settle(a);
    writeFileSync(join(directory, 'provision.json.new'), '{"v":1,"curr');
    expect((await openProvision(directory, undefined)).current?.url).toBe(a.hub);
    writeFileSync(join(directory, 'provision.json'), '{"v":1,"curr');
    const broken = await openProvision(directory, undefined);
    expect(broken.current).toBeUndefined();
    // The page says again which hub it belongs to.
    await broken.settle(a);
    expect((await openProvision(directory, undefined)).told).toEqual(a);
  });

  test('is the hub of its image until another code was redeemed', async () => {
    const directory = directoryOf();
    const image = { url: a.hub };
    const one = await openProvision(directory, image);
    expect(one.told).toEqual(a);
    await one.prepare(a);
    expect(one.next).toBeUndefined();
    await one.prepare(b);
    await one.settle(b);
    expect((await openProvision(directory, image)).told).toEqual(b);
  });

  test('is not changed when the disk takes nothing', async () => {
    const directory = directoryOf();
    const one = await openProvision(directory, undefined);
    await one.settle(a);
    mkdirSync(join(directory, 'provision.json.new'));
    await expect(one.settle(b)).rejects.toThrow();
    expect(one.current?.url).toBe(a.hub);
  });
});

describe('a first look at a hub', () => {
  const now = () => Date.now();

  const servers: readonly (readonly [string, () => Promise<string>, string])[] = [
    ['nobody there', async () => 'http://127.0.0.1:9', 'unreachable'],
    ['no such name', async () => 'https://no-such-host.invalid', 'unreachable'],
    [
      'a page of somebody else',
      () => plainHub((_request, response) => response.end('<html>')),
      'notAHub',
    ],
    [
      'a login page of the building',
      () => plainHub((_request, response) => response.writeHead(302, { location: '/login' }).end()),
      'notAHub',
    ],
    [
      'an answer without end',
      () => plainHub((_request, response) => response.end('x'.repeat(100_000))),
      'unreachable',
    ],
    ['a hub', () => plainHub(), 'ok'],
  ];
  test.each(servers)('%s', async (_name, server, outcome) => {
    expect(await probeHub({ url: await server() }, now)).toMatchObject({ outcome });
  });

  test('says that our clock is wrong, and by how much', async () => {
    const late = () => Date.now() - 3_600_000;
    const found = await probeHub({ url: await plainHub() }, late);
    expect(found.outcome).toBe('clockWrong');
    expect(Math.round((found.clockOffsetMs ?? 0) / 60_000)).toBe(60);
  });

  test('tells a wrong key from a certificate that nobody vouches for', async () => {
    const directory = directoryOf();
    const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
        ...['-days', '1', '-subj', '/CN=hub', '-keyout', key, '-out', certificate],
      ],
      { stdio: 'ignore' },
    );
    const tls = { key: readFileSync(key), cert: readFileSync(certificate) };
    const url = `https://127.0.0.1:${await listens(createTlsServer(tls, asHub))}`;
    const pin = keyPinOf(new X509Certificate(tls.cert));
    expect((await probeHub({ url, keyPins: [pin] }, now)).outcome).toBe('ok');
    const other = [`${'A'.repeat(43)}=`];
    expect((await probeHub({ url, keyPins: other }, now)).outcome).toBe('wrongPin');
    expect((await probeHub({ url }, now)).outcome).toBe('certificate');
  });
});
