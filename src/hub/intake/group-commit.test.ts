import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestKiosk } from '../../../test/support/hub-client.ts';
import type { ActionEnvelope } from '../../domain/action/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestServer, testSite } from '../test-support.ts';
import { calendarInstant } from './calendar-instant.ts';
import { GroupCommit } from './group-commit.ts';

let server: TestServer;
let hub: RunningHub;
let group: GroupCommit;

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({ handsOver: false });
  const rule = { by: 'age', cutoff: new Date(0) } as const;
  group = new GroupCommit(hub.store, { clock: () => Date.now(), rule: () => rule });
}, 60_000);
afterAll(() => server.stop(), 60_000);

/** A kiosk whose line holds its first request, and the second one, which was not sent yet. */
async function oneAhead() {
  const kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
  await kiosk.send([(await kiosk.feedback()).envelope]);
  return { kiosk, next: (await kiosk.feedback()).envelope };
}

function offer(envelope: ActionEnvelope) {
  const { kiosk, incarnation, seq, id } = envelope;
  const items = [{ seq, id, envelope }];
  return { batch: { kiosk, incarnation, hole: undefined, items }, insert: [envelope] };
}

const heldOf = async (kiosk: TestKiosk) =>
  (
    await hub.store.db
      .selectFrom('actions')
      .select('seq')
      .where('kiosk', '=', kiosk.identity.kiosk)
      .orderBy('seq')
      .execute()
  ).map(({ seq }) => seq);

describe('batches of several lines', () => {
  it('are taken together; one that the database cannot take fails nobody else', async () => {
    const all = await Promise.all([oneAhead(), oneAhead(), oneAhead(), oneAhead(), oneAhead()]);
    // Nothing that the wire lets through is refused by the database: this one comes from inside.
    const wrong = { ...all[1]!.next, id: 'not-a-uuid' };
    const offers = all.map(({ next }, i) => offer(i === 1 ? wrong : next));
    const taken = await Promise.all(offers.map((one) => group.take(one)));
    expect(taken[1]).toBeUndefined();
    expect(await heldOf(all[1]!.kiosk)).toEqual([1]);
    // Whoever shared its statement is told to go alone, and does.
    for (const { kiosk, next } of all.filter((_, i) => i !== 1)) {
      expect((await kiosk.send([next])).body['watermark']).toMatchObject({ lastSeq: 2 });
      expect(await heldOf(kiosk)).toEqual([1, 2]);
    }
  });

  it('leave alone a line that somebody works on, and do not wait for it', async () => {
    const [busy, free] = [await oneAhead(), await oneAhead()];
    const client = await hub.store.pool.connect();
    try {
      await client.query('begin');
      await client.query('select from watermarks where kiosk = $1 for update', [
        busy.kiosk.identity.kiosk,
      ]);
      const taken = await Promise.all([
        group.take(offer(busy.next)),
        group.take(offer(free.next)),
        group.take(offer((await oneAhead()).next)),
      ]);
      expect(taken).toEqual([undefined, 0, 0]);
    } finally {
      await client.query('rollback');
      client.release();
    }
    expect(await heldOf(busy.kiosk)).toEqual([1]);
    expect(await heldOf(free.kiosk)).toEqual([1, 2]);
  });

  it('are not taken where the line stands elsewhere, or something moved from it', async () => {
    const { kiosk, next } = await oneAhead();
    expect(await group.take(offer({ ...next, seq: 3 }))).toBeUndefined();
    await hub.store.db
      .updateTable('watermarks')
      .set({ has_moved: true })
      .where('kiosk', '=', kiosk.identity.kiosk)
      .execute();
    expect(await group.take(offer(next))).toBeUndefined();
    expect(await heldOf(kiosk)).toEqual([1]);
  });
});

it.each([
  ['2026-02-30T10:00:00Z', null],
  ['2026-13-01T10:00:00Z', null],
  ['2026-02-28T24:00:00Z', null],
  ['0000-01-01T00:00:00Z', null],
  ['2026-02-28T10:00:60Z', null],
  ['2026-02-28T23:59:59.5Z', '2026-02-28T23:59:59.500Z'],
  [null, null],
])('a kiosk that says %s is stored as %s, and its request is never refused', async (at, stored) => {
  expect(calendarInstant(at)).toBe(stored);
  const { kiosk, next } = await oneAhead();
  const odd = { ...next, createdAt: { at, trust: 'unconfirmed' as const } };
  expect((await kiosk.send([odd])).status).toBe(200);
  const row = await hub.store.db
    .selectFrom('actions')
    .select('created_at')
    .where('kiosk', '=', kiosk.identity.kiosk)
    .where('seq', '=', next.seq)
    .executeTakeFirstOrThrow();
  expect(row.created_at?.toISOString() ?? null).toBe(stored);
});
