import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hubPaths } from '../domain.ts';
import { listenLocal } from '../serve/index.ts';
import { ask, startTestShell } from '../test-support/shell-rig.ts';
import { HubProxy, keyPinOf, proxyLimits } from './index.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function listen(server: Server): Promise<number> {
  closers.push(
    () =>
      new Promise((resolve) => {
        if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function') {
          server.closeAllConnections();
        }
        server.close(resolve);
      }),
  );
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
}

async function kioskOf(hubUrl: string) {
  const kiosk = await startTestShell({ hub: { url: hubUrl } });
  closers.push(kiosk.close);
  return kiosk;
}

/** A hub for what pages ask; what the shell says for itself is not its business here. */
async function hubOf(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    if (request.url === hubPaths.shellBeat) response.writeHead(404).end();
    else answer(request, response);
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

describe('the way to the hub', () => {
  test('carries method, path, query, body and signature headers; not cookies, origin or token', async () => {
    const seen: { url: string; headers: Record<string, unknown>; body: string }[] = [];
    const hub = await hubOf(async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      seen.push({ url: `${request.method} ${request.url}`, headers: request.headers, body });
      response.writeHead(202, { 'x-hub': 'yes', 'set-cookie': 'a=b' }).end('{"ok":true}');
    });
    const kiosk = await kioskOf(hub);
    const answer = await kiosk.ask('/hub/v1/actions?a=1&b=%C4%91', {
      method: 'POST',
      headers: { ...(await kiosk.page()), signature: 'sig1=:x:', cookie: 'c=d' },
      body: '{"actions":[]}',
    });
    expect([answer.status, answer.text, answer.headers['x-hub']]).toEqual([
      202,
      '{"ok":true}',
      'yes',
    ]);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(seen[0]).toMatchObject({
      url: 'POST /hub/v1/actions?a=1&b=%C4%91',
      body: '{"actions":[]}',
    });
    expect(seen[0]?.headers).toMatchObject({ signature: 'sig1=:x:' });
    for (const name of ['cookie', 'origin', 'x-motcham-bridge', 'sec-fetch-site']) {
      expect(seen[0]?.headers[name]).toBeUndefined();
    }
    const status = await kiosk.ask('/bridge/status', { headers: await kiosk.page() });
    expect(JSON.parse(status.text).hub).toBe('reachable');
  });

  test('a 500 of the hub is passed on as it is', async () => {
    const kiosk = await kioskOf(
      await hubOf((_request, response) => response.writeHead(500).end('broken')),
    );
    const answer = await kiosk.ask('/hub/health', { headers: kiosk.own });
    expect([answer.status, answer.text]).toEqual([500, 'broken']);
  });

  test('nobody there: 502 hub-unreachable, and the status says so', async () => {
    const kiosk = await kioskOf('http://127.0.0.1:9');
    const answer = await kiosk.ask('/hub/health', { headers: kiosk.own });
    expect(answer.status).toBe(502);
    expect(JSON.parse(answer.text).type).toMatch(/hub-unreachable$/);
    const status = await kiosk.ask('/bridge/status', { headers: await kiosk.page() });
    expect(JSON.parse(status.text).hub).toBe('unreachable');
  });

  test('garbage instead of HTTP: 502', async () => {
    const garbage = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.resume().end('\u0000\u0001garbage\r\n\r\n');
    });
    const port = await listen(garbage);
    const kiosk = await kioskOf(`http://127.0.0.1:${port}`);
    expect((await kiosk.ask('/hub/health', { headers: kiosk.own })).status).toBe(502);
  });

  test('a kept connection that the hub has closed meanwhile does not look like a hub that is gone', async () => {
    let connections = 0;
    const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\nconnection: keep-alive\r\n\r\nhub';
    const hub = createTcpServer((socket) => {
      socket.on('error', () => {});
      // Answers once, then hangs up on the second request, as a restarted hub does.
      socket.once('data', (asked) => {
        // The shell's own beat comes when it comes.
        if (String(asked).startsWith('GET')) connections += 1;
        socket.write(answer);
        socket.once('data', () => socket.resetAndDestroy());
      });
    });
    const kiosk = await kioskOf(`http://127.0.0.1:${await listen(hub)}`);
    for (let i = 0; i < 3; i += 1) {
      expect((await kiosk.ask('/hub/health', { headers: kiosk.own })).text).toBe('hub');
    }
    expect(connections).toBe(3);
  });

  test('a page that leaves takes its held request along, also on a kept connection', async () => {
    const asked: string[] = [];
    let held: IncomingMessage | undefined;
    const kiosk = await kioskOf(
      await hubOf((request, response) => {
        asked.push(request.url ?? '');
        // The wake poll is held, everything else is answered.
        if (request.url !== '/hub/v1/wake') response.end('hub');
        else held = request;
      }),
    );
    await kiosk.ask('/hub/health', { headers: kiosk.own });
    const poll = get({
      host: '127.0.0.1',
      port: kiosk.shell.port,
      path: '/hub/v1/wake',
      headers: { host: `localhost:${kiosk.shell.port}`, ...kiosk.own },
    });
    // Left before any answer came: that is the point.
    poll.on('error', () => {});
    await vi.waitFor(() => expect(held).toBeDefined());
    const over = new Promise((resolve) => held?.once('close', resolve));
    poll.destroy();
    await over;
    // Asked once more, it would hold the next one for a minute, and the shell from ending.
    await kiosk.ask('/hub/health', { headers: kiosk.own });
    expect(asked).toEqual(['/hub/health', '/hub/v1/wake', '/hub/health']);
  });

  test('an answer that stops half way breaks off instead of looking whole', async () => {
    const kiosk = await kioskOf(
      await hubOf((_request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half');
        setTimeout(() => response.destroy(), 20);
      }),
    );
    await expect(kiosk.ask('/hub/health', { headers: kiosk.own })).rejects.toThrow();
  });

  test('a foreign page may not use it', async () => {
    const kiosk = await kioskOf(await hubOf((_request, response) => response.end('never')));
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await kiosk.ask('/hub/health', { headers })).status).toBe(403);
  });
});

