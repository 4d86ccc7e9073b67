import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolRequest, newTestKey, postJson, TestKiosk } from '../../../test/support/hub-client.ts';
import {
  badgeScopesOf,
  enrolmentCodeLifeMs,
  hashPin,
  hubPaths,
  kitDigest,
  verifyText,
} from '../../domain/api/index.ts';
import { judgeBadge, readProvisioning } from '../../domain/codes/index.ts';
import type { ReadinessReport } from '../../domain/fleet/index.ts';
import { openSigningKey } from '../keys/keyring.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestClock, TestServer, testSite } from '../test-support.ts';
import {
  listReadiness,
  makeBadge,
  provisionAgain,
  provisionKiosk,
  revokeBadge,
  setHelpPhone,
  setHubAddress,
  setStaffPin,
} from './index.ts';

let server: TestServer;
let hub: RunningHub;
const clock = new TestClock();
const keyPin = 'qrvM3e7/ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJk=';

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({ clock: clock.now });
}, 60_000);
afterAll(() => server.stop(), 60_000);

const read = (text: string | undefined) => {
  const found = readProvisioning(text?.slice('MOTCHAM:KIOSK:'.length) ?? '');
  if (!found.ok) throw new Error(found.error);
  return found.value;
};
const reasonOf = async (code: string) => {
  const body = await enrolRequest(code, await newTestKey());
  return ((await postJson(hub.url, hubPaths.enrol, body)).body as { reason?: string }).reason;
};

describe('a provisioning code', () => {
  it('is only the code until somebody says where the hub is; then it is everything', async () => {
    const bare = await provisionKiosk(hub.store, testSite, clock.now());
    expect(bare).toMatchObject({ text: undefined });
    await setHubAddress(hub.store, { url: 'https://hub.example/', keyPin }, clock.now());
    const site = { ...testSite, languages: ['vi' as const], hours: { from: 450, to: 1020 } };
    const { code, text, expiresAtMs } = await provisionKiosk(hub.store, site, clock.now());
    expect(read(text)).toEqual({
      ...{ hub: 'https://hub.example', keyPin, code, kiosk: undefined },
      expiresAtMinutes: Math.floor(expiresAtMs / 60_000),
      site: { plate: 'A3', building: testSite.building, ward: testSite.ward, mode: 'lobby' },
      ...{ languages: ['vi'], hours: { from: 450, to: 1020 } },
    });
    const kiosk = await TestKiosk.enrol(hub.url, code);
    expect(kiosk.identity.site).toEqual(site);
  });

  it('moves a kiosk to another site, under its own id, with one more incarnation', async () => {
    const first = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
    const { kiosk } = first.identity;
    const away = { ...testSite, plate: 'B1', building: 'Nhà khác' };
    const again = await provisionAgain(hub.store, kiosk, clock.now(), away);
    if (!again.ok) throw new Error(again.error);
    expect(read(again.value.text)).toMatchObject({ kiosk, site: { plate: 'B1' } });
    const moved = await TestKiosk.enrol(hub.url, again.value.code);
    expect(moved.identity).toMatchObject({ kiosk, incarnation: 2, site: away });
    expect((await moved.heartbeat()).body).toMatchObject({ site: away });
  });

  it('says why it is not taken: unknown, used, expired, or of a kiosk that was revoked', async () => {
    expect(await reasonOf('0123456789ABC')).toBe('unknown');
    const used = await hub.createEnrolmentCode(testSite);
    const kiosk = await TestKiosk.enrol(hub.url, used);
    expect(await reasonOf(used)).toBe('used');
    const late = await hub.createEnrolmentCode(testSite);
    clock.offsetMs = enrolmentCodeLifeMs + 1_000;
    expect(await reasonOf(late)).toBe('expired');
    clock.offsetMs = 0;
    const again = await provisionAgain(hub.store, kiosk.identity.kiosk, clock.now());
    await hub.revokeKiosk(kiosk.identity.kiosk);
    expect(again.ok && (await reasonOf(again.value.code))).toBe('revoked');
    expect(await provisionAgain(hub.store, kiosk.identity.kiosk, clock.now())).toEqual({
      ok: false,
      error: 'revoked',
    });
  });
});

