import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolRequest, newTestKey, postJson, TestKiosk } from '../../../test/support/hub-client.ts';
import {
  AlarmsAnswerSchema,
  CodeAnswerSchema,
  CommandAnswerSchema,
  FleetAnswerSchema,
  InboxAnswerSchema,
  InsightAnswerSchema,
  KioskAnswerSchema,
  RevokedAnswerSchema,
  type Role,
  WantedListSchema,
} from '../../domain/api/console/index.ts';
import { EnrolAnswerSchema, hubPaths, siteDigest } from '../../domain/api/index.ts';
import type { ReadinessReport } from '../../domain/fleet/index.ts';
import { DeliveryWorker } from '../alarms/index.ts';
import { sweepFleet } from '../fleet/sweep.ts';
import { silent } from '../fleet/test-support.ts';
import { openKeyring } from '../keys/index.ts';
import { HubMetrics } from '../observe/index.ts';
import { inviteFirst } from '../people/index.ts';
import { TestBrowser } from '../people/test-support.ts';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer, testSite } from '../test-support.ts';

let server: TestServer;
let hub: RunningHub;
let directory: string;
let first: TestBrowser;
let operator: TestBrowser;
let viewer: TestBrowser;
let editor: TestBrowser;
let kiosk: string;
let page: TestKiosk;
let shell: TestKiosk;
const calls: { readonly events: readonly { readonly kiosk: string; readonly change: string }[] }[] =
  [];
const webhook = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => {
    calls.push(JSON.parse(body));
    response.writeHead(204).end();
  });
});

async function person(name: string, roles: readonly Role[]): Promise<TestBrowser> {
  const rights = { name, roles, isAdministrator: false };
  const invited = await first.confirmed('POST', 'people', rights);
  const browser = new TestBrowser(hub);
  expect((await browser.join(String(invited.body['path']), name)).status).toBe(200);
  return browser;
}

const beatShell = (results: readonly unknown[] = [], upTo = 0) => {
  shell.counter += 1;
  return shell.post<{ commands: { number: number; name: string }[] }>(
    hubPaths.shellBeat,
    {
      counter: shell.counter,
      version: '1.8.2',
      uptimeMs: 1,
      health: {
        printer: 'ready',
        disk: { state: 'ok', freeBytes: 1, writeMs: 1 },
        memory: { shellBytes: 1, browserBytes: 1 },
        clockOffsetMs: 0,
        screen: {
          browser: 'running',
          showing: 'page',
          picture: 'drawn',
          pageBeatMs: 500,
          progress: 3,
          faults: 0,
          policed: 0,
          memoryRestarts: 0,
        },
      },
      faults: [],
      commands: { upTo, results },
    },
    `${kiosk}.1.shell`,
  );
};
const look = (laterMs = 0) => {
  const { port } = webhook.address() as AddressInfo;
  return sweepFleet(hub.store, {
    published: undefined,
    channels: { webhooks: [`http://127.0.0.1:${port}/`] },
    nowMs: Date.now() + laterMs,
  });
};
const audited = async (what: string) => {
  const { rows } = await hub.store.pool.query(
    `select body::json as line from audit_lines where body::json->>'what' = $1 order by id`,
    [what],
  );
  return rows.map(({ line }) => line);
};

beforeAll(async () => {
  server = await TestServer.start();
  await new Promise<void>((done) => webhook.listen(0, '127.0.0.1', done));
  directory = `${server.directory}/operations`;
  // Its own watch does not run: every look is made by hand.
  const limits = { signIn: { burst: 1e6, perSecond: 1e6 } };
  hub = await server.hub({ directory, limits, handsOver: false });
  first = new TestBrowser(hub);
  const link = await inTransaction(hub.store.pool, (client) => inviteFirst(client, Date.now()));
  expect((await first.join(link.path, 'Hà')).status).toBe(200);
  operator = await person('Vận hành', ['operator']);
  viewer = await person('Người xem', ['viewer']);
  editor = await person('Biên tập', ['editor']);
  const made = await operator.ask('POST', 'fleet/codes', { site: testSite });
  const { code } = CodeAnswerSchema.parse(made.body);
  const keys = { page: await newTestKey(), shell: await newTestKey() };
  const request = await enrolRequest(code, keys.page, keys.shell);
  const enrolled = await postJson(hub.url, hubPaths.enrol, request);
  const identity = EnrolAnswerSchema.parse(enrolled.body);
  kiosk = identity.kiosk;
  page = new TestKiosk(hub.url, keys.page, identity);
  shell = new TestKiosk(hub.url, keys.shell, identity);
}, 120_000);
afterAll(async () => {
  await server.stop();
  await new Promise((done) => webhook.close(done));
}, 60_000);

