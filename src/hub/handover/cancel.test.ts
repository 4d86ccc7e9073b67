import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { askHub, TestKiosk } from '../../../test/support/hub-client.ts';
import { startReferenceOffice } from '../../cli/reference/index.ts';
import { type ActionBody, newFollowCode } from '../../domain/action/index.ts';
import { type FollowAnswer, hubPaths } from '../../domain/api/index.ts';
import { addWorkingDays, hanoiMoment } from '../../domain/calendar/index.ts';
import { openKeyring } from '../keys/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestServer, testSite } from '../test-support.ts';
import { fillRandom } from '../world.ts';
import { exportActions } from './index.ts';

let server: TestServer;
const closers: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => server.stop(), 60_000);

const kioskOf = async (hub: RunningHub) =>
  TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));

async function leave(kiosk: TestKiosk, body: Exclude<ActionBody, { kind: 'withdrawn' }>) {
  const seq = kiosk.nextSeq;
  kiosk.nextSeq += 1;
  const sent = await kiosk.send([await kiosk.seal(body, body.kind, seq)]);
  expect(sent.status).toBe(200);
}

async function askHour(kiosk: TestKiosk): Promise<string> {
  const follow = newFollowCode(fillRandom);
  await leave(kiosk, {
    kind: 'appointment',
    serviceCode: '',
    field: 'civilStatus',
    branch: 'chi-nhanh-1',
    day: addWorkingDays(hanoiMoment(Date.now()).day, 3) ?? '',
    slot: '09:00',
    phone: '',
    personalNumber: '001199012345',
    name: '',
    language: 'vi',
    follow,
  });
  return follow;
}

async function cancel(kiosk: TestKiosk, cancels: string): Promise<string> {
  const follow = newFollowCode(fillRandom);
  await leave(kiosk, { kind: 'cancellation', cancels, language: 'vi', follow });
  return follow;
}

/** Waits until a request stands like this. */
async function stands(hub: RunningHub, follow: string, expected: object): Promise<void> {
  await vi.waitFor(
    async () => {
      const { body } = await askHub<FollowAnswer>(hub.url, hubPaths.follow(follow));
      expect(body).toMatchObject(expected);
    },
    { timeout: 20_000, interval: 100 },
  );
}

it('takes back a confirmed hour, tells the office, and frees hour and quota', async () => {
  const office = await startReferenceOffice({ capacity: 1 });
  closers.push(() => office.close());
  const hub = await server.hub({ backOffice: { url: office.url, publicKey: office.publicKey } });
  closers.push(() => hub.close());
  await office.connect(hub);
  const kiosk = await kioskOf(hub);
  const hour = await askHour(kiosk);
  await stands(hub, hour, { status: 'confirmed' });
  // Whoever has the slip may cancel, at another kiosk too.
  const other = await kioskOf(hub);
  const cancellation = await cancel(other, hour);
  await stands(hub, cancellation, {
    status: 'done',
    result: { kind: 'cancellation', outcome: 'cancelled' },
  });
  await stands(hub, hour, { status: 'withdrawn' });
  const { rows } = await hub.store.pool.query('select * from quotas');
  expect(rows).toEqual([]);
  // The only place of that hour, and the person's only turn for it, are free again.
  const again = await askHour(kiosk);
  await stands(hub, again, { status: 'confirmed', result: { slot: '09:00' } });
  await stands(hub, await cancel(other, hour), { result: { outcome: 'cancelled' } });
}, 90_000);

it('takes back what no office has heard of, and tells nobody', async () => {
  const hub = await server.hub();
  closers.push(() => hub.close());
  const kiosk = await kioskOf(hub);
  const hour = await askHour(kiosk);
  await stands(hub, hour, { status: 'received' });
  await stands(hub, await cancel(kiosk, hour), { result: { outcome: 'cancelled' } });
  await stands(hub, hour, { status: 'withdrawn' });
  const { rows } = await hub.store.pool.query('select * from handover');
  expect(rows).toEqual([]);
}, 60_000);

it('takes back what came in together with it, in whatever order', async () => {
  const place = { directory: `${server.directory}/late`, databaseUrl: await server.newDatabase() };
  const hub = await server.hub({ ...place, handsOver: false });
  closers.push(() => hub.close());
  const kiosk = await kioskOf(hub);
  const hour = await askHour(kiosk);
  const cancellation = await cancel(kiosk, hour);
  const second = await askHour(kiosk);
  const { rows } = await hub.store.pool.query('select from_seq, to_seq from arrivals order by 1');
  expect(rows).toEqual([1, 2, 3].map((seq) => ({ from_seq: seq, to_seq: seq })));
  const keys = await openKeyring(`${place.directory}/keys`);
  const listed = exportActions(hub.store, keys, { order: 'oldestFirst' });
  for await (const row of listed) expect(row).toMatchObject({ handover: 'waiting', status: null });
  const opener = await server.hub(place);
  closers.push(() => opener.close());
  await stands(hub, cancellation, { result: { outcome: 'cancelled' } });
  await stands(hub, hour, { status: 'withdrawn' });
  // One turn a day for a field: the second came in before the first was taken back.
  await stands(hub, second, { status: 'refused', result: { reason: 'quotaField' } });
  const left = 'select seq from handover union all select from_seq from arrivals';
  expect((await hub.store.pool.query(left)).rows).toEqual([]);
}, 60_000);

it('says what it cannot take back: an unknown request, and what was a cancellation itself', async () => {
  const hub = await server.hub();
  closers.push(() => hub.close());
  const kiosk = await kioskOf(hub);
  const unknown = await cancel(kiosk, newFollowCode(fillRandom));
  await stands(hub, unknown, {
    status: 'refused',
    result: { kind: 'cancellation', outcome: 'notFound' },
  });
  await stands(hub, await cancel(kiosk, unknown), { result: { outcome: 'tooLate' } });
}, 60_000);