describe('who opens staff mode', () => {
  it('comes with the enrolment, the narrowest scope first, and again when it changed', async () => {
    const before = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
    expect(before.identity.kit).toMatchObject({ pin: null, phone: null });
    for (const [scope, pin] of [
      ['city', '918273'],
      [{ ward: testSite.wardCode }, '564738'],
      [{ kiosk: before.identity.kiosk }, '102938'],
    ] as const) {
      expect((await setStaffPin(hub.store, scope, pin, clock.now())).ok).toBe(true);
    }
    await setHelpPhone(hub.store, 'city', '024 1022', clock.now());
    clock.offsetMs = 40_000;
    const other = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
    const verifier = other.identity.kit?.pin;
    if (!verifier) throw new Error('no verifier');
    expect(verifier.iterations).toBe(600_000);
    expect(await hashPin('564738', verifier)).toBe(verifier.hash);
    expect(await hashPin('918273', verifier)).not.toBe(verifier.hash);
    const told = await before.heartbeat({ kit: 'none' });
    const kit = (told.body as { kit?: NonNullable<typeof other.identity.kit> }).kit;
    if (!kit?.pin) throw new Error('no kit');
    expect(await hashPin('102938', kit.pin)).toBe(kit.pin.hash);
    expect(kit.phone).toBe('024 1022');
    expect((await before.heartbeat({ kit: await kitDigest(kit) })).body).not.toHaveProperty('kit');
    expect((await before.heartbeat()).body).not.toHaveProperty('kit');
    clock.offsetMs = 0;
  });

  it('takes no PIN that is short, in words, or the first that anybody tries', async () => {
    for (const pin of ['12345', 'abcdef', '1234567890123']) {
      expect(await setStaffPin(hub.store, 'city', pin, 0)).toEqual({ ok: false, error: 'form' });
    }
    for (const pin of ['111111', '123456', '987654', '246810']) {
      const error = 'guessable';
      expect(await setStaffPin(hub.store, 'city', pin, 0)).toEqual({ ok: false, error });
    }
  });

  it('tells of a lost badge, and its badges hold at the kiosk', async () => {
    const key = await openSigningKey(`${server.directory}/hub-0/keys`, 'badge');
    const lastDay = Math.floor(clock.now() / 86_400_000) + 30;
    const made = await makeBadge(key, { person: 'CB-17', scope: 'w00001', lastDay });
    await revokeBadge(hub.store, made.serial, clock.now());
    clock.offsetMs = 80_000;
    const kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
    clock.offsetMs = 0;
    const kit = kiosk.identity.kit;
    if (!kit) throw new Error('no kit');
    expect(kit.badges.revoked).toEqual([made.serial]);
    const scopes = await badgeScopesOf(testSite);
    const verify = (text: string, signature: string) => verifyText(text, signature, kit.badges.key);
    const context = { scopes, revoked: [], nowMs: clock.now(), verify };
    const token = made.text.slice('motcham:badge:'.length);
    expect((await judgeBadge(token, context)).ok).toBe(true);
    expect(await judgeBadge(token, { ...context, revoked: kit.badges.revoked })).toEqual({
      ok: false,
      error: 'revoked',
    });
  });

  it('names the nearest kiosk that was heard: in the house, else in the ward', async () => {
    const site = { ...testSite, ward: 'Phường Gần' };
    const near = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(site));
    const far = { ...site, building: 'Nhà bên', plate: 'C1' };
    const asker = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(far));
    expect(asker.identity.kit?.nearest).toBeNull();
    await near.heartbeat();
    clock.offsetMs = 6 * 60_000;
    asker.clockOffsetMs = clock.offsetMs;
    const kit = ((await asker.heartbeat({ kit: 'none' })).body as { kit?: object }).kit;
    expect(kit).toMatchObject({ nearest: { plate: 'A3', building: testSite.building } });
    clock.offsetMs = 0;
  });
});

describe('a readiness report', () => {
  const report: ReadinessReport = {
    ...{ v: 1, madeAtMs: 1_795_000_000_000, kiosk: null, shell: 'running' },
    lines: [
      {
        ...{ part: 'printer', result: 'fail', finding: 'paperOut', connected: true },
        ...{ testedAtMs: 1_795_000_000_000, facts: { dots: 576 } },
      },
    ],
  };

  it('is kept under the kiosk that signed it, the last one of each', async () => {
    const kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
    const { kiosk: id } = kiosk.identity;
    expect((await kiosk.post(hubPaths.readiness, report)).status).toBe(200);
    const well = { ...report, lines: [{ ...report.lines[0], result: 'pass', finding: null }] };
    expect((await kiosk.post(hubPaths.readiness, well)).status).toBe(200);
    expect(await listReadiness(hub.store, id)).toMatchObject([
      { kiosk: id, plate: 'A3', ready: true, report: { ...well, kiosk: id } },
    ]);
    expect((await kiosk.post(hubPaths.readiness, { ...report, v: 2 })).problem).toBe('bad-request');
    expect((await postJson(hub.url, hubPaths.readiness, report)).problem).toBe('bad-signature');
  });
});
