import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type ConnectionOptions, connect, createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubPaths } from '../../domain/api/index.ts';
import { sha256, toHex } from '../../domain/basics/index.ts';
import { batchQuery } from '../../domain/bundle/index.ts';
import { inviteFirst } from '../people/index.ts';
import { TestBrowser } from '../people/test-support.ts';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer, testContent } from '../test-support.ts';

/** Debian keeps servers where the path of a plain account does not look. */
const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };

/** Whether this machine can run it: no test of a proxy without one. */
const isHere = ['nginx -v', 'openssl version'].every((line) => {
  const [command = '', ...words] = line.split(' ');
  try {
    execFileSync(command, words, { stdio: 'ignore', env });
    return true;
  } catch {
    return false;
  }
});
if (!isHere) {
  process.stderr.write(
    'SKIPPED: the hub behind nginx. Install nginx-light and openssl to have it tried.\n',
  );
}

const reference = join(import.meta.dirname, '../../../docs/deploy/motcham.nginx.conf');
const directory = mkdtempSync(join(tmpdir(), 'motcham-nginx-'));
const stops: (() => unknown)[] = [];
let server: TestServer;
let hub: RunningHub;
let ca = '';
let port = 0;
let plainPort = 0;
/** What the hub itself said that it answered. */
let log = '';
const answered = (route: string) =>
  log.split('\n').filter((line) => line.includes(`"route":"${route}"`)).length;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

/** A certificate of a test's own authority for `localhost`. */
function makeCertificates(): void {
  const at = (name: string) => join(directory, name);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const run = (...words: string[]) => execFileSync('openssl', words, { stdio: 'ignore' });
  run(
    'req',
    '-x509',
    ...key,
    '-subj',
    '/CN=test CA',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
  );
  run(
    ...['req', '-x509', ...key, '-CA', at('ca.pem'), '-CAkey', at('ca.key')],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
    ...['-addext', 'basicConstraints=critical,CA:false'],
    ...['-keyout', at('key.pem'), '-out', at('cert.pem')],
  );
  ca = readFileSync(at('ca.pem'), 'utf8');
}

