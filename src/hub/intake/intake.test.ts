import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newTestKey, TestKiosk } from '../../../test/support/hub-client.ts';
import { hubPaths } from '../../domain/api/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestClock, TestServer, testSite } from '../test-support.ts';

let server: TestServer;
let hub: RunningHub;
const clock = new TestClock();
const settledAfterMs = 3_600_000;

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({ clock: clock.now, settledAfterMs });
}, 60_000);
afterAll(() => server.stop(), 60_000);

const newKiosk = async () => TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));

async function envelopes(kiosk: TestKiosk, count: number) {
  const made = [];
  for (let i = 0; i < count; i += 1) made.push((await kiosk.feedback()).envelope);
  return made;
}

async function stored(kiosk: TestKiosk) {
  return hub.store.db
    .selectFrom('actions')
    .select(['seq', 'id'])
    .where('kiosk', '=', kiosk.identity.kiosk)
    .where('incarnation', '=', kiosk.identity.incarnation)
    .orderBy('seq')
    .execute();
}

describe('intake', () => {
  it('takes a batch once, and accepts it again without doubling anything', async () => {
    const kiosk = await newKiosk();
    const batch = await envelopes(kiosk, 3);
    const first = await kiosk.send(batch);
    expect(first.status).toBe(200);
    expect(first.body).toEqual({
      watermark: { epoch: hub.epoch, lastSeq: 3, settled: 0 },
      refused: [],
    });
    expect((await kiosk.send(batch)).body).toEqual(first.body);
    // An overlap of known and new, as after a lost answer.
    const [next] = await envelopes(kiosk, 1);
    const overlap = await kiosk.send([...batch.slice(1), next!]);
    expect(overlap.body['watermark']).toMatchObject({ lastSeq: 4 });
    expect((await stored(kiosk)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('takes one request once though it stands at two places of a batch', async () => {
    const kiosk = await newKiosk();
    const [one, two] = await envelopes(kiosk, 2);
    const doubled = await kiosk.send([one!, { ...two!, id: one!.id }]);
    expect(doubled.body).toMatchObject({ watermark: { lastSeq: 2 }, refused: [] });
    expect(await stored(kiosk)).toEqual([{ seq: 1, id: one!.id }]);
    // Both places are used up: the line goes on.
    expect((await kiosk.send(await envelopes(kiosk, 1))).body['watermark']).toMatchObject({
      lastSeq: 3,
    });
  });

  it.each([{ incarnation: 2 ** 31 }, { incarnation: Number.MAX_SAFE_INTEGER }])(
    'refuses by its place what came from an incarnation that nobody has: %o',
    async (strange) => {
      const kiosk = await newKiosk();
      const batch = await envelopes(kiosk, 2);
      const origin = { kiosk: 'k-ZZZZZZZZ', seq: 7, ...strange };
      const sent = await kiosk.send([{ ...batch[0]!, origin }, batch[1]!]);
      expect([sent.status, sent.body['refused']]).toEqual([200, [{ seq: 1, code: 'malformed' }]]);
      expect((await stored(kiosk)).map(({ seq }) => seq)).toEqual([2]);
    },
  );

  it('writes the watermark even when every request of a batch is a duplicate', async () => {
    const kiosk = await newKiosk();
    const batch = await envelopes(kiosk, 1);
    await kiosk.send(batch);
    const touched = async () =>
      hub.store.db
        .selectFrom('watermarks')
        .select('touched')
        .where('kiosk', '=', kiosk.identity.kiosk)
        .executeTakeFirstOrThrow();
    const before = await touched();
    await kiosk.send(batch);
    expect((await touched()).touched).toBe(before.touched + 1);
  });

  it('answers a gap with what it has, and takes nothing of the batch', async () => {
    const kiosk = await newKiosk();
    const [one, two, three] = await envelopes(kiosk, 3);
    await kiosk.send([one!]);
    const gap = await kiosk.send([three!]);
    expect([gap.status, gap.problem]).toEqual([409, 'gap']);
    expect(gap.body['watermark']).toEqual({ epoch: hub.epoch, lastSeq: 1, settled: 0 });
    expect((await kiosk.send([two!, three!])).body['watermark']).toMatchObject({ lastSeq: 3 });
  });

  it('tells a cloned disk: the same sequence with another id', async () => {
    const kiosk = await newKiosk();
    const [one] = await envelopes(kiosk, 1);
    await kiosk.send([one!]);
    const clone = (await kiosk.feedback('của máy bị sao chép', 1)).envelope;
    const next = (await kiosk.feedback('tiếp', 2)).envelope;
    const forked = await kiosk.send([clone, next]);
    expect([forked.status, forked.problem]).toEqual([409, 'forked']);
    expect(await stored(kiosk)).toEqual([{ seq: 1, id: one?.id }]);
  });

  it('refuses what it can never open, and lets what stands behind it through', async () => {
    const kiosk = await newKiosk();
    const [one, two, three] = await envelopes(kiosk, 3);
    const batch = [one!, { ...two!, keyId: 'seal-of-another-hub' }, three!];
    const reply = await kiosk.send(batch);
    expect(reply.body).toEqual({
      watermark: { epoch: hub.epoch, lastSeq: 3, settled: 0 },
      refused: [{ seq: 2, code: 'unknown-sealing-key' }],
    });
    expect((await kiosk.send(batch)).body).toEqual(reply.body);
    expect((await stored(kiosk)).map(({ seq }) => seq)).toEqual([1, 3]);
  });

  it('keeps a request whose date no calendar has', async () => {
    const kiosk = await newKiosk();
    const [one] = await envelopes(kiosk, 1);
    const odd = {
      ...one!,
      createdAt: { at: '2026-13-45T99:00:00Z', trust: 'unconfirmed' as const },
    };
    expect((await kiosk.send([odd])).status).toBe(200);
    const [listed] = await hub.listActions({ limit: 1 });
    expect(listed).toMatchObject({ createdAt: null, createdTrust: 'unconfirmed', problem: null });
  });

  it('takes batches of one kiosk in order when they race', async () => {
    const kiosk = await newKiosk();
    const batch = await envelopes(kiosk, 6);
    const sends = [batch.slice(0, 2), batch.slice(2, 4), batch.slice(4), batch, batch.slice(0, 3)];
    await Promise.all([...sends, ...sends].map((part) => kiosk.send(part)));
    expect((await stored(kiosk)).map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
  });

  it('lets go of requests only when they are old enough', async () => {
    const kiosk = await newKiosk();
    const [one, two] = await envelopes(kiosk, 2);
    await kiosk.send([one!]);
    clock.offsetMs = settledAfterMs + 1_000;
    kiosk.clockOffsetMs = clock.offsetMs;
    const later = await kiosk.send([two!]);
    expect(later.body['watermark']).toMatchObject({ lastSeq: 2, settled: 1 });
    expect((await kiosk.heartbeat()).body.watermark).toMatchObject({ lastSeq: 2, settled: 1 });
    clock.offsetMs = 0;
    kiosk.clockOffsetMs = 0;
    // What was settled once stays settled, whatever the hub's clock says.
    expect((await kiosk.send([two!])).body['watermark']).toMatchObject({ settled: 1 });
  });
});

describe('a signed request', () => {
  const year = 365 * 86_400_000;

  it.each([year, -year])(
    'from a clock %d ms off gets the time, and can sign again',
    async (off) => {
      const kiosk = await newKiosk();
      const [one] = await envelopes(kiosk, 1);
      kiosk.clockOffsetMs = off;
      const skewed = await kiosk.send([one!]);
      expect([skewed.status, skewed.problem]).toEqual([401, 'clock-skew']);
      const hubNowMs = skewed.body['nowMs'];
      if (typeof hubNowMs !== 'number') throw new Error('no time in the answer');
      expect(Math.abs(Date.parse(skewed.headers.get('date') ?? '') - hubNowMs)).toBeLessThan(2_000);
      kiosk.clockOffsetMs = hubNowMs - Date.now();
      expect((await kiosk.send([one!])).status).toBe(200);
    },
  );

  it('is refused without the key, with a foreign key, or for a foreign kiosk', async () => {
    const [kiosk, other] = [await newKiosk(), await newKiosk()];
    const [one] = await envelopes(kiosk, 1);
    const thief = new TestKiosk(hub.url, await newTestKey(), kiosk.identity);
    expect((await thief.send([one!])).problem).toBe('bad-signature');
    thief.clockOffsetMs = year;
    expect((await thief.send([one!])).problem).toBe('bad-signature');
    expect(
      (await kiosk.post(hubPaths.actions, { actions: [one] }, 'k-00000000.1.page')).problem,
    ).toBe('unknown-kiosk');
    expect((await other.send([one!])).problem).toBe('bad-request');
    expect(await stored(kiosk)).toEqual([]);
  });

  it.each([
    ['no actions', { actions: [] }],
    ['no list', { actions: 7 }],
    ['a stranger member', { actions: [], more: 1 }],
    ['not an object', 'text'],
  ])('with %s is refused without a word of what stood there', async (_name, body) => {
    const reply = await (await newKiosk()).post<Record<string, unknown>>(hubPaths.actions, body);
    expect([reply.status, reply.problem]).toEqual([400, 'bad-request']);
  });

  it('holds a batch of 20, no more, in order and without a hole', async () => {
    const kiosk = await newKiosk();
    const batch = await envelopes(kiosk, 21);
    expect((await kiosk.send(batch)).problem).toBe('bad-request');
    expect((await kiosk.send([batch[0]!, batch[2]!])).problem).toBe('bad-request');
    expect((await kiosk.send([batch[1]!, batch[0]!])).problem).toBe('bad-request');
    expect((await kiosk.send(batch.slice(0, 20))).body['watermark']).toMatchObject({ lastSeq: 20 });
  });
});