it('lets nobody in without a session, and nobody act without the role', async () => {
  const stranger = new TestBrowser(hub);
  const reads = ['fleet', 'fleet/strips', `fleet/kiosks/${kiosk}`, 'alarms', 'requests', 'insight'];
  for (const path of [...reads, 'dead-letters', 'appointments?from=2026-01-01&to=2026-01-02']) {
    expect([path, (await stranger.ask('GET', path)).status]).toEqual([path, 401]);
    expect([path, (await operator.ask('GET', path)).status]).toEqual([path, 200]);
  }
  const id = '01a00000-0000-7000-8000-000000000001';
  const writes: readonly (readonly [string, object])[] = [
    ['fleet/commands', { kiosks: [kiosk], name: 'reload' }],
    ['fleet/codes', { site: testSite }],
    [`fleet/kiosks/${kiosk}/site`, { site: testSite, reason: 'chuyển' }],
    [`fleet/kiosks/${kiosk}/revoke`, { typed: kiosk, reason: 'mất' }],
    [`alarms/${id}/acknowledge`, { reason: 'xem' }],
    [`requests/${id}/open`, { reason: 'xem' }],
    [`requests/${id}/claim`, { claim: true }],
    ['dead-letters/replay', { id: null }],
    ['insight/synonyms', { words: 'lam the nha', service: '1.004222' }],
    ['insight/wanted', { words: 'lam the nha' }],
  ];
  for (const [path, body] of writes) {
    expect([path, (await viewer.ask('POST', path, body)).status]).toEqual([path, 403]);
    // From another site, with the cookie of an operator.
    const foreign = await operator.ask('POST', path, body, { origin: 'https://example.invalid' });
    expect([path, foreign.status]).toEqual([path, 403]);
  }
});

describe('a kiosk that falls silent', () => {
  it('is told down in the list, and by a signed message; its alarm is taken with a reason', async () => {
    await page.heartbeat();
    await beatShell();
    await look();
    const well = FleetAnswerSchema.parse((await viewer.ask('GET', 'fleet')).body);
    expect(well.lines.find(({ k }) => k === kiosk)).toMatchObject({ truth: 'well' });
    // Its plug is pulled: nothing is heard any more.
    await look(20 * 60_000);
    const path = `fleet?since=${well.serial}&epoch=${well.epoch}`;
    const news = FleetAnswerSchema.parse((await viewer.ask('GET', path)).body);
    expect(news.lines).toMatchObject([{ k: kiosk, truth: 'down', reason: 'silent', alarm: true }]);
    const keys = await openKeyring(`${directory}/keys`, Date.now);
    const world = {
      clock: () => Date.now() + 20 * 60_000,
      metrics: new HubMetrics(hub.store.pool),
      log: silent,
      trial: true,
    };
    const sender = new DeliveryWorker(hub.store, keys.handover, {}, world);
    await sender.round();
    await sender.close();
    expect(calls.flatMap(({ events }) => events)).toMatchObject([{ kiosk, change: 'raised' }]);
    const { alarms } = AlarmsAnswerSchema.parse((await viewer.ask('GET', 'alarms')).body);
    const [alarm] = alarms;
    const take = () =>
      operator.ask('POST', `alarms/${alarm?.id}/acknowledge`, { reason: 'đã gọi tòa nhà' });
    expect((await take()).status).toBe(200);
    expect((await take()).status).toBe(409);
    expect(await audited('alarm.acknowledge')).toMatchObject([
      { personName: 'Vận hành', subject: alarm?.id, facts: { reason: 'đã gọi tòa nhà' } },
    ]);
  });
});

describe('a command', () => {
  it('needs the passkey once more for these very kiosks, is audited, and shows what the shell told', async () => {
    const body = { kiosks: [kiosk], name: 'reload' };
    const asked = await operator.ask('POST', 'fleet/commands', body);
    expect([asked.status, asked.body['need']]).toMatchObject([403, { purpose: 'command' }]);
    expect(await audited('fleet.command')).toEqual([]);
    const done = await operator.confirmed('POST', 'fleet/commands', body);
    expect(done.body).toEqual({ issued: [{ kiosk, number: 1 }], refused: [] });
    // Used up: the same thing again asks again.
    expect((await operator.ask('POST', 'fleet/commands', body)).status).toBe(403);
    expect(await audited('fleet.command')).toMatchObject([
      { subject: kiosk, facts: { name: 'reload', number: 1 } },
    ]);
    const given = await beatShell();
    expect(given.body.commands).toMatchObject([{ number: 1, name: 'reload' }]);
    await beatShell([{ number: 1, state: 'done', report: '{"ok":1}' }], 1);
    const shown = await viewer.ask('GET', `fleet/kiosks/${kiosk}?hours=24`);
    expect(KioskAnswerSchema.parse(shown.body).commands).toMatchObject([
      { number: 1, name: 'reload', state: 'done', report: '{"ok":1}' },
    ]);
  });
});

