import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askHub, postJson, TestKiosk } from '../../test/support/hub-client.ts';
import { Office } from '../../test/support/repository.ts';
import { hubOperations, hubPaths, problemBase } from '../domain/api/index.ts';
import { toUtf8 } from '../domain/basics/index.ts';
import { hubLimits } from './http/index.ts';
import { openKeyring } from './keys/index.ts';
import type { RunningHub } from './running-hub.ts';
import { startHub } from './start-hub.ts';
import { TestLog, TestServer, testContent, testSite } from './test-support.ts';

let server: TestServer;
let hub: RunningHub;
let databaseUrl: string;
const log = new TestLog();

beforeAll(async () => {
  server = await TestServer.start();
  databaseUrl = await server.newDatabase();
  const pageDirectory = join(server.directory, 'page');
  await mkdir(join(pageDirectory, 'assets'), { recursive: true });
  await writeFile(join(pageDirectory, 'index.html'), '<!doctype html><title>Một Chạm</title>');
  await writeFile(join(pageDirectory, 'assets', 'a-1234.js'), 'export {};');
  hub = await server.hub({
    databaseUrl,
    pageDirectory,
    log: { level: 'debug', stream: log },
  });
}, 60_000);
afterAll(() => server.stop(), 60_000);

const newKiosk = async () => TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));

describe('following a request', () => {
  it('shows its status by its code, and nothing else', async () => {
    const kiosk = await newKiosk();
    const { envelope, follow } = await kiosk.feedback('bí mật của cư dân');
    const body = { kind: 'withdrawn', follow: 'ABCDEFGHJK0' } as const;
    const withdrawn = (await kiosk.feedback('rút lại', 2)).follow;
    const tombstone = await kiosk.seal({ ...body, follow: withdrawn }, 'feedback', 2);
    await kiosk.send([envelope, tombstone]);
    const statusOf = async (code: string) => (await askHub(hub.url, hubPaths.follow(code))).body;
    await expect
      .poll(() => statusOf(follow))
      .toMatchObject({ status: 'received', kind: 'feedback' });
    await expect.poll(() => statusOf(withdrawn)).toMatchObject({ status: 'withdrawn' });
    expect(Object.keys((await statusOf(follow)) as object).sort()).toEqual([
      'changedAt',
      'kind',
      'status',
    ]);
    for (const wrong of ['0000000000X', 'ABC', '%F0%9F%92%A9']) {
      expect((await askHub(hub.url, hubPaths.follow(wrong))).problem).toBe('not-found');
    }
  });

  it('lists requests for the operator with their seals opened, by kind and time', async () => {
    const kiosk = await newKiosk();
    const { envelope } = await kiosk.feedback('đèn hành lang hỏng');
    await kiosk.send([envelope]);
    const [listed] = await hub.listActions({ limit: 1, kind: 'feedback' });
    expect(listed).toMatchObject({ id: envelope.id, seq: 1, body: { text: 'đèn hành lang hỏng' } });
    expect(await hub.listActions({ kind: 'appointment' })).toEqual([]);
    expect(await hub.listActions({ sinceMs: Date.now() + 60_000 })).toEqual([]);
  });
});

