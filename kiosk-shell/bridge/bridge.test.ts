import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  BridgeSessionSchema,
  BridgeStatusSchema,
  bridgeBodyBytesMax,
  bridgePaths,
  enrolmentProofText,
  PrintJobSchema,
  ShellEnrolmentSchema,
  verifyText,
} from '../domain.ts';
import { sampleSlips } from '../print/golden/samples.ts';
import { PrinterRig, until } from '../print/test-support/rig.ts';
import { startTestShell, type TestShell } from '../test-support/shell-rig.ts';
import { FloodLimit } from './flood-limit.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const code = 'ABCDEFGHJKMNP';
const slip = sampleSlips['feedback-vi']!;
let rig: PrinterRig;
let kiosk: TestShell;
let page: Record<string, string>;

beforeAll(async () => {
  rig = new PrinterRig();
  await rig.start();
  kiosk = await startTestShell({
    printer: { host: '127.0.0.1', port: rig.server.port, widthDots: 576 },
    enrolmentCode: () => code,
  });
  page = await kiosk.page();
});
afterAll(async () => {
  await kiosk.close();
  await rig.server.unplug();
});

describe('the session', () => {
  test('gives a token, the trial mark and the shell half of an enrolment that verifies', async () => {
    const answer = await kiosk.ask('/bridge/session', { headers: kiosk.own });
    const session = BridgeSessionSchema.parse(JSON.parse(answer.text));
    expect(session.trial).toBe(true);
    expect(session.enrolment?.code).toBe(code);
    const { publicKey, proof } = session.enrolment!.shell;
    const text = await enrolmentProofText('shell', code, publicKey);
    expect(await verifyText(text, proof, publicKey)).toBe(true);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('proves the shell’s key for a code that staff typed, and for nothing that is none', async () => {
    const prove = (body: unknown, headers = page) =>
      kiosk.ask(bridgePaths.enrolment, { method: 'POST', headers, body: JSON.stringify(body) });
    const typed = '7K2M9QXR4TWVA';
    const answer = await prove({ code: typed });
    const { shell } = ShellEnrolmentSchema.parse(JSON.parse(answer.text));
    const text = await enrolmentProofText('shell', typed, shell.publicKey);
    expect(await verifyText(text, shell.proof, shell.publicKey)).toBe(true);
    expect((await prove({ code: 'page 1' })).status).toBe(400);
    expect((await prove({ code: typed }, kiosk.own)).status).toBe(403);
  });

  test('tokens differ, and an old page keeps its own', async () => {
    const other = await kiosk.page();
    expect(other['x-motcham-bridge']).not.toBe(page['x-motcham-bridge']);
    expect((await kiosk.ask('/bridge/status', { headers: page })).status).toBe(200);
  });
});

describe('who is refused', () => {
  const paths = ['/bridge/session', '/bridge/status', '/bridge/events', '/bridge/print/x'];

  test.each(paths)('%s: DNS rebinding, a foreign name in Host', async (path) => {
    for (const host of [
      'evil.example',
      '127.0.0.1',
      `127.0.0.1:${kiosk.shell.port}`,
      'localhost',
    ]) {
      const answer = await kiosk.ask(path, { headers: { ...page, host } });
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('forbidden');
    }
  });

  test.each(paths)('%s: a foreign origin, even with a stolen token', async (path) => {
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost:3000',
      'http://127.0.0.1',
    ]) {
      const headers = { 'x-motcham-bridge': page['x-motcham-bridge']!, origin };
      expect((await kiosk.ask(path, { headers })).status).toBe(403);
    }
  });

  test.each(['cross-site', 'same-site', 'none'])('Sec-Fetch-Site: %s', async (site) => {
    const headers = { ...page, 'sec-fetch-site': site };
    expect((await kiosk.ask('/bridge/status', { headers })).status).toBe(403);
  });

  test('a caller that is no page: neither Origin nor Sec-Fetch-Site', async () => {
    const headers = { 'x-motcham-bridge': page['x-motcham-bridge']! };
    expect((await kiosk.ask('/bridge/status', { headers })).status).toBe(403);
  });

  test('a missing, wrong or empty token', async () => {
    for (const token of [undefined, '', 'a', `${page['x-motcham-bridge']}x`]) {
      const headers: Record<string, string> = { ...kiosk.own };
      if (token !== undefined) headers['x-motcham-bridge'] = token;
      const answer = await kiosk.ask('/bridge/status', { headers });
      expect(answer.status).toBe(403);
    }
  });

  test('no answer allows another origin to read it', async () => {
    const headers = { ...page, origin: 'https://evil.example' };
    const answer = await kiosk.ask('/bridge/status', { method: 'OPTIONS', headers });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('bodies', () => {
  const post = (body: string | Buffer, headers = {}) =>
    kiosk.ask('/bridge/print', { method: 'POST', headers: { ...page, ...headers }, body });

  test('larger than 64 KB: refused by its length, and by its bytes', async () => {
    const large = JSON.stringify({ jobId: randomUUID(), pad: 'x'.repeat(bridgeBodyBytesMax) });
    expect((await post(large)).status).toBe(413);
    expect((await post(large, { 'transfer-encoding': 'chunked' })).status).toBe(413);
  });

  test.each([
    ['not JSON', '{'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00])],
    ['another shape', '{"jobId":"x"}'],
    ['an empty body', ''],
    [
      'a document with too many blocks',
      JSON.stringify({
        jobId: randomUUID(),
        document: { ...slip, blocks: Array(81).fill({ type: 'rule' }) },
      }),
    ],
    ['an unknown member', JSON.stringify({ jobId: randomUUID(), document: slip, run: 'rm' })],
  ])('%s is a bad request', async (_name, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});

describe('printing over the bridge', () => {
  test('a slip is taken, told in events, and printed', async () => {
    const told: string[] = [];
    const events = get(
      {
        host: '127.0.0.1',
        port: kiosk.shell.port,
        path: '/bridge/events',
        headers: { ...page, host: `localhost:${kiosk.shell.port}` },
      },
      (response) => response.on('data', (part) => told.push(String(part))),
    );
    await until(() => told.join('').includes('event: status'));
    const jobId = randomUUID();
    const body = JSON.stringify({ jobId, document: slip });
    const answer = await kiosk.ask('/bridge/print', { method: 'POST', headers: page, body });
    expect(PrintJobSchema.parse(JSON.parse(answer.text)).jobId).toBe(jobId);
    await until(() => told.join('').includes('"state":"printed"'));
    events.destroy();
    const found = await kiosk.ask(`/bridge/print/${jobId}`, { headers: page });
    expect(JSON.parse(found.text).print.state).toBe('printed');
    expect(rig.count(slip).plain).toBe(1);
  });

  test('an unknown job is not found', async () => {
    const path = `/bridge/print/${randomUUID()}`;
    expect((await kiosk.ask(path, { headers: page })).status).toBe(404);
  });

  test('the status keeps to its schema', async () => {
    const answer = await kiosk.ask('/bridge/status', { headers: page });
    expect(BridgeStatusSchema.parse(JSON.parse(answer.text)).printer.status).toBe('ready');
  });

  test('a beat is taken, a beat with content is not', async () => {
    const beat = { screen: 'home', idle: false, progress: 3 };
    const send = (body: object) =>
      kiosk.ask('/bridge/beat', { method: 'POST', headers: page, body: JSON.stringify(body) });
    expect((await send(beat)).status).toBe(204);
    expect((await send({ ...beat, query: 'khai sinh' })).status).toBe(400);
  });
});

describe('floods', () => {
  test('the eleventh slip in a row is refused and told when to come back', async () => {
    const flooded = await startTestShell();
    const headers = await flooded.page();
    const statuses: number[] = [];
    let wait: string | undefined;
    for (let i = 0; i < 12; i += 1) {
      const answer = await flooded.ask('/bridge/print', { method: 'POST', headers, body: '{}' });
      statuses.push(answer.status);
      wait = answer.headers['retry-after'] ?? wait;
    }
    await flooded.close();
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(400));
    expect(statuses.slice(10)).toEqual([429, 429]);
    expect(Number(wait)).toBeGreaterThan(0);
  });

  test('the bucket fills with time and never over its brim; a clock that jumps back adds nothing', () => {
    let nowMs = 0;
    const rate = { burst: 2, perMinute: 60 };
    const limit = new FloodLimit(() => nowMs, {
      print: rate,
      session: rate,
      readiness: rate,
      other: rate,
    });
    const taken = () => limit.take('print') === 0;
    expect([taken(), taken(), taken()]).toEqual([true, true, false]);
    nowMs = 1000;
    expect([taken(), taken()]).toEqual([true, false]);
    nowMs = 3_600_000;
    expect([taken(), taken(), taken()]).toEqual([true, true, false]);
    nowMs = 0;
    expect(taken()).toBe(false);
  });
});
