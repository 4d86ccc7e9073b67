import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askHub, newTestKey, TestKiosk } from '../../../test/support/hub-client.ts';
import { lieMark, startReferenceOffice } from '../../cli/reference/index.ts';
import { type ActionBody, newFollowCode, replyHash } from '../../domain/action/index.ts';
import {
  answerEventType,
  backOfficeMediaType,
  type FollowAnswer,
  hubPaths,
  type Reply,
  signRequest,
} from '../../domain/api/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import { addDays, addWorkingDays, hanoiMoment } from '../../domain/calendar/index.ts';
import type { HubConfig } from '../hub-config.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestServer, testSite } from '../test-support.ts';
import { fillRandom } from '../world.ts';
import { listContradictions, listDeadLetters, replayActions } from './dead-letters.ts';

let server: TestServer;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => server.stop(), 60_000);

/** A hub with a reference office behind it. */
async function city(
  office: Parameters<typeof startReferenceOffice>[0] = {},
  config: Partial<HubConfig> = {},
) {
  const running = await startReferenceOffice({ paceMs: 60_000, ...office });
  closers.push(() => running.close());
  const hub = await server.hub({
    backOffice: { url: running.url, publicKey: running.publicKey, callMs: 1_000 },
    ...config,
  });
  closers.push(() => hub.close());
  await running.connect(hub);
  return { office: running, hub };
}

const newKiosk = async (hub: RunningHub) =>
  TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));

/** A working day next week, so that no test depends on the hour it runs at. */
const workingDay = (ahead = 3) => {
  const day = addWorkingDays(hanoiMoment(Date.now()).day, ahead);
  if (day === undefined) throw new Error('the calendar of the product ends here');
  return day;
};

type Left = { readonly follow: string; readonly body: ActionBody; readonly kiosk: TestKiosk };
type HourChange = Partial<Extract<ActionBody, { kind: 'appointment' }>>;

async function leave(kiosk: TestKiosk, body: ActionBody & { follow: string }): Promise<Left> {
  const seq = kiosk.nextSeq;
  kiosk.nextSeq += 1;
  const kind = body.kind === 'withdrawn' ? 'feedback' : body.kind;
  const sent = await kiosk.send([await kiosk.seal(body, kind, seq)]);
  expect(sent.status).toBe(200);
  return { follow: body.follow, body, kiosk };
}

const askHour = (kiosk: TestKiosk, change: HourChange = {}) =>
  leave(kiosk, {
    kind: 'appointment',
    serviceCode: '',
    field: 'civilStatus',
    branch: 'chi-nhanh-1',
    day: workingDay(),
    slot: '09:00',
    phone: '0912345678',
    personalNumber: '',
    name: '',
    language: 'vi',
    follow: newFollowCode(fillRandom),
    ...change,
  });

const statusOf = async (hub: RunningHub, { follow }: Left) =>
  (await askHub<FollowAnswer>(hub.url, hubPaths.follow(follow))).body;
/** What is left to do: opened requests, and those of which the seal is still on. */
const waiting = async (hub: RunningHub) =>
  (
    await hub.store.pool.query(
      `select state, attempts, reason from handover
        union all select 'sealed', 0, null from arrivals`,
    )
  ).rows;

/** Every text the database holds, as a dump would show it. */
async function everyText(hub: RunningHub): Promise<string> {
  const { rows } = await hub.store.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const texts = await Promise.all(
    rows.map(async ({ name }) => {
      const found = await hub.store.pool.query(`select t::text as text from "${name}" t`);
      return found.rows.map(({ text }) => text).join('\n');
    }),
  );
  return texts.join('\n');
}

