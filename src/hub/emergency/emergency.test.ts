import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askHub, TestKiosk } from '../../../test/support/hub-client.ts';
import { emergencies as drafts } from '../../content/emergencies.ts';
import { hubPaths, verifyText } from '../../domain/api/index.ts';
import { canonicalJson, toUtf8 } from '../../domain/basics/index.ts';
import {
  type EmergenciesAnswer,
  EmergenciesAnswerSchema,
  type EmergencyTarget,
  emergenciesMax,
  emergencyDraftHash,
  emergencyText,
} from '../../domain/emergency/index.ts';
import type { EmergencyDraft } from '../../domain/service/index.ts';
import { openKeyring, type SigningKey } from '../keys/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestClock, TestServer, testContent, testSite, wideLimits } from '../test-support.ts';
import { listEmergencies, readEmergency } from './list-emergencies.ts';
import { endEmergency, sendEmergency } from './send.ts';

const clock = new TestClock();
const [fire] = drafts as readonly [EmergencyDraft];
let server: TestServer;
let hub: RunningHub;
let other: RunningHub;
let key: SigningKey;
let here: TestKiosk;
let elsewhere: TestKiosk;

beforeAll(async () => {
  server = await TestServer.start();
  const databaseUrl = await server.newDatabase();
  const directory = `${server.directory}/emergency`;
  const config = { databaseUrl, directory, clock: clock.now, limits: wideLimits };
  hub = await server.hub(config);
  other = await server.hub(config);
  key = (await openKeyring(`${directory}/keys`, clock.now)).command;
  const { sections, ...rest } = testContent('một');
  const bytes = toUtf8(canonicalJson(drafts));
  await hub.publish({ ...rest, sections: [...sections, { kind: 'emergencies', key: '', bytes }] });
  const enrol = async (building: string) =>
    TestKiosk.enrol(hub.url, await hub.createEnrolmentCode({ ...testSite, building }));
  here = await enrol('A3');
  elsewhere = await enrol('A4');
}, 90_000);
afterAll(() => server.stop(), 60_000);

const noted: string[] = [];
const hand = () => ({
  key,
  nowMs: clock.now(),
  by: 'operator',
  note: async (_client: unknown, id: string) => {
    noted.push(id);
  },
});
const ward = testSite.wardCode;
async function send(change: { target?: EmergencyTarget; minutes?: number; sha256?: string } = {}) {
  const wish = {
    draft: fire.id,
    sha256: await emergencyDraftHash(fire),
    target: { buildings: [`${ward}/A3`] },
    minutes: 30,
    reason: 'smoke on floor 7',
    ...change,
  };
  return sendEmergency(hub.store, wish, hand());
}
async function sent(change: Parameters<typeof send>[0] = {}): Promise<string> {
  const done = await send(change);
  if (!done.ok) throw new Error(done.error);
  return done.value;
}
async function ordersOf(kiosk: TestKiosk, from: RunningHub = hub): Promise<EmergenciesAnswer> {
  const path = `${hubPaths.emergencies}?kiosk=${kiosk.identity.kiosk}`;
  return EmergenciesAnswerSchema.parse((await askHub(from.url, path)).body);
}
/** Messages that stand for a kiosk; ends of earlier ones are told beside them. */
const showing = async (kiosk: TestKiosk, from: RunningHub = hub) =>
  (await ordersOf(kiosk, from)).orders.filter(({ order }) => order.do === 'show');
const wakeOf = (kiosk: TestKiosk, serial: number, from: RunningHub = hub) =>
  askHub<{ emergencies?: number }>(
    from.url,
    `${hubPaths.wake}?version=99&kiosk=${kiosk.identity.kiosk}&emergencies=${serial}`,
  );
const endAll = async () => {
  for (const { id } of await listEmergencies(hub.store)) {
    await endEmergency(hub.store, id, 'over', hand());
  }
};

