import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyRequest } from '../../domain/api/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import { silent } from '../fleet/test-support.ts';
import { openKeyring } from '../keys/index.ts';
import { HubMetrics } from '../observe/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestClock, TestServer, testSite } from '../test-support.ts';
import { alarmMail } from './alarm-mail.ts';
import { type AlarmEvent, DeliveryWorker, queueDeliveries, readChannels } from './index.ts';
import { attemptsMax, leaseMs, waitMs } from './limits.ts';
import { Mailer } from './send-mail.ts';

let server: TestServer;
let hub: RunningHub;
let keys: Awaited<ReturnType<typeof openKeyring>>;
let clock: TestClock;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  server = await TestServer.start();
  keys = await openKeyring(`${server.directory}/alarm-keys`, Date.now);
}, 60_000);
afterAll(async () => {
  for (const close of closers) await close();
  await server.stop();
}, 60_000);
beforeEach(async () => {
  hub = await server.hub({ handsOver: false });
  clock = new TestClock();
});

const event: AlarmEvent = {
  alarm: '01a00000-0000-7000-8000-000000000001',
  kiosk: 'k-7KQ2M9XR',
  site: { ...testSite, building: 'Nhà B2\r\nBcc: x@example.invalid' },
  change: 'raised',
  truth: 'down',
  reason: 'silent',
  badSinceMs: Date.UTC(2026, 10, 22, 2, 41),
  heardMs: null,
  atMs: Date.UTC(2026, 10, 22, 2, 45),
};

interface Call {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A webhook that answers what it is told to; 200 once it was told nothing more. */
async function webhook(...statuses: number[]) {
  const calls: Call[] = [];
  const http: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(statuses.shift() ?? 200).end('x'.repeat(100_000));
    });
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  closers.push(() => new Promise((done) => http.close(done)));
  const { port } = http.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/alarms?of=hn`, calls };
}

/** A real SMTP server that keeps what it is given. */
async function mailbox(options: { readonly refuseFirst?: number } = {}) {
  const mails: { from: string; to: string[]; text: string }[] = [];
  let refusals = options.refuseFirst === undefined ? 0 : 1;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on('end', () => {
        if (refusals > 0) {
          refusals -= 1;
          done(Object.assign(new Error('not now'), { responseCode: options.refuseFirst ?? 451 }));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text,
        });
        done();
      });
    },
  });
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
  closers.push(() => new Promise<void>((done) => smtp.close(done)));
  const { port } = smtp.server.address() as AddressInfo;
  const to = ['truc@example.invalid', 'phong@example.invalid'];
  return {
    channel: { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'kiosk@example.invalid', to },
    mails,
  };
}

function workerFor(channels: ConstructorParameters<typeof DeliveryWorker>[2]) {
  const metrics = new HubMetrics(hub.store.pool);
  const world = { clock: clock.now, metrics, log: silent, trial: true };
  const worker = new DeliveryWorker(hub.store, keys.handover, channels, world);
  closers.push(() => worker.close());
  return worker;
}

const queue = (channels: Parameters<typeof queueDeliveries>[1], events = [event]) =>
  queueDeliveries(hub.store.pool, channels, events, clock.now());

describe('a webhook', () => {
  it('is given signed JSON with an idempotency key, and again with the same key until it takes it', async () => {
    const { url, calls } = await webhook(503, 429, 200);
    const channels = { webhooks: [url] };
    await queue(channels);
    const worker = workerFor(channels);
    expect(await worker.round()).toBe(1);
    expect(await worker.round()).toBe(0);
    clock.offsetMs += waitMs(1, 0);
    expect(await worker.round()).toBe(1);
    clock.offsetMs += waitMs(2, 0);
    expect(await worker.round()).toBe(1);
    clock.offsetMs += 3_600_000;
    expect(await worker.round()).toBe(0);
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    const [call] = calls;
    const { headers, body } = call!;
    const single = (name: string) =>
      typeof headers[name] === 'string' ? headers[name] : undefined;
    const signed = {
      'content-digest': single('content-digest'),
      'signature-input': single('signature-input'),
      signature: single('signature'),
    };
    const key = await crypto.subtle.importKey(
      'jwk',
      { ...keys.handover.publicKey },
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['verify'],
    );
    const verify = (text: string) =>
      verifyRequest(
        { method: 'POST', path: '/alarms', query: '?of=hn', body: toUtf8(text) },
        signed,
        key,
        Date.now() / 1000,
      );
    expect(await verify(body)).toMatchObject({ ok: true });
    expect(await verify(body.replace('down', 'well'))).toMatchObject({ ok: false });
    expect(JSON.parse(body)).toMatchObject({
      type: 'vn.motcham.alarms',
      events: [{ kiosk: event.kiosk, change: 'raised', badSince: '2026-11-22T02:41:00.000Z' }],
    });
  });

  it('that refuses for good is not asked again, and that one is dead says the console', async () => {
    const { url, calls } = await webhook(400);
    await queue({ webhooks: [url] });
    const worker = workerFor({ webhooks: [url] });
    await worker.round();
    clock.offsetMs += 86_400_000;
    expect(await worker.round()).toBe(0);
    expect(calls).toHaveLength(1);
    // Its path may be its password: only its place is told.
    expect(await readChannels(hub.store, {})).toEqual([
      {
        channel: 'webhook',
        target: new URL(url).origin,
        waiting: 0,
        dead: 1,
        lastDoneMs: null,
        problem: 'http400',
      },
    ]);
  });

  it('that sends elsewhere is not followed: no address inside is ever asked (SSRF)', async () => {
    const inside = await webhook();
    const asked: string[] = [];
    const outside = createServer((request, response) => {
      asked.push(request.url ?? '');
      request.resume();
      response.writeHead(307, { location: inside.url }).end();
    });
    await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done));
    closers.push(() => new Promise((done) => outside.close(done)));
    const url = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`;
    await queue({ webhooks: [url] });
    await workerFor({ webhooks: [url] }).round();
    expect(asked).toEqual(['/']);
    expect(inside.calls).toEqual([]);
    const { rows } = await hub.store.pool.query('select state, problem from alarm_deliveries');
    expect(rows).toEqual([{ state: 'dead', problem: 'http307' }]);
  });

  it('that nobody answers at is given up after its tries, and one sender alone has each message', async () => {
    const { url, calls } = await webhook();
    const gone = 'http://127.0.0.1:1/';
    await queue({ webhooks: [url, gone] });
    const one = workerFor({ webhooks: [url, gone] });
    const two = workerFor({ webhooks: [url, gone] });
    await Promise.all([one.round(), two.round()]);
    expect(calls).toHaveLength(1);
    await hub.store.pool.query('update alarm_deliveries set attempts = $1', [attemptsMax - 1]);
    clock.offsetMs += leaseMs + waitMs(attemptsMax, 0);
    await one.round();
    const { rows } = await hub.store.pool.query(
      'select state, problem from alarm_deliveries where target = $1',
      [gone],
    );
    expect(rows).toEqual([{ state: 'dead', problem: 'unreachable' }]);
  });
});