describe('the wire', () => {
  it('describes every route that is served, and serves every route that is described', async () => {
    const document = (await askHub<{ paths: Record<string, object> }>(hub.url, hubPaths.openapi))
      .body;
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = hub.routes.filter((route) => route.includes(' /hub'));
    expect(served.map((route) => route.replaceAll(/:(\w+)/g, '{$1}')).sort()).toEqual(
      described.sort(),
    );
    expect(described).toHaveLength(hubOperations().length);
  });

  it('answers every error as a problem', async () => {
    const big = JSON.stringify({ actions: 'x'.repeat(300_000) });
    const json = { 'content-type': 'application/json' };
    const post = (path: string, body: string, headers: Record<string, string> = json) =>
      askHub(hub.url, path, { method: 'POST', headers, body });
    const replies = await Promise.all([
      askHub(hub.url, '/hub/v1/nothing'),
      askHub(hub.url, hubPaths.actions),
      askHub(hub.url, '/hub/%'),
      askHub(hub.url, `/hub/${'x'.repeat(hubLimits.urlLengthMax)}`),
      askHub(hub.url, hubPaths.health, { method: 'DELETE' }),
      post(hubPaths.enrol, '{'),
      post(hubPaths.enrol, ''),
      post(hubPaths.enrol, 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
      post(hubPaths.enrol, big),
      post(hubPaths.actions, '{}'),
    ]);
    for (const { headers, body, status } of replies) {
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(body).toMatchObject({ status, type: expect.stringContaining(problemBase) });
    }
    expect(replies.map(({ status }) => status)).toEqual([
      404, 404, 400, 400, 404, 400, 400, 400, 413, 401,
    ]);
  });

  it('answers even what is not HTTP with a problem, and goes on', async () => {
    const { hostname, port } = new URL(hub.url);
    const said = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write('\0\0garbage\r\n\r\n'));
      let text = '';
      socket.on('data', (data) => {
        text += data.toString();
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(said).toContain('HTTP/1.1 400');
    expect(said).toContain('application/problem+json');
    expect((await askHub(hub.url, hubPaths.health)).status).toBe(200);
  });

  it('limits an address and a kiosk, and says how long to wait', async () => {
    const rate = { burst: 3, perSecond: 0.001 };
    const narrow = await server.hub({ limits: { kiosk: rate, follow: rate } });
    const kiosk = await TestKiosk.enrol(narrow.url, await narrow.createEnrolmentCode(testSite));
    const beats = [];
    for (let i = 0; i < 5; i += 1) beats.push(await kiosk.heartbeat());
    expect(beats.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(Number(beats[4]?.headers.get('retry-after'))).toBeGreaterThan(0);
    const other = await TestKiosk.enrol(narrow.url, await narrow.createEnrolmentCode(testSite));
    expect((await other.heartbeat()).status).toBe(200);
    const tries = [];
    for (let i = 0; i < 4; i += 1)
      tries.push(await askHub(narrow.url, hubPaths.follow('0000000000X')));
    expect(tries.map(({ status }) => status)).toEqual([404, 404, 404, 429]);
  });

  it('serves the page with its policy, and nothing beside it', async () => {
    const page = await fetch(`${hub.url}/`);
    expect(await page.text()).toContain('Một Chạm');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const asset = await fetch(`${hub.url}/assets/a-1234.js`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    for (const path of ['/..%2fkeys/time.json', '/%2e%2e/hub-1/keys/time.json', '/missing.js']) {
      expect((await askHub(hub.url, path)).problem).toBe('not-found');
    }
  });
});

describe('what the hub tells of itself', () => {
  it('counts requests by outcome', async () => {
    const kiosk = await newKiosk();
    const { envelope } = await kiosk.feedback();
    await kiosk.send([envelope]);
    await kiosk.send([envelope]);
    const text = String((await askHub(hub.url, hubPaths.metrics)).body);
    expect(text).toMatch(/^motcham_actions_total\{outcome="accepted"\} [1-9]/m);
    expect(text).toMatch(/^motcham_actions_total\{outcome="duplicate"\} [1-9]/m);
    expect(text).toMatch(/route="\/hub\/v1\/actions",status="200"/);
    expect(text).toMatch(/^motcham_pool_connections \d/m);
  });

  it('logs no body, seal, code or key', async () => {
    const kiosk = await newKiosk();
    const canary = 'CANARY-người-dân-0912345678';
    const { envelope, follow } = await kiosk.feedback(canary);
    const code = await hub.createEnrolmentCode(testSite);
    await kiosk.send([envelope]);
    await kiosk.send([{ ...envelope, id: kiosk.identity.kiosk }]);
    await kiosk.post(hubPaths.actions, { actions: [{ ...envelope, text: canary }] });
    await postJson(hub.url, hubPaths.enrol, { code, text: canary });
    await askHub(hub.url, hubPaths.follow(follow));
    await askHub(hub.url, `/hub/${canary}?x=${canary}`);
    await askHub(hub.url, hubPaths.enrol, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"${canary}"`,
    });
    // The error path too: a store that answers with the values of a row.
    await hub.store.pool
      .query(`insert into meta (name, value) values ('epoch', $1)`, [canary])
      .catch((error: unknown) => hub.log.error({ err: error }, 'a database error'));
    expect(log.text).toContain('a database error');
    expect(log.text).toContain('meta_pkey');
    for (const secret of [
      'CANARY',
      '0912345678',
      envelope.sealed.slice(0, 40),
      follow,
      code,
      kiosk.identity.hub.sealing.publicKey.slice(0, 40),
    ]) {
      expect(log.text).not.toContain(secret);
    }
  });
});

describe('production', () => {
  it('needs a root of its own, and refuses the keys, the root and the database of a trial', async () => {
    const directory = join(server.directory, 'production');
    const own = await server.newDatabase();
    const config = { directory, trial: false, databaseUrl: own, log: { level: 'silent' as const } };
    await expect(startHub(config)).rejects.toThrow('needs its root');
    const trialRoot = toUtf8((await newKiosk()).identity.hub.root);
    await expect(startHub({ ...config, root: trialRoot })).rejects.toThrow('of a trial');
    await expect(startHub({ ...config, databaseUrl })).rejects.toThrow('belongs to a trial');
    const { online } = await openKeyring(join(directory, 'keys'));
    const office = await Office.open();
    const alone = await office.root(online.publicKey, { targets: 1 });
    await expect(startHub({ ...config, root: alone })).rejects.toThrow('sign alone');
    const unsigned = await office.root(online.publicKey, { signers: office.roots.slice(0, 1) });
    await expect(startHub({ ...config, root: unsigned })).rejects.toThrow('lacks signatures');
    const root = await office.root(online.publicKey);
    const production = await startHub({ ...config, root });
    // A root, and nothing that anybody published.
    expect((await askHub(production.url, hubPaths.tuf('3.root.json'))).status).toBe(200);
    expect((await askHub(production.url, hubPaths.tuf('timestamp.json'))).problem).toBe(
      'nothing-published',
    );
    await expect(production.publish(testContent('x'))).rejects.toThrow('notEnoughSignatures');
    await production.close();
    // Taken once, it is there.
    await (await startHub(config)).close();
    await (
      await startHub({ ...config, databaseUrl: await server.newDatabase(), trial: true })
    ).close();
    await expect(startHub(config)).rejects.toThrow('trial key');
  });

  it('says what to do when the port is taken or the database is away', async () => {
    const port = Number(new URL(hub.url).port);
    await expect(server.hub({ databaseUrl, port })).rejects.toThrow('Stop it, or choose another');
    const away = 'postgres://motcham:geheim@127.0.0.1:1/none';
    const failure = await server
      .hub({ databaseUrl: away })
      .catch((error: unknown) => String(error));
    expect(failure).toContain('Check that it runs');
    expect(failure).not.toContain('geheim');
  });
});