describe('an answer', () => {
  it('comes back to the kiosk that asked, and to whoever has the code', async () => {
    const { hub, office } = await city();
    const kiosk = await newKiosk(hub);
    const other = await newKiosk(hub);
    const left = await askHour(kiosk);
    await expect
      .poll(() => statusOf(hub, left))
      .toMatchObject({
        status: 'confirmed',
        result: { kind: 'appointment', outcome: 'confirmed', slot: '09:00', reason: null },
      });
    const { body } = await kiosk.heartbeat();
    expect(body.replies).toEqual([
      {
        number: 1,
        hash: await replyHash(kiosk.identity.kiosk, left.follow),
        status: 'confirmed',
        changedAt: expect.any(String),
        result: (await statusOf(hub, left)).result,
      },
    ]);
    expect((await other.heartbeat()).body.replies).toBeUndefined();
    // Once the kiosk says that it has it, it is not told again; in another epoch it is.
    const seen = (epoch: string) => kiosk.heartbeat({ replies: { epoch, upTo: 1 } });
    expect((await seen(hub.epoch)).body.replies).toBeUndefined();
    expect((await seen('another')).body.replies).toHaveLength(1);
    expect(office.effects()).toHaveLength(1);
    expect(await waiting(hub)).toEqual([]);
  });

  it('wakes the kiosk that asked, also when it was written between two polls', async () => {
    const { hub } = await city();
    const kiosk = await newKiosk(hub);
    const poll = (replies: number) =>
      askHub(
        hub.url,
        `${hubPaths.wake}?version=0&kiosk=${kiosk.identity.kiosk}&replies=${replies}`,
      );
    const early = poll(0);
    await askHour(kiosk);
    expect((await early).body).toEqual({ contentVersion: 0, replies: true });
    expect((await poll(0)).body).toEqual({ contentVersion: 0, replies: true });
  });

  it('comes in pages, each change once and the newest state of each request', async () => {
    const { hub } = await city({ capacity: 1_000 });
    const kiosk = await newKiosk(hub);
    const count = 60;
    for (let i = 0; i < count; i += 1) await askHour(kiosk);
    let upTo = 0;
    const heard: Reply[] = [];
    await expect
      .poll(
        async () => {
          const { body } = await kiosk.heartbeat({ replies: { epoch: hub.epoch, upTo } });
          heard.push(...(body.replies ?? []));
          upTo = heard.at(-1)?.number ?? 0;
          return heard.length;
        },
        { timeout: 20_000 },
      )
      .toBe(count);
    expect(heard.map(({ number }) => number)).toEqual(heard.map((_, i) => i + 1));
    expect(new Set(heard.map(({ hash }) => hash)).size).toBe(count);
  });

  it('tells deadlines, dossiers and who was called', async () => {
    const { hub } = await city();
    const kiosk = await newKiosk(hub);
    const base = { language: 'vi' } as const;
    const urgent = await leave(kiosk, {
      ...base,
      kind: 'feedback',
      category: 'security',
      place: '',
      text: 'Cột điện nghiêng',
      urgent: true,
      follow: newFollowCode(fillRandom),
    });
    const dossier = await leave(kiosk, {
      ...base,
      kind: 'dossierQuestion',
      dossierCode: 'H26.17.45-261116-0005',
      follow: newFollowCode(fillRandom),
    });
    const call = await leave(kiosk, {
      ...base,
      kind: 'callForHelp',
      screen: 'home',
      follow: newFollowCode(fillRandom),
    });
    await expect
      .poll(() => statusOf(hub, urgent))
      .toMatchObject({
        status: 'received',
        result: { state: 'received', solveBy: expect.stringMatching(/Z$/) },
      });
    await expect
      .poll(() => statusOf(hub, dossier))
      .toMatchObject({
        status: 'done',
        result: { state: 'done', dueDay: '2026-11-20', askedAt: expect.stringMatching(/Z$/) },
      });
    await expect.poll(() => statusOf(hub, call)).toMatchObject({ result: { told: 'guard' } });
  });
});

describe('once in effect', () => {
  it('when the office answers too late, and is called again with the same key', async () => {
    const { hub, office } = await city({ adversarial: ['slow'], slowMs: 1_500 });
    const kiosk = await newKiosk(hub);
    const left = await askHour(kiosk);
    await expect
      .poll(() => waiting(hub), { timeout: 5_000 })
      .toMatchObject([{ attempts: 1, reason: 'timeout' }]);
    await hub.store.pool.query('update handover set due_at = now()');
    await expect
      .poll(() => statusOf(hub, left), { timeout: 10_000 })
      .toMatchObject({
        status: 'confirmed',
      });
    expect(office.effects()).toHaveLength(1);
    expect([...office.calls.values()]).toEqual([2]);
  });

  it('when a process dies between the call and its record, and another goes on', async () => {
    const { hub, office } = await city();
    const kiosk = await newKiosk(hub);
    const left = await askHour(kiosk);
    await expect.poll(() => statusOf(hub, left)).toMatchObject({ status: 'confirmed' });
    // What such a process leaves behind: the claim, run out.
    await hub.store.pool.query(
      `insert into handover (kiosk, incarnation, seq, state, attempts, due_at)
        values ($1, 1, 1, 'ready', 1, now())`,
      [kiosk.identity.kiosk],
    );
    await expect.poll(() => waiting(hub), { timeout: 10_000 }).toEqual([]);
    expect(office.effects()).toHaveLength(1);
    expect([...office.calls.values()]).toEqual([2]);
    expect(await listContradictions(hub.store)).toEqual([]);
  });

  it('with several hub processes at one queue', async () => {
    const databaseUrl = await server.newDatabase();
    const directory = `${server.directory}/shared`;
    const { hub, office } = await city({ capacity: 1_000 }, { databaseUrl, directory });
    const beside = await server.hub({
      databaseUrl,
      directory,
      backOffice: { url: office.url, publicKey: office.publicKey },
    });
    closers.push(() => beside.close());
    const kiosks = await Promise.all([newKiosk(hub), newKiosk(beside), newKiosk(hub)]);
    const left = await Promise.all(
      kiosks.map(async (kiosk) => {
        const mine: Left[] = [];
        for (let i = 0; i < 15; i += 1) mine.push(await askHour(kiosk));
        return mine;
      }),
    );
    await expect.poll(() => waiting(hub), { timeout: 20_000 }).toEqual([]);
    expect(office.effects()).toHaveLength(45);
    expect([...office.calls.values()].every((calls) => calls === 1)).toBe(true);
    for (const one of left.flat()) {
      expect(await statusOf(beside, one)).toMatchObject({ status: 'confirmed' });
    }
  });
});