describe('limits', () => {
  async function shortProxy(hub: string, change: Partial<typeof proxyLimits>) {
    const proxy = new HubProxy({ url: hub }, { ...proxyLimits, ...change });
    const local = await listenLocal((request, response) => {
      void proxy.pass(request, response, request.url ?? '/');
    }, 0);
    closers.push(async () => {
      proxy.close();
      await local.close();
    });
    return local.port;
  }

  test('a silent hub is given up after the silence limit', async () => {
    const port = await shortProxy(await hubOf(() => {}), { silenceMs: 80 });
    expect((await ask(port, '/hub/v1/wake')).status).toBe(502);
  });

  test('a slow answer within the limit arrives: a wake poll is not cut', async () => {
    const hub = await hubOf((_request, response) => {
      setTimeout(() => response.writeHead(204).end(), 150);
    });
    expect((await ask(await shortProxy(hub, { silenceMs: 2000 }), '/hub/v1/wake')).status).toBe(
      204,
    );
  });

  test('a body over the limit is refused by length and by bytes', async () => {
    const hub = await hubOf((request, response) => {
      request.resume();
      request.on('end', () => response.end('taken'));
    });
    const port = await shortProxy(hub, { requestBytesMax: 1000 });
    const post = (headers: Record<string, string>) =>
      ask(port, '/hub/v1/actions', { method: 'POST', headers, body: 'x'.repeat(5000) });
    expect((await post({})).status).toBe(413);
    expect((await post({ 'transfer-encoding': 'chunked' })).status).toBe(413);
  });

  test('an answer over the limit breaks off', async () => {
    const port = await shortProxy(
      await hubOf((_request, response) => response.end('x'.repeat(50_000))),
      { answerBytesMax: 10_000 },
    );
    await expect(ask(port, '/hub/v1/content')).rejects.toThrow();
  });
});

const openssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!openssl)('the key pin', () => {
  test('the pinned key is spoken to, another key never hears a request', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'motcham-tls-'));
    closers.push(async () => rmSync(directory, { recursive: true, force: true }));
    const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
        '1',
        '-subj',
        '/CN=hub',
        '-keyout',
        key,
        '-out',
        certificate,
      ],
      { stdio: 'ignore' },
    );
    const heard: string[] = [];
    const hub = createTlsServer(
      { key: readFileSync(key), cert: readFileSync(certificate) },
      (request, response) => {
        heard.push(request.url ?? '');
        response.end('hub');
      },
    );
    const url = `https://127.0.0.1:${await listen(hub)}`;
    const pin = keyPinOf(new X509Certificate(readFileSync(certificate)));
    const pinned = await startTestShell({ hub: { url, keyPins: [pin] } });
    expect((await pinned.ask('/hub/health', { headers: pinned.own })).text).toBe('hub');
    expect(heard).toContain('/hub/health');
    // A shell also speaks for itself: what is heard from here on is of another key.
    await pinned.close();
    heard.length = 0;
    const wrong = await startTestShell({ hub: { url, keyPins: [`${'A'.repeat(43)}=`] } });
    closers.push(wrong.close);
    expect((await wrong.ask('/hub/health', { headers: wrong.own })).status).toBe(502);
    const none = await startTestShell({ hub: { url } });
    closers.push(none.close);
    expect((await none.ask('/hub/health', { headers: none.own })).status).toBe(502);
    expect(heard).toEqual([]);
  });

  test('a pin on a plain address is a mistake that is told', async () => {
    const keyPins = [`${'A'.repeat(43)}=`];
    await expect(startTestShell({ hub: { url: 'http://127.0.0.1:9', keyPins } })).rejects.toThrow(
      'https',
    );
  });
});
