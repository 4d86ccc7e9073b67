import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askHub, TestKiosk } from '../../../test/support/hub-client.ts';
import { hubPaths, signedTimeText, verifyText } from '../../domain/api/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { testContent as content, TestServer, testSite } from '../test-support.ts';

let server: TestServer;
let hub: RunningHub;
let databaseUrl: string;

beforeAll(async () => {
  server = await TestServer.start();
  databaseUrl = await server.newDatabase();
  hub = await server.hub({ databaseUrl });
}, 60_000);
afterAll(() => server.stop(), 60_000);

const newKiosk = async () => TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));

describe('heartbeat', () => {
  it('answers a time that verifies for this kiosk and counter only', async () => {
    const kiosk = await newKiosk();
    const { status, body } = await kiosk.heartbeat();
    expect(status).toBe(200);
    const { kiosk: id, hub: keys } = kiosk.identity;
    const { nowMs, signature } = body.time;
    expect(await verifyText(signedTimeText(id, 1, nowMs), signature, keys.time)).toBe(true);
    expect(await verifyText(signedTimeText(id, 2, nowMs), signature, keys.time)).toBe(false);
    expect(body).toMatchObject({ site: testSite, watermark: { epoch: hub.epoch, lastSeq: 0 } });
  });

  it('is taken once: a replay is told, with the counter to go on from', async () => {
    const kiosk = await newKiosk();
    await kiosk.heartbeat({ counter: 5 });
    for (const counter of [5, 4]) {
      const replay = await kiosk.heartbeat({ counter });
      expect([replay.status, replay.problem]).toEqual([409, 'replayed']);
      expect(replay.body).toMatchObject({ lastCounter: 5 });
    }
    const raced = await Promise.all([6, 6, 6].map((counter) => kiosk.heartbeat({ counter })));
    expect(raced.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});

describe('wake', () => {
  it('answers at once when something newer stands, and only then', async () => {
    const { version } = await hub.publish(content('sáu'));
    const reply = await askHub(hub.url, `${hubPaths.wake}?version=${version - 1}`);
    expect([reply.status, reply.body]).toEqual([200, { contentVersion: version }]);
    for (const query of ['', '?version=', '?version=-1', '?version=1e9', '?version=1&version=2']) {
      expect((await askHub(hub.url, hubPaths.wake + query)).problem).toBe('bad-request');
    }
  });

  it('is released by a publication of another process', async () => {
    const other = await server.hub({ databaseUrl });
    const { version } = await hub.publish(content('bảy'));
    const held = askHub(other.url, `${hubPaths.wake}?version=${version}`);
    const published = await hub.publish(content('tám'));
    const reply = await held;
    expect([reply.status, reply.body]).toEqual([200, { contentVersion: published.version }]);
    // A hub that closes lets its polls go and asks nobody to wait.
    const open = askHub(other.url, `${hubPaths.wake}?version=${published.version}`);
    await askHub(other.url, hubPaths.health);
    await other.close();
    expect((await open).status).toBe(204);
  });
});
