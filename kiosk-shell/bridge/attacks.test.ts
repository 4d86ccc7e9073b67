import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestShell, type TestShell } from '../test-support/shell-rig.ts';

// Real sockets on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let kiosk: TestShell;
let port: number;
let token: string;
/** Lines that the kiosk's own page would send. */
let own: string[];

beforeAll(async () => {
  kiosk = await startTestShell();
  port = kiosk.shell.port;
  token = (await kiosk.page())['x-motcham-bridge'];
  own = [
    `Host: localhost:${port}`,
    `Origin: http://localhost:${port}`,
    'Sec-Fetch-Site: same-origin',
    `x-motcham-bridge: ${token}`,
  ];
});
afterAll(() => kiosk.close());

/** Bytes as no HTTP library would send them; status of the answer, 0 when the line is just cut. */
function raw(text: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.setEncoding('latin1');
    socket.on('error', () => resolve(0));
    socket.on('close', () => resolve(0));
    socket.on('data', (part) => {
      resolve(Number(/^HTTP\/1\.1 (\d{3}) /.exec(String(part))?.[1] ?? 0));
      socket.destroy();
    });
    socket.write(text);
  });
}

const request = (line: string, lines: readonly string[] = own, body = '') =>
  raw(`${[line, ...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`);
const status = (lines: readonly string[]) => request('GET /bridge/status HTTP/1.1', lines);
const other = (name: string, ...lines: string[]) => [
  ...own.filter((line) => !line.startsWith(`${name}:`)),
  ...lines,
];
/** A body to a path, or with headers of its own. */
const post = (body: string, lines: readonly string[] = []) =>
  request(
    'POST /bridge/beat HTTP/1.1',
    [...own, `Content-Length: ${Buffer.byteLength(body)}`, ...lines],
    body,
  );
const beat = '"screen":"home","idle":false,"progress":1';

test('what every refusal is measured against: the page itself is served', async () => {
  expect(await status(own)).toBe(200);
  expect(await post(`{${beat}}`)).toBe(204);
});

describe('names of the host that are not its one name', () => {
  test.each([
    ['a dot at its end', (at: number) => `localhost.:${at}`],
    ['capitals', (at: number) => `LOCALHOST:${at}`],
    ['IPv6', (at: number) => `[::1]:${at}`],
    ['IPv4 as one number', (at: number) => `2130706433:${at}`],
    ['another port', () => 'localhost:80'],
    ['a port with a nought before it', (at: number) => `localhost:0${at}`],
    ['a name behind it', (at: number) => `localhost:${at}@evil.example`],
    ['two in one', (at: number) => `localhost:${at}, evil.example`],
    ['nothing', () => ''],
  ])('%s', async (_, hostOf) => {
    expect(await status(other('Host', `Host: ${hostOf(port)}`))).toBe(403);
  });

  test('a second one, before or after', async () => {
    expect(await status([...own, 'Host: evil.example'])).toBe(403);
    expect(await status(['Host: evil.example', ...own])).toBe(403);
  });

  test('none at all, in every version of HTTP that allows it or not', async () => {
    const bare = other('Host');
    expect(await request('GET /bridge/status HTTP/1.0', bare)).toBe(403);
    expect(await request('GET /bridge/status HTTP/1.1', bare)).toBe(400);
    expect(await raw('GET /bridge/session\r\n\r\n')).toBe(403);
    expect(await raw('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')).toBe(400);
  });

  test('in the address itself: nothing is fetched for anybody', async () => {
    expect(await request('GET http://evil.example/bridge/status HTTP/1.1')).toBe(404);
    expect(await request('GET http://evil.example/hub/v1/x HTTP/1.1')).toBe(404);
    expect(await request(`CONNECT localhost:${port} HTTP/1.1`)).toBe(0);
  });
});

describe('who asks', () => {
  test('two origins, and one in capitals', async () => {
    expect(await status([...own, 'Origin: http://evil.example'])).toBe(403);
    expect(await status(other('Origin', `Origin: HTTP://LOCALHOST:${port}`))).toBe(403);
    expect(await status(other('Origin', 'Origin: null'))).toBe(403);
  });

  test('a token in other letters, twice, in the address, in a cookie', async () => {
    const name = 'x-motcham-bridge';
    const swapped = token.replace(/[a-z]/i, (letter) =>
      letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
    );
    expect(await status(other(name, `${name}: ${swapped}`))).toBe(403);
    expect(await status([...own, `${name}: a`])).toBe(403);
    expect(await status(other(name, `Cookie: ${name}=${token}`))).toBe(403);
    expect(await request(`GET /bridge/status?${name}=${token} HTTP/1.1`, other(name))).toBe(403);
  });

  test('a web socket of a foreign page is refused, and none is ever opened', async () => {
    const upgrade = [
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ];
    expect(await status([...other('Origin', 'Origin: https://evil.example'), ...upgrade])).toBe(
      403,
    );
    expect(await status([...own, ...upgrade])).toBe(200);
  });
});

