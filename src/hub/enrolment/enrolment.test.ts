import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolRequest, newTestKey, postJson, TestKiosk } from '../../../test/support/hub-client.ts';
import { enrolmentCodeLifeMs, hubPaths } from '../../domain/api/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestClock, TestServer, testSite } from '../test-support.ts';

let server: TestServer;
let hub: RunningHub;
const clock = new TestClock();

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({ clock: clock.now });
}, 60_000);
afterAll(() => server.stop(), 60_000);

const enrol = (body: unknown) => postJson(hub.url, hubPaths.enrol, body);

describe('enrolment', () => {
  it('gives a kiosk its identity and the keys of the hub', async () => {
    const kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
    expect(kiosk.identity).toMatchObject({
      incarnation: 1,
      site: testSite,
      trial: true,
      hub: { epoch: hub.epoch, root: expect.stringContaining('"x-motcham-trial":true') },
    });
    expect((await kiosk.heartbeat()).status).toBe(200);
  });

  it('lets exactly one of many racing redemptions win', async () => {
    for (let round = 0; round < 5; round += 1) {
      const code = await hub.createEnrolmentCode(testSite);
      const bodies = await Promise.all(
        Array.from({ length: 8 }, async () => enrolRequest(code, await newTestKey())),
      );
      const replies = await Promise.all(bodies.map(enrol));
      const statuses = replies.map(({ status }) => status).sort();
      expect(statuses).toEqual([200, ...Array(7).fill(403)]);
      expect(replies.filter(({ problem }) => problem === 'bad-code')).toHaveLength(7);
    }
    const { count } = await hub.store.db
      .selectFrom('kiosks')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(1 + 5);
  });

  it('answers the winner again when its answer was lost, and makes no second kiosk', async () => {
    const body = await enrolRequest(await hub.createEnrolmentCode(testSite), await newTestKey());
    const first = await enrol(body);
    const again = await enrol(body);
    expect(first.status).toBe(200);
    expect(again.body).toEqual(first.body);
  });

  it('refuses an old, an unknown and a used code alike', async () => {
    const late = await hub.createEnrolmentCode(testSite);
    clock.offsetMs = enrolmentCodeLifeMs + 1_000;
    const replies = [await enrol(await enrolRequest(late, await newTestKey()))];
    clock.offsetMs = 0;
    replies.push(await enrol(await enrolRequest('0123456789ABC', await newTestKey())));
    const used = await hub.createEnrolmentCode(testSite);
    await TestKiosk.enrol(hub.url, used);
    replies.push(await enrol(await enrolRequest(used, await newTestKey())));
    expect(replies.map(({ status, problem }) => [status, problem])).toEqual(
      Array(3).fill([403, 'bad-code']),
    );
    // The code that was only late is not burnt by the try.
    expect((await enrol(await enrolRequest(late, await newTestKey()))).status).toBe(200);
  });

  it('wants both keys to prove themselves, and burns nothing when one does not', async () => {
    const code = await hub.createEnrolmentCode(testSite);
    const [page, shell, stranger] = [await newTestKey(), await newTestKey(), await newTestKey()];
    const good = await enrolRequest(code, page, shell);
    const wrongShell = { ...good, shell: { ...good.page, publicKey: stranger.publicKey } };
    const wrongPage = { ...good, page: { ...good.page, publicKey: stranger.publicKey } };
    const swapped = { ...good, page: good.shell, shell: good.page };
    for (const body of [wrongShell, wrongPage, swapped]) {
      expect((await enrol(body)).problem).toBe('bad-signature');
    }
    expect((await enrol(good)).status).toBe(200);
    const rows = await hub.store.db
      .selectFrom('kiosk_keys')
      .select('role')
      .where('key_id', 'like', `${(await enrol(good)).body?.['kiosk' as never]}%`)
      .orderBy('role')
      .execute();
    expect(rows.map(({ role }) => role)).toEqual(['page', 'shell']);
  });

  it('makes a new incarnation only with the approval of an operator', async () => {
    const kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
    const approved = await hub.approveNewIncarnation(kiosk.identity.kiosk);
    if (!approved.ok) throw new Error(approved.error);
    // Until the code is redeemed the old key counts.
    expect((await kiosk.heartbeat()).status).toBe(200);
    const next = await TestKiosk.enrol(hub.url, approved.value);
    expect(next.identity).toMatchObject({ kiosk: kiosk.identity.kiosk, incarnation: 2 });
    expect((await kiosk.heartbeat()).problem).toBe('superseded');
    expect((await next.heartbeat()).status).toBe(200);
    expect((await next.send([(await next.feedback()).envelope])).status).toBe(200);
    expect(await hub.approveNewIncarnation('k-00000000')).toEqual({
      ok: false,
      error: 'unknownKiosk',
    });
  });

  it('takes a revoked kiosk out at once', async () => {
    const kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
    expect((await kiosk.heartbeat()).status).toBe(200);
    expect(await hub.revokeKiosk(kiosk.identity.kiosk)).toBe(true);
    expect((await kiosk.heartbeat()).problem).toBe('revoked');
    expect(await hub.revokeKiosk('k-00000000')).toBe(false);
  });

  it('keeps no code in the clear', async () => {
    const code = await hub.createEnrolmentCode(testSite);
    const rows = await hub.store.pool.query(
      'select to_jsonb(c)::text as row from enrolment_codes c',
    );
    expect(rows.rowCount).toBeGreaterThan(0);
    expect(JSON.stringify(rows.rows)).not.toContain(code);
  });
});