describe('mail', () => {
  it('arrives in Vietnamese, marked as a trial, and no name of a place makes a header', async () => {
    const { channel, mails } = await mailbox();
    await queue({ mail: channel }, [
      { ...event, change: 'cleared', truth: 'well', reason: null },
      event,
    ]);
    expect(await workerFor({ mail: channel }).round()).toBe(1);
    const [mail] = mails;
    expect(mail).toMatchObject({ from: channel.from, to: channel.to });
    const [head = '', ...rest] = mail!.text.split('\r\n\r\n');
    const body = rest.join('\r\n\r\n');
    expect(head).not.toMatch(/^bcc:/im);
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/im);
    const text = /base64/i.test(head)
      ? Buffer.from(body, 'base64').toString()
      : Buffer.from(
          body
            .replaceAll(/=\r\n/g, '')
            .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
              String.fromCharCode(Number.parseInt(hex, 16)),
            ),
          'latin1',
        ).toString();
    expect(text).toContain('Mở: Mất liên lạc (cả trang và vỏ máy đều im), từ 09:41');
    expect(text.indexOf('Mở:')).toBeLessThan(text.indexOf('Hết:'));
  });

  it('about the disk of the hub says how much is free and what to do, beside what kiosks do', () => {
    const full: AlarmEvent = {
      alarm: '01a00000-0000-7000-8000-000000000009',
      hub: 'hub-01\r\nBcc: x@example.invalid',
      change: 'raised',
      storage: 'full',
      disks: [{ place: 'hub', freeBytes: 60e6, totalBytes: 20e9 }],
      badSinceMs: event.badSinceMs,
      atMs: event.atMs,
    };
    const alone = alarmMail([full], false);
    expect(alone.subject).toBe(
      'Mở báo động: Đĩa của trung tâm đã đầy, hub-01 Bcc: x@example.invalid',
    );
    expect(alone.text).toBe(
      'Mở: Đĩa của trung tâm đã đầy, từ 09:41\n' +
        '  hub-01 Bcc: x@example.invalid · còn 0,1 GB trong 20,0 GB\n' +
        '  Cán bộ chưa lưu được việc mới. Yêu cầu của cư dân không mất: trung tâm còn nhận, hoặc máy giữ lại. Hãy dọn chỗ trống trên máy chủ ngay.\n',
    );
    const over = { ...full, change: 'cleared', storage: 'well' } as const;
    const { subject, text } = alarmMail([over, event], true);
    expect(subject).toBe('[CHẠY THỬ] 2 báo động của Một Chạm');
    expect(text).toContain('Hết: Đĩa của trung tâm đã đủ chỗ\n');
    expect(text.indexOf('Mở:')).toBeLessThan(text.indexOf('Hết:'));
  });

  it('that the server cannot take now comes later, with the same message id', async () => {
    const { channel, mails } = await mailbox({ refuseFirst: 451 });
    await queue({ mail: channel });
    const worker = workerFor({ mail: channel });
    await worker.round();
    expect(mails).toEqual([]);
    clock.offsetMs += waitMs(1, 0);
    await worker.round();
    expect(mails).toHaveLength(1);
    const { rows } = await hub.store.pool.query('select id::text from alarm_deliveries');
    expect(mails[0]!.text).toContain(`Message-ID: <${rows[0].id}@motcham>`);
  });

  it('to a server that takes for ever, or speaks a byte at a time, waits no longer than it may', async () => {
    for (const speak of [
      () => undefined,
      (socket: Socket) => {
        const drip = setInterval(() => socket.write('2'), 20);
        socket.on('close', () => clearInterval(drip));
      },
    ]) {
      const sockets = new Set<Socket>();
      const slow = createTcpServer((socket) => {
        sockets.add(socket);
        socket.on('error', () => undefined);
        speak(socket);
      });
      await new Promise<void>((done) => slow.listen(0, '127.0.0.1', done));
      const smtpUrl = `smtp://127.0.0.1:${(slow.address() as AddressInfo).port}`;
      const channel = { smtpUrl, from: 'a@example.invalid', to: ['b@example.invalid'] };
      const mailer = new Mailer(channel, true, 300);
      const sent = await mailer.send({
        id: '01a00000-0000-7000-8000-000000000002',
        channel: 'mail',
        target: '',
        events: [event],
        attempts: 1,
      });
      expect(sent).toEqual({ kind: 'later', problem: 'timeout' });
      mailer.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => slow.close(done));
    }
  });
});