describe('a message', () => {
  it('wakes the kiosks of its building, whichever process they ask, and no other', async () => {
    const held = wakeOf(here, 0, other);
    const id = await sent();
    const { body } = await held;
    expect(body.emergencies).toBeGreaterThan(0);
    const { orders, serial } = await ordersOf(here, other);
    expect(serial).toBe(body.emergencies);
    expect(orders).toHaveLength(1);
    const [{ order, signature }] = orders as [EmergenciesAnswer['orders'][number]];
    expect(order.id).toBe(id);
    expect(await verifyText(emergencyText(order), signature, key.publicKey)).toBe(true);
    // One process heard it through the database; the other one's own kiosk has nothing to hear.
    expect(await ordersOf(elsewhere, other)).toEqual({ serial: 0, orders: [] });
    expect((await here.heartbeat()).body).toMatchObject({ emergencies: serial });
    expect((await elsewhere.heartbeat()).body).not.toHaveProperty('emergencies');
    await endAll();
  });

  it('is counted when a kiosk says that it shows it, once, with the first time', async () => {
    const id = await sent({ target: { wards: [ward] } });
    const report = (kiosk: TestKiosk, state: string) =>
      kiosk.post(hubPaths.emergencyReports, { reports: [{ id, state }] });
    expect((await report(elsewhere, 'noText')).status).toBe(200);
    expect((await report(here, 'shown')).status).toBe(200);
    clock.offsetMs += 5_000;
    await report(here, 'shown');
    await report(here, 'behind');
    const read = await readEmergency(hub.store, id);
    expect(read?.message).toMatchObject({ kiosks: 2, shown: 1, failed: 1 });
    expect(read?.message.lastMs).toBe(read?.message.firstMs);
    expect(read?.kiosks.map(({ kiosk, state }) => [kiosk, state])).toEqual([
      [elsewhere.identity.kiosk, 'noText'],
      [here.identity.kiosk, 'behind'],
    ]);
    // What was never sent, and what nobody signed, is counted nowhere.
    const unknown = { reports: [{ id: '0197a000-0000-7000-8000-000000000001', state: 'shown' }] };
    expect((await here.post(hubPaths.emergencyReports, unknown)).status).toBe(200);
    expect((await askHub(hub.url, hubPaths.emergencyReports, { method: 'POST' })).status).toBe(401);
    await endAll();
  });

  it('ended before its time is told as an end, until it would have been over', async () => {
    const id = await sent();
    expect((await endEmergency(hub.store, id, 'false alarm', hand())).ok).toBe(true);
    expect(await endEmergency(hub.store, id, 'again', hand())).toEqual({
      ok: false,
      error: 'isOver',
    });
    await expect
      .poll(async () => (await ordersOf(here, other)).orders.map(({ order }) => order))
      .toContainEqual(expect.objectContaining({ do: 'end', id }));
    clock.offsetMs += 31 * 60_000;
    expect((await ordersOf(here)).orders).toEqual([]);
  });

  it('is over by itself, and cannot be ended after that', async () => {
    const id = await sent({ minutes: 1 });
    await expect.poll(() => showing(here)).toHaveLength(1);
    clock.offsetMs += 60_001;
    expect(await showing(here)).toEqual([]);
    expect(await endEmergency(hub.store, id, 'late', hand())).toMatchObject({ error: 'isOver' });
  });

  it('is written down in the transaction that sends it, or is not sent', async () => {
    const wish = {
      draft: fire.id,
      sha256: await emergencyDraftHash(fire),
      target: { all: true } as const,
      minutes: 5,
      reason: 'drill',
    };
    const note = async () => {
      throw new Error('the audit log is away');
    };
    const before = (await listEmergencies(hub.store)).length;
    await expect(sendEmergency(hub.store, wish, { ...hand(), note })).rejects.toThrow('away');
    expect(await listEmergencies(hub.store)).toHaveLength(before);
    expect(noted).toContain(await sent({ target: { all: true } }));
    await endAll();
  });
});

describe('what is refused', () => {
  it('words that nobody published, a time too long, a place without a kiosk', async () => {
    const changed = await emergencyDraftHash({ ...fire, title: { vi: 'Chạy', en: 'Run' } });
    expect(await send({ sha256: changed })).toEqual({ ok: false, error: 'unknownDraft' });
    expect(await send({ minutes: fire.minutesMax + 1 })).toMatchObject({ error: 'tooLong' });
    expect(await send({ target: { wards: ['09999'] } })).toMatchObject({ error: 'noKiosk' });
    expect(await send({ target: { buildings: [`${ward}/A5`] } })).toMatchObject({
      error: 'noKiosk',
    });
  });

  it('one more than kiosks take; what stood before stands', async () => {
    for (let count = 0; count < emergenciesMax; count += 1) await sent({ target: { all: true } });
    expect(await send()).toEqual({ ok: false, error: 'tooMany' });
    await expect.poll(() => showing(here)).toHaveLength(emergenciesMax);
    await endAll();
    await expect.poll(() => showing(here)).toEqual([]);
  }, 30_000);

  it('a draft that was withdrawn since', async () => {
    await hub.publish(testContent('hai'));
    expect(await send()).toEqual({ ok: false, error: 'unknownDraft' });
  });
});