describe('an office that refuses or is away', () => {
  let listening: Server | undefined;
  afterEach(() => {
    listening?.closeAllConnections();
    listening?.close();
  });

  it('makes dead letters, which an operator replays', async () => {
    const answers = { status: 422 };
    const calls: (string | undefined)[] = [];
    listening = createServer((request, response) => {
      const key = request.headers['idempotency-key'];
      calls.push(typeof key === 'string' ? key : undefined);
      request.resume().on('end', () => response.writeHead(answers.status).end());
    });
    await new Promise<void>((resolve) => listening?.listen(0, '127.0.0.1', resolve));
    const { port } = listening.address() as AddressInfo;
    const { publicKey } = await newTestKey();
    const hub = await server.hub({ backOffice: { url: `http://127.0.0.1:${port}/x`, publicKey } });
    closers.push(() => hub.close());
    const kiosk = await newKiosk(hub);
    const left = await askHour(kiosk);
    await expect
      .poll(() => listDeadLetters(hub.store))
      .toMatchObject([{ kind: 'appointment', state: 'dead', reason: 'http422', attempts: 1 }]);
    const [dead] = await listDeadLetters(hub.store);
    // What cannot be delivered is not called a refusal: nobody has said so.
    expect(await statusOf(hub, left)).toMatchObject({ status: 'received' });

    answers.status = 503;
    expect(await replayActions(hub.store, { id: '01935b7a-0000-7000-8000-000000000000' }, 0)).toBe(
      0,
    );
    expect(await replayActions(hub.store, { id: dead?.id ?? '' }, Date.now())).toBe(1);
    await expect
      .poll(() => waiting(hub), { timeout: 10_000 })
      .toMatchObject([{ state: 'ready', attempts: 1, reason: 'http503' }]);
    // The last try, then dead again, then taken.
    await hub.store.pool.query('update handover set attempts = 47, due_at = now()');
    await expect.poll(() => waiting(hub), { timeout: 10_000 }).toMatchObject([{ state: 'dead' }]);
    answers.status = 202;
    expect(await replayActions(hub.store, 'allDead', Date.now())).toBe(1);
    await expect.poll(() => waiting(hub), { timeout: 10_000 }).toEqual([]);
    expect(new Set(calls)).toEqual(new Set([`"${dead?.id}"`]));
  });

  it.each([
    ['the page of a proxy', '<html><title>Đăng nhập mạng</title></html>', 'schema'],
    ['more than any answer has', JSON.stringify({ pad: 'x'.repeat(9_000) }), 'schema'],
    ['JSON of another program', '{"ok":true}', 'schema'],
    ['an answer about another request', 'other', 'otherRequest'],
  ])('has taken nothing while it answers 200 with %s', async (_what, text, problem) => {
    const other = JSON.stringify({
      specversion: '1.0',
      id: 'a',
      source: 'urn:x',
      type: answerEventType,
      subject: 'k-ABCDEFGH/1/1',
      data: {
        request: '01935b7a-0000-7000-8000-000000000000',
        result: { kind: 'callForHelp', told: 'guard' },
      },
    });
    const answers: { status: number; text: string } = {
      status: 200,
      text: text === 'other' ? other : text,
    };
    const calls: unknown[] = [];
    listening = createServer((request, response) => {
      calls.push(request.headers['idempotency-key']);
      request.resume().on('end', () => response.writeHead(answers.status).end(answers.text));
    });
    await new Promise<void>((resolve) => listening?.listen(0, '127.0.0.1', resolve));
    const { port } = listening.address() as AddressInfo;
    const { publicKey } = await newTestKey();
    const hub = await server.hub({ backOffice: { url: `http://127.0.0.1:${port}/x`, publicKey } });
    closers.push(() => hub.close());
    const left = await askHour(await newKiosk(hub));
    await expect
      .poll(() => waiting(hub), { timeout: 10_000 })
      .toMatchObject([{ state: 'ready', attempts: 1, reason: problem }]);
    expect(await statusOf(hub, left)).toMatchObject({ status: 'received' });
    // The same once more is one line for the desk; after twelve calls a person has to look.
    await hub.store.pool.query('update handover set attempts = 11, due_at = now()');
    await expect
      .poll(() => listDeadLetters(hub.store), { timeout: 10_000 })
      .toMatchObject([{ state: 'dead', reason: problem, attempts: 12 }]);
    expect(await listContradictions(hub.store)).toMatchObject([{ problem }]);
    // Whoever repaired the proxy hands it over again, under the same key.
    Object.assign(answers, { status: 202, text: '' });
    expect(await replayActions(hub.store, 'allDead', Date.now())).toBe(1);
    await expect.poll(() => waiting(hub), { timeout: 10_000 }).toEqual([]);
    expect(new Set(calls).size).toBe(1);
  });

  it('is not called dead for one strange answer after a long silence', async () => {
    const answers = { status: 503, text: '' };
    listening = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(answers.status).end(answers.text));
    });
    await new Promise<void>((resolve) => listening?.listen(0, '127.0.0.1', resolve));
    const { port } = listening.address() as AddressInfo;
    const { publicKey } = await newTestKey();
    const hub = await server.hub({ backOffice: { url: `http://127.0.0.1:${port}/x`, publicKey } });
    closers.push(() => hub.close());
    await askHour(await newKiosk(hub));
    await expect.poll(() => waiting(hub)).toMatchObject([{ attempts: 1, reason: 'http503' }]);
    Object.assign(answers, { status: 200, text: 'OK' });
    await hub.store.pool.query('update handover set attempts = 30, due_at = now()');
    await expect
      .poll(() => waiting(hub), { timeout: 10_000 })
      .toMatchObject([{ state: 'ready', attempts: 31, reason: 'schema' }]);
  });

  it('keeps what is ready while there is no office at all', async () => {
    const hub = await server.hub();
    closers.push(() => hub.close());
    const left = await askHour(await newKiosk(hub));
    await expect.poll(() => waiting(hub)).toMatchObject([{ state: 'ready', attempts: 0 }]);
    expect(await statusOf(hub, left)).toMatchObject({ status: 'received' });
  });
});