it('tells the newest look at a machine: by staff, or by a self-test since', async () => {
  const look = (result: 'pass' | 'fail'): ReadinessReport => ({
    v: 1,
    madeAtMs: Date.now(),
    kiosk,
    shell: 'running',
    lines: [
      {
        part: 'printer',
        result,
        finding: result === 'pass' ? null : 'absent',
        connected: result === 'pass',
        testedAtMs: Date.now(),
        facts: {},
      },
    ],
  });
  const shown = async () => {
    const { body } = await viewer.ask('GET', `fleet/kiosks/${kiosk}?hours=24`);
    return KioskAnswerSchema.parse(body).readiness;
  };
  const selfTest = async (report: string) => {
    const body = { kiosks: [kiosk], name: 'selfTest' };
    const given = await operator.confirmed('POST', 'fleet/commands', body);
    const { issued } = CommandAnswerSchema.parse(given.body);
    const number = issued[0]?.number ?? 0;
    await beatShell([{ number, state: 'failed', report }], number);
  };
  expect(await shown()).toBeNull();
  expect((await page.post(hubPaths.readiness, look('pass'))).status).toBe(200);
  expect(await shown()).toMatchObject({ by: 'staff', isReady: true });
  await selfTest(JSON.stringify(look('fail')));
  expect(await shown()).toMatchObject({
    by: 'command',
    isReady: false,
    lines: [{ part: 'printer', result: 'fail' }],
  });
  // A report that nobody can read is no look at the machine: what was said before stands.
  await selfTest('{"ok":1}');
  expect(await shown()).toMatchObject({ by: 'command', isReady: false });
  await page.post(hubPaths.readiness, look('pass'));
  expect(await shown()).toMatchObject({ by: 'staff', isReady: true });
});

it('moves, revokes and takes a kiosk back, each with its reason in the log', async () => {
  const site = { ...testSite, plate: 'B7' };
  // A kiosk that polls is told to beat at once: it would say for minutes where it stood before.
  const poll = `${hub.url}${hubPaths.wake}?version=999999999999999&kiosk=${kiosk}&replies=999`;
  const rung = fetch(poll).then((answer) => answer.json());
  const seen = async () => {
    const { rows } = await hub.store.pool.query<{ page_at: Date }>(
      'select page_at from presence where kiosk = $1',
      [kiosk],
    );
    return rows[0]?.page_at.getTime() ?? 0;
  };
  const before = Date.now() - 1_000;
  await expect.poll(seen, { timeout: 20_000 }).toBeGreaterThan(before);
  const moved = await operator.ask('POST', `fleet/kiosks/${kiosk}/site`, {
    site,
    reason: 'đổi sảnh',
  });
  expect(moved.status).toBe(200);
  expect(await rung).toMatchObject({ replies: true });
  const shows = async () => {
    const { body } = await viewer.ask('GET', `fleet/kiosks/${kiosk}?hours=24`);
    return KioskAnswerSchema.parse(body).showsSite;
  };
  // An application that does not say it is not said to show it.
  expect(await shows()).toBeNull();
  const stood = await siteDigest(testSite);
  expect((await page.heartbeat({ site: stood })).body.site.plate).toBe('B7');
  expect(await shows()).toBe(false);
  await page.heartbeat({ site: await siteDigest(site) });
  expect(await shows()).toBe(true);
  const half = { site: { ...site, wardCode: '123' }, reason: 'gõ thiếu' };
  expect((await operator.ask('POST', `fleet/kiosks/${kiosk}/site`, half)).status).toBe(400);
  const wrong = { typed: 'k-00000000', reason: 'mất máy' };
  expect((await operator.ask('POST', `fleet/kiosks/${kiosk}/revoke`, wrong)).status).toBe(400);
  const right = { typed: kiosk, reason: 'mất máy' };
  expect((await operator.confirmed('POST', `fleet/kiosks/${kiosk}/revoke`, right)).status).toBe(
    200,
  );
  expect((await page.heartbeat()).problem).toBe('revoked');
  const revoked = async () => {
    const answer = await viewer.ask('GET', 'fleet/revoked');
    return RevokedAnswerSchema.parse(answer.body).kiosks.map((one) => [one.kiosk, one.isYoung]);
  };
  expect(await revoked()).toEqual([[kiosk, true]]);
  const back = { reason: 'tìm thấy' };
  expect((await operator.confirmed('POST', `fleet/kiosks/${kiosk}/restore`, back)).status).toBe(
    200,
  );
  expect((await page.heartbeat()).status).toBe(200);
  expect(await revoked()).toEqual([]);
  // After 30 days it stays as it is (P17).
  expect((await operator.confirmed('POST', `fleet/kiosks/${kiosk}/revoke`, right)).status).toBe(
    200,
  );
  await hub.store.pool.query(`update kiosks set revoked_at = now() - interval '31 days'`);
  expect((await operator.confirmed('POST', `fleet/kiosks/${kiosk}/restore`, back)).status).toBe(
    409,
  );
  expect(await revoked()).toEqual([[kiosk, false]]);
  await hub.store.pool.query(`update kiosks set state = 'active', revoked_at = null`);
  expect((await audited('fleet.move'))[0]?.facts).toMatchObject({ reason: 'đổi sảnh' });
  expect(await audited('fleet.revoke')).toHaveLength(2);
});

