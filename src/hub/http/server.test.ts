import { type AddressInfo, connect, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HubMetrics } from '../observe/index.ts';
import { hubLimits } from './limits.ts';
import { addCommonHooks, createServer } from './server.ts';

const app = createServer(hubLimits, { level: 'silent' }, []);
const lines: Socket[] = [];

beforeAll(async () => {
  addCommonHooks(app, hubLimits, new HubMetrics(new pg.Pool()), Date.now);
  app.post('/taken', async () => ({}));
  app.server.on('connection', (line) => lines.push(line));
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

/** What comes over a line that says this and no more, until it is closed. */
async function hears(said: string, untilMs = 300): Promise<string> {
  const line = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let heard = '';
  line.setEncoding('utf8').on('data', (text) => {
    heard += text;
  });
  const closed = new Promise<void>((resolve) => line.once('close', () => resolve()));
  await new Promise<void>((resolve) => line.once('connect', () => resolve()));
  if (said !== '') line.write(said);
  await new Promise((resolve) => setTimeout(resolve, untilMs));
  // As Node does with a line that has no whole request within its time.
  const late = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
  const open = lines.at(-1);
  if (open?.destroyed === false) app.server.emit('clientError', late, open);
  await closed;
  return heard;
}

it('closes a line that was opened ahead of need without a word, and tells half a request what it is', async () => {
  expect(await hears('')).toBe('');
  expect(await hears('GET / HTTP/1.1\r\nhost:')).toMatch(/^HTTP\/1\.1 400 Bad Request/);
  expect(await hears('\u0016\u0003\u0001 no HTTP\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
});

/** Writes all of a body, piece by piece and whatever is answered meanwhile, and reads then. */
async function writes(bytes: number, type = 'application/json', more = ''): Promise<string> {
  const line = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let heard = '';
  let failure = '';
  line.on('error', ({ message }) => {
    failure = message;
  });
  const closed = new Promise<void>((resolve) => line.once('close', () => resolve()));
  line.write(
    `POST /taken HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\n${more}content-length: ${bytes}\r\n\r\n`,
  );
  for (let left = bytes; left > 0; left -= 32_768) {
    line.write('x'.repeat(Math.min(left, 32_768)));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  line.setEncoding('utf8').on('data', (text) => {
    heard += text;
  });
  await closed;
  return failure || heard;
}

it('answers a body that it refuses after its sender has said all of it', async () => {
  expect(await writes(hubLimits.bodyBytesMax + 100_000)).toMatch(/^HTTP\/1\.1 413/);
  expect(
    await writes(hubLimits.bodyBytesMax + 100_000, 'text/x-other', 'connection: close\r\n'),
  ).toMatch(/^HTTP\/1\.1 4\d\d/);
});