describe('an adversarial office', () => {
  const everyFault = ['late', 'doubled', 'contradictory', 'slow', 'lying'] as const;

  it('shows no resident a contradiction or a lie, and everything wrong is noted', async () => {
    const { hub, office } = await city({
      adversarial: everyFault,
      slowMs: 1_500,
      capacity: 1_000,
    });
    const kiosk = await newKiosk(hub);
    const left: Left[] = [];
    // Eight rounds of the five faults: every lie there is, and each other fault eight times.
    for (let i = 0; i < 40; i += 1) left.push(await askHour(kiosk));
    await expect
      .poll(
        async () => {
          await hub.store.pool.query(`update handover set due_at = now() where state = 'ready'`);
          return waiting(hub);
        },
        { timeout: 25_000, interval: 500 },
      )
      .toEqual([]);
    // Late, doubled and contradictory answers are brought after the call.
    await expect.poll(() => office.said.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(32);
    const states = await Promise.all(left.map((one) => statusOf(hub, one)));
    const counted = (status: string) => states.filter((state) => state.status === status).length;
    // Seven lies prove nothing: called again, the office says what it did. The eighth names the
    // request and cannot be true: it was taken and stays as it was. Each was noted once.
    expect([counted('confirmed'), counted('received')]).toEqual([39, 1]);
    for (const { result } of states) {
      if (result) expect(result).toMatchObject({ outcome: 'confirmed', slot: '09:00' });
    }
    const noted = (await listContradictions(hub.store)).map(({ problem }) => problem);
    expect(noted.filter((problem) => problem === 'contradicts')).toHaveLength(8);
    expect(noted).toHaveLength(16);
    expect(office.effects()).toHaveLength(40);
    expect(await everyText(hub)).not.toContain(lieMark);
    const { body } = await kiosk.heartbeat();
    expect(JSON.stringify(body)).not.toContain(lieMark);
  }, 60_000);
});

describe('an answer that is brought', () => {
  async function bring(hub: RunningHub, keyId: string) {
    const text = JSON.stringify({
      specversion: '1.0',
      id: 'a',
      source: 'urn:x',
      type: answerEventType,
      subject: 'k-ABCDEFGH/1/1',
      data: {
        request: '01935b7a-0000-7000-8000-000000000000',
        result: { kind: 'callForHelp', told: 'guard' },
      },
    });
    const stranger = await newTestKey();
    const headers = await signRequest(
      { method: 'POST', path: hubPaths.answers, query: '', body: toUtf8(text) },
      { keyId, privateKey: stranger.privateKey },
      Date.now() / 1000,
    );
    return askHub(hub.url, hubPaths.answers, {
      method: 'POST',
      headers: { ...headers, 'content-type': backOfficeMediaType },
      body: text,
    });
  }

  it('is refused from anybody but the office', async () => {
    const { hub } = await city();
    expect((await bring(hub, 'back-office')).problem).toBe('bad-signature');
    expect((await bring(hub, 'office')).problem).toBe('bad-signature');
    const none = await server.hub();
    closers.push(() => none.close());
    expect((await bring(none, 'back-office')).problem).toBe('bad-signature');
  });
});

describe('quotas', () => {
  const person = '001199012345';

  it('give a person two hours a day and one in a field, and tell whoever is over', async () => {
    const { hub } = await city({ capacity: 1_000 });
    const kiosk = await newKiosk(hub);
    const elsewhere = await newKiosk(hub);
    const ask = (at: TestKiosk, change: HourChange) =>
      askHour(at, { personalNumber: person, name: 'Trần Thị Bí Mật', ...change });
    const first = await ask(kiosk, { field: 'civilStatus' });
    await expect.poll(() => statusOf(hub, first)).toMatchObject({ status: 'confirmed' });
    const sameField = await ask(elsewhere, { field: 'civilStatus', slot: '10:00' });
    await expect
      .poll(() => statusOf(hub, sameField))
      .toMatchObject({
        status: 'refused',
        result: { outcome: 'refused', reason: 'quotaField', slot: '10:00' },
      });
    const second = await ask(elsewhere, { field: 'land' });
    await expect.poll(() => statusOf(hub, second)).toMatchObject({ status: 'confirmed' });
    const third = await ask(kiosk, { field: 'business' });
    await expect
      .poll(() => statusOf(hub, third))
      .toMatchObject({
        result: { reason: 'quotaDay' },
      });
    const nextDay = await ask(kiosk, { field: 'business', day: workingDay(4) });
    await expect.poll(() => statusOf(hub, nextDay)).toMatchObject({ status: 'confirmed' });
    const another = await ask(kiosk, { personalNumber: '001099054321' });
    await expect.poll(() => statusOf(hub, another)).toMatchObject({ status: 'confirmed' });
    const dump = await everyText(hub);
    for (const personal of [person, '001099054321', 'Bí Mật', '0912345678']) {
      expect(dump).not.toContain(personal);
    }
  });

  it('give the turn back when the office refuses the hour', async () => {
    const { hub } = await city();
    const kiosk = await newKiosk(hub);
    const ask = (change: HourChange) => askHour(kiosk, { personalNumber: person, ...change });
    const sunday = Array.from({ length: 7 }, (_, i) => addDays(workingDay(), i)).find(
      (day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 0,
    );
    const refused = await ask({ day: sunday ?? '' });
    await expect
      .poll(() => statusOf(hub, refused))
      .toMatchObject({
        status: 'refused',
        result: { reason: 'closed' },
      });
    expect((await hub.store.pool.query('select 1 from quotas')).rows).toEqual([]);
  });

  it('let only two of many at once through', async () => {
    const { hub } = await city({ capacity: 1_000 });
    const kiosks = await Promise.all(Array.from({ length: 4 }, () => newKiosk(hub)));
    const fields = ['civilStatus', 'land', 'business', 'building'];
    const left = await Promise.all(
      kiosks.map((kiosk, i) => askHour(kiosk, { personalNumber: person, field: fields[i] ?? '' })),
    );
    await expect.poll(() => waiting(hub)).toEqual([]);
    await expect
      .poll(async () => {
        const states = await Promise.all(left.map((one) => statusOf(hub, one)));
        return states.map(({ status }) => status).sort();
      })
      .toEqual(['confirmed', 'confirmed', 'refused', 'refused']);
  });
});