/** The reference file with the addresses of this test in it, and nothing else changed. */
function configuration(): string {
  let text = readFileSync(reference, 'utf8');
  for (const [from, to] of [
    ['127.0.0.1:8430', new URL(hub.url).host],
    ['listen 443 ', `listen 127.0.0.1:${port} `],
    ['listen 80 ', `listen 127.0.0.1:${plainPort} `],
    ['https://motcham.example', `https://localhost:${port}`],
    ['server_name motcham.example', 'server_name localhost'],
    ['/etc/motcham/tls/fullchain.pem', join(directory, 'cert.pem')],
    ['/etc/motcham/tls/key.pem', join(directory, 'key.pem')],
    ['/var/cache/nginx/motcham', join(directory, 'cache')],
  ] as const) {
    if (!text.includes(from)) throw new Error(`the reference has no ${from}`);
    text = text.replaceAll(from, to);
  }
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(directory, name)};`)
    .join(' ');
  return `${user} daemon off; pid ${join(directory, 'pid')}; error_log stderr crit;
    events { worker_connections 256; } http { access_log off; ${paths} ${text} }`;
}

async function startNginx(): Promise<void> {
  const file = join(directory, 'nginx.conf');
  writeFileSync(file, configuration());
  for (const name of ['cache', 'logs']) mkdirSync(join(directory, name));
  execFileSync('nginx', ['-t', '-q', '-p', directory, '-c', file], { stdio: 'pipe', env });
  const nginx = spawn('nginx', ['-p', directory, '-c', file], { stdio: 'ignore', env });
  const ended = new Promise((resolve) => nginx.once('exit', resolve));
  stops.push(() => {
    nginx.kill('SIGTERM');
    return ended;
  });
  for (let tries = 100; tries > 0; tries -= 1) {
    const isUp = await speak({}, 'x').then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nginx does not listen');
}

/** Everything that comes back on one TLS line, until it is closed. */
function speak(options: ConnectionOptions, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const given = { host: '127.0.0.1', port, ca, servername: 'localhost', ...options };
    const socket = connect(given, () => socket.write(bytes));
    let text = '';
    // A line that is kept open after its answer has nothing more to say.
    socket.setTimeout(1_500, () => socket.destroy());
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve(text) : reject(error),
    );
    socket.on('close', () => resolve(text));
  });
}

const statuses = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, of]) => of);
const get = (path: string, more = '') =>
  speak({}, `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n${more}\r\n`);

describe.skipIf(!isHere)('behind a real nginx with the reference file', () => {
  beforeAll(async () => {
    server = await TestServer.start();
    [port, plainPort] = [await freePort(), await freePort()];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        log += String(chunk);
        done();
      },
    });
    const consoleDirectory = join(directory, 'console');
    mkdirSync(consoleDirectory);
    writeFileSync(join(consoleDirectory, 'index.html'), '<!doctype html><title>console</title>');
    hub = await server.hub({
      consoleDirectory,
      consoleOrigin: `https://localhost:${port}`,
      proxies: ['127.0.0.1'],
      log: { level: 'info', stream },
      limits: { enrol: { burst: 3, perSecond: 0.001 } },
    });
    makeCertificates();
    await startNginx();
  }, 60_000);
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
    await server?.stop();
    rmSync(directory, { recursive: true, force: true });
  }, 60_000);

  it('speaks TLS 1.2 and 1.3, to its own name only, and nothing older', async () => {
    const older = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const limits = { minVersion: version, maxVersion: version } as const;
      const asked = `GET /hub/health HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`;
      expect(statuses(await speak(limits, asked))).toEqual(['200']);
    }
    for (const maxVersion of ['TLSv1', 'TLSv1.1'] as const) {
      await expect(speak({ ...older, maxVersion }, 'x')).rejects.toThrow(/protocol version|alert/i);
    }
    // The same client does reach a server that still speaks it: it was nginx who refused.
    const old = createTlsServer({
      ...older,
      key: readFileSync(join(directory, 'key.pem')),
      cert: readFileSync(join(directory, 'cert.pem')),
    });
    old.on('secureConnection', (socket) => socket.end('old'));
    await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
    const oldPort = (old.address() as AddressInfo).port;
    expect(await speak({ ...older, maxVersion: 'TLSv1.1', port: oldPort }, 'x')).toBe('old');
    old.close();
    await expect(speak({ servername: 'elsewhere.example' }, 'x')).rejects.toThrow();
    const foreign = 'GET /hub/health HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n';
    expect(statuses(await speak({}, foreign))).not.toContain('200');
  });

  it('leads from the clear to TLS, and asks for it ever after, once', async () => {
    const moved = await fetch(`http://127.0.0.1:${plainPort}/console/?a=1`, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([
      301,
      `https://localhost:${port}/console/?a=1`,
    ]);
    for (const path of ['/console/', '/hub/health', '/nothing']) {
      const answer = await get(path);
      expect(answer.match(/strict-transport-security: .*/gi), path).toEqual([
        'Strict-Transport-Security: max-age=63072000; includeSubDomains',
      ]);
      expect(answer).not.toMatch(/^server: nginx\//im);
    }
  });

  it('lets a person in with a cookie that leaves over TLS only', async () => {
    const { path } = await inTransaction(hub.store.pool, (client) =>
      inviteFirst(client, Date.now()),
    );
    const browser = new TestBrowser({ url: `https://localhost:${port}` }, ca);
    const joined = await browser.join(path, 'Hà');
    expect(joined.status).toBe(200);
    const [cookie = ''] = joined.headers.getSetCookie();
    for (const word of [
      /^__Host-motcham=/,
      /; Secure/,
      /; HttpOnly/,
      /; SameSite=Strict/,
      /; Path=\//,
    ]) {
      expect(cookie).toMatch(word);
    }
    expect((await browser.ask('GET', 'account')).status).toBe(200);
  });

  it('believes no caller about itself', async () => {
    const body = JSON.stringify({ code: 'x' });
    const tries: (string | undefined)[] = [];
    for (let at = 0; at < 5; at += 1) {
      const [status] = statuses(
        await speak(
          {},
          `POST ${hubPaths.enrol} HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/json\r\n` +
            `X-Forwarded-For: 10.0.0.${at}\r\nForwarded: for=10.0.1.${at}\r\nX-Real-IP: 10.0.2.${at}\r\n` +
            `Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
        ),
      );
      tries.push(status);
    }
    expect(tries.slice(3)).toEqual(['429', '429']);
    // Neither a name nor a protocol of the caller's own.
    const lies = 'X-Forwarded-Host: elsewhere.example\r\nX-Forwarded-Proto: http\r\n';
    expect(statuses(await get('/console/api/v1/account', lies))).toEqual(['401']);
    const figures = await get(hubPaths.metrics);
    expect(statuses(figures)).toEqual(['200']);
  });

  it('carries what may be long, and refuses what is longer', async () => {
    const post = (bytes: number) =>
      speak(
        {},
        `POST ${hubPaths.actions} HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/json\r\n` +
          `Content-Length: ${bytes}\r\nConnection: close\r\n\r\n${'x'.repeat(bytes)}`,
      );
    expect(statuses(await post(700 * 1024))).toEqual(['413']);
    expect(statuses(await post(300 * 1024))).toEqual(['413']);
    expect(statuses(await post(200 * 1024))).not.toEqual(['413']);
    expect(statuses(await get(`/hub/${'x'.repeat(40_000)}`))).toEqual(['414']);
    expect(statuses(await get('/hub/health', `X-Long: ${'x'.repeat(40_000)}\r\n`))).toEqual([
      '400',
    ]);
  });

  it('asks the hub once for what never changes, and each time for what does', async () => {
    const content = testContent('một');
    await hub.publish(content);
    const refs = await Promise.all(
      content.sections.map(async ({ bytes }) => ({ sha256: toHex(await sha256(bytes)) })),
    );
    const together = hubPaths.sections + batchQuery(refs);
    for (let turn = 0; turn < 3; turn += 1) {
      expect(statuses(await get(together))).toEqual(['200']);
      expect(statuses(await get(hubPaths.tuf('timestamp.json')))).toEqual(['200']);
    }
    expect(answered(hubPaths.sections)).toBe(1);
    expect(answered(hubPaths.tuf(':name'))).toBe(3);
  });

  describe('a request inside a request (smuggling)', () => {
    const smuggled = 'GET /hub/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const chunk = `0\r\n\r\n${smuggled}`;
    it.each([
      ['a length and chunks', `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`],
      ['chunks and a length', `Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n${chunk}`],
      ['two lengths', `Content-Length: 0\r\nContent-Length: 44\r\n\r\n${smuggled}`],
      ['a length that is no number', `Content-Length: +0\r\n\r\n${smuggled}`],
      ['a coding that only looks like chunks', `Transfer-Encoding: xchunked\r\n\r\n${chunk}`],
      ['chunks that are not last', `Transfer-Encoding: chunked, identity\r\n\r\n${chunk}`],
      [
        'a space before the colon',
        `Transfer-Encoding : chunked\r\nContent-Length: 4\r\n\r\n${chunk}`,
      ],
      [
        'a folded line',
        `X-A: b\r\n Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n${chunk}`,
      ],
      [
        'a size of a chunk that is none',
        `Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n${smuggled}`,
      ],
      ['an underscore for a dash', `Content_Length: 0\r\nContent-Length: 5\r\n\r\n${chunk}`],
    ])('%s: what is inside never reaches the hub', async (_, rest) => {
      const before = answered(hubPaths.openapi);
      const head = 'POST /console/api/v1/sign-in/options HTTP/1.1\r\nConnection: close\r\n';
      const answer = await speak({}, `${head}Host: localhost:${port}\r\n${rest}`);
      expect(statuses(answer).length).toBeLessThanOrEqual(1);
      // One after it, as of somebody else: it gets its own answer.
      expect(statuses(await get('/hub/health'))).toEqual(['200']);
      expect(answered(hubPaths.openapi)).toBe(before);
    });
  });
});
