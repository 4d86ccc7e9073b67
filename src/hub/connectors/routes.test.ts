import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askHub, TestKiosk } from '../../../test/support/hub-client.ts';
import { hubPaths, type LookUpAnswer } from '../../domain/api/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestLog, TestServer, testSite } from '../test-support.ts';
import {
  type RunningReference,
  referenceConnectors,
  startReferenceSource,
} from './reference/index.ts';

const code = 'H26.17.45-261116-0002';
const query = { kind: 'dossier', code };

describe('look-ups over the wire', () => {
  let server: TestServer;
  let source: RunningReference;
  let databaseUrl: string;
  let hub: RunningHub;
  let kiosk: TestKiosk;
  const log = new TestLog();

  beforeAll(async () => {
    server = await TestServer.start();
    source = await startReferenceSource();
    databaseUrl = await server.newDatabase();
    hub = await server.hub({
      databaseUrl,
      connectors: referenceConnectors(source.url),
      log: { level: 'debug', stream: log },
    });
    kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
  });
  afterAll(async () => {
    await source?.close();
    await server?.stop();
  });

  const ask = (body: unknown, kind = 'dossier') =>
    kiosk.post<LookUpAnswer>(hubPaths.lookUp(kind), body);

  test('a signed question is answered with source and age', async () => {
    const reply = await ask(query);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ outcome: 'answered', state: 'inProgress', kept: false });
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const goods = await ask({ kind: 'product', gtin: '08935049500018', lot: 'A1' }, 'product');
    expect(goods.body).toMatchObject({ outcome: 'answered', state: 'registered', lot: 'known' });
  });

  test('the answer stays when the source goes, in another process of the hub too', async () => {
    const asked = source.asked;
    source.play(['error']);
    const other = await server.hub({
      databaseUrl,
      connectors: referenceConnectors(source.url).map((config) => ({
        ...config,
        limits: { ...config.limits, freshMs: 0 },
      })),
    });
    const stranger = await TestKiosk.enrol(other.url, await other.createEnrolmentCode(testSite));
    const reply = await stranger.post<LookUpAnswer>(hubPaths.lookUp('dossier'), query);
    expect(reply.body).toMatchObject({ outcome: 'answered', state: 'inProgress', kept: true });
    expect(source.asked).toBe(1);
    expect(asked).toBeGreaterThan(0);
    source.play([]);
    await other.close();
  });

  test('neither the database nor the log has the code or a name', async () => {
    const { rows } = await hub.store.pool.query<{ row: string }>(
      "select encode(key_hash, 'escape') || connector || answer::text as row from look_ups",
    );
    expect(rows.length).toBeGreaterThan(0);
    const everything = rows.map(({ row }) => row).join('\n') + log.text;
    expect(everything).toContain('/hub/v1/lookup/dossier');
    for (const secret of [code, '261116', 'Nguyễn', '08935049500018']) {
      expect(everything).not.toContain(secret);
    }
  });

  test.each([
    ['another kind', { kind: 'product', gtin: '08935049500018', lot: null }],
    ['no dossier code', { kind: 'dossier', code: '../../admin' }],
    ['a name beside it', { ...query, name: 'x' }],
    ['nothing', {}],
  ])('is refused: %s', async (_, body) => {
    expect((await ask(body)).problem).toBe('bad-request');
  });

  test('nobody asks without a kiosk’s signature', async () => {
    const reply = await askHub(hub.url, hubPaths.lookUp('dossier'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(query),
    });
    expect(reply.problem).toBe('bad-signature');
  });

  test('one kiosk does not try numbers by the thousand', async () => {
    const greedy = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
    const problems: (string | undefined)[] = [];
    for (let n = 0; n < 30; n += 1) {
      const reply = await greedy.post(hubPaths.lookUp('dossier'), {
        kind: 'dossier',
        code: `H26.17.45-261116-${String(1000 + n)}`,
      });
      problems.push(reply.problem);
    }
    expect(problems.slice(0, 20).filter(Boolean)).toEqual([]);
    expect(problems).toContain('too-many');
    expect((await ask(query)).status).toBe(200);
  });
});