describe('roads around the token', () => {
  test.each([
    '//bridge/status',
    '/bridge//status',
    '/bridge/./status',
    '/bridge/../bridge/status',
    '/x/../bridge/status',
    '/%62ridge/status',
    '/bridge%2fstatus',
    '/BRIDGE/status',
    '/bridge/status;a',
    '/bridge/status%00',
    '/bridge\\status',
    '/bridge/rescue/../status',
    '/bridge/rescue/%2e%2e/status',
    '*',
  ])('%s', async (path) => {
    const line = `GET ${path} HTTP/1.1`;
    expect([403, 404]).toContain(await request(line, other('x-motcham-bridge')));
  });

  test.each(['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PROPFIND'])('%s', async (method) => {
    expect(await request(`${method} /bridge/status HTTP/1.1`)).toBe(404);
  });
});

describe('heads and bodies that lie', () => {
  test.each([
    ['16 KB in one header', () => status([...own, `a: ${'b'.repeat(20_000)}`]), 431],
    ['2,600 headers', () => status([...own, ...Array<string>(2_600).fill('a: b')]), 431],
    ['a long address', () => request(`GET /${'b'.repeat(20_000)} HTTP/1.1`), 431],
    ['a space before a colon', () => status([...own, 'Host : evil.example']), 400],
    ['a folded header', () => status([...own, 'a: b\r\n c']), 400],
    ['two lengths', () => post('abcde', ['Content-Length: 4']), 400],
    ['a length and chunks', () => post('0\r\n\r\n', ['Transfer-Encoding: chunked']), 400],
    [
      'a length below nothing',
      () => request('POST /bridge/beat HTTP/1.1', [...own, 'Content-Length: -1']),
      400,
    ],
    [
      'a length of 100 GB',
      () => request('POST /bridge/beat HTTP/1.1', [...own, 'Content-Length: 99999999999'], 'x'),
      413,
    ],
    ['a chunk of 2^64', () => chunked('ffffffffffffffff1\r\n{}\r\n0\r\n\r\n'), 400],
    [
      'a chunk that explains itself at length',
      () => chunked(`2;${'a'.repeat(40_000)}\r\n{}\r\n0\r\n\r\n`),
      413,
    ],
    ['trailers without end', () => chunked(`2\r\n{}\r\n0\r\n${'a: b\r\n'.repeat(5_000)}\r\n`), 431],
    [
      'chunks beyond the limit',
      () => chunked(`${`1000\r\n${'x'.repeat(4096)}\r\n`.repeat(20)}0\r\n\r\n`),
      413,
    ],
  ])('%s', async (_, send, expected) => {
    // Said so, or just cut: who goes on sending meanwhile may not hear why.
    expect([expected, 0]).toContain(await send());
    expect(await status(own)).toBe(200);
  });

  test.each([
    ['__proto__ beside', `{${beat},"__proto__":{"x":1}}`],
    ['__proto__ in place of it', `{"__proto__":{${beat}}}`],
    ['constructor', `{${beat},"constructor":{"prototype":{"x":1}}}`],
    ['arrays 30,000 deep', '['.repeat(30_000) + ']'.repeat(30_000)],
    ['objects 5,000 deep', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
    ['a number without end', '{"screen":"home","idle":false,"progress":1e400}'],
    ['a byte order mark', `\ufeff{${beat}}`],
  ])('JSON with %s', async (_, body) => {
    expect(await post(body)).toBe(400);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  const chunked = (body: string) =>
    request('POST /bridge/beat HTTP/1.1', [...own, 'Transfer-Encoding: chunked'], body);
});

describe('many and slow', () => {
  /** Opens `count` lines that send half a head, and waits until each is open or was cut. */
  async function open(count: number): Promise<Socket[]> {
    const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
    await Promise.all(
      sockets.map((socket) => {
        socket.on('error', () => {});
        socket.resume();
        return new Promise<void>((resolve) => {
          socket.once('close', resolve);
          socket.once('connect', () => {
            socket.write('GET /bridge/status HTTP/1.1\r\n');
            resolve();
          });
        });
      }),
    );
    return sockets;
  }

  test('1,000 lines with half a head: 64 are held at most, all are cut, and the page is back', async () => {
    const sockets = await open(1_000);
    const alive = () => sockets.filter((socket) => !socket.closed).length;
    await expect.poll(alive, { timeout: 30_000 }).toBeLessThanOrEqual(64);
    // The limit for a head is 10 s: after it every one of them is gone without their doing.
    await expect.poll(alive, { timeout: 30_000 }).toBe(0);
    expect(await status(own)).toBe(200);
  });
});