it('opens personal fields with a reason that stands in the log', async () => {
  const left = await page.feedback('Nước tràn, gọi 0912345678');
  await page.send([left.envelope]);
  const { database } = hub;
  // Another process of the same hub opens what came in.
  await server.hub({ directory, databaseUrl: 'url' in database ? database.url : '' });
  const read = async () =>
    InboxAnswerSchema.parse((await viewer.ask('GET', 'requests')).body).lines[0];
  await expect.poll(async () => (await read())?.category).toBe('environment');
  const line = await read();
  const closed = await viewer.ask('GET', `requests/${line?.id}`);
  expect(JSON.stringify(closed.body)).not.toContain('0912345678');
  const open = `requests/${line?.id}/open`;
  expect((await operator.ask('POST', open, { reason: 'x' })).status).toBe(400);
  const opened = await operator.ask('POST', open, { reason: 'gọi lại người dân' });
  expect(opened.body['fields']).toMatchObject({ text: 'Nước tràn, gọi 0912345678' });
  expect(await audited('request.open')).toMatchObject([
    { personName: 'Vận hành', subject: line?.id, facts: { reason: 'gọi lại người dân' } },
  ]);
  const result = { kind: 'feedback', state: 'inProgress', reason: null };
  const reply = await operator.ask('POST', `requests/${line?.id}/reply`, { result });
  expect(reply.body).toEqual({ verdict: 'kept' });
  expect(await audited('request.reply')).toHaveLength(1);
});

it('keeps a proposed synonym for the editors', async () => {
  const draft = { words: 'lam the nha', service: '1.004222' };
  const made = await editor.ask('POST', 'insight/synonyms', draft);
  expect(made.status).toBe(200);
  const answer = await viewer.ask('GET', 'insight?span=7d');
  expect(InsightAnswerSchema.parse(answer.body)).toMatchObject({ span: '7d', isPilot: true });
  expect((await editor.ask('DELETE', `insight/synonyms/${made.body['id']}`)).status).toBe(200);
});

it('keeps a wish for an entry until somebody takes it off', async () => {
  const words = 'sang ten xe';
  expect((await operator.ask('POST', 'insight/wanted', { words })).status).toBe(200);
  // The same wish of somebody else is the one that stands.
  expect((await editor.ask('POST', 'insight/wanted', { words })).status).toBe(200);
  const listed = WantedListSchema.parse((await viewer.ask('GET', 'insight/wanted')).body);
  expect(listed.wanted).toMatchObject([{ words, askedBy: 'Vận hành' }]);
  const bad = await editor.ask('POST', 'insight/wanted', { words: "x'; drop table" });
  expect(bad.status).toBe(400);
  const gone = `insight/wanted/${encodeURIComponent(words)}`;
  expect((await viewer.ask('DELETE', gone)).status).toBe(403);
  expect((await editor.ask('DELETE', gone)).status).toBe(200);
  expect((await editor.ask('DELETE', gone)).status).toBe(404);
  expect(await audited('insight.wantedDropped')).toMatchObject([{ subject: words }]);
});
