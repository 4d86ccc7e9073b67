import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askHub, TestKiosk } from '../../../test/support/hub-client.ts';
import type { ActionEnvelope } from '../../domain/action/index.ts';
import { type Hole, hubPaths } from '../../domain/api/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestLog, TestServer, testSite } from '../test-support.ts';
import { listHoles } from './list-holes.ts';

let server: TestServer;
let hub: RunningHub;
let directory: string;
const log = new TestLog();

beforeAll(async () => {
  server = await TestServer.start();
  directory = join(server.directory, 'hub');
  hub = await server.hub({ directory, log: { level: 'error', stream: log } });
}, 60_000);
afterAll(() => server.stop(), 60_000);

const newKiosk = async () => TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));

async function envelopes(kiosk: TestKiosk, count: number): Promise<ActionEnvelope[]> {
  const made = [];
  for (let i = 0; i < count; i += 1) made.push((await kiosk.feedback(`số ${i}`)).envelope);
  return made;
}

const post = (kiosk: TestKiosk, actions: readonly unknown[], hole?: Hole) =>
  kiosk.post<Record<string, unknown>>(hubPaths.actions, { actions, ...(hole ? { hole } : {}) });

async function heldBy({ identity }: TestKiosk) {
  const rows = await hub.store.db
    .selectFrom('actions')
    .select(['incarnation', 'seq'])
    .where('kiosk', '=', identity.kiosk)
    .orderBy('incarnation')
    .orderBy('seq')
    .execute();
  return rows.map(({ incarnation, seq }) => `${incarnation}#${seq}`);
}

describe('a hole', () => {
  it('is written down with an alarm, and the line goes on behind it', async () => {
    const kiosk = await newKiosk();
    const [one, , , four] = await envelopes(kiosk, 4);
    await kiosk.send([one!]);
    expect((await kiosk.send([four!])).problem).toBe('gap');
    const hole: Hole = { from: 2, to: 3, reason: 'missing' };
    const taken = await post(kiosk, [four], hole);
    expect(taken.body['watermark']).toMatchObject({ lastSeq: 4 });
    expect(await heldBy(kiosk)).toEqual(['1#1', '1#4']);
    expect((await listHoles(hub.store))[0]).toMatchObject({ ...hole, found: 0 });
    expect(log.text).toContain('holds these requests no more');
    expect(await (await fetch(`${hub.url}${hubPaths.metrics}`)).text()).toContain(
      'motcham_holes_total{reason="missing"} 2',
    );
    // The same batch again after a lost answer changes nothing.
    expect((await post(kiosk, [four], hole)).body).toEqual(taken.body);
    expect(await listHoles(hub.store)).toHaveLength(1);
  });

  it('may stand alone at the end of a line', async () => {
    const kiosk = await newKiosk();
    const reply = await post(kiosk, [], { from: 1, to: 3, reason: 'settled' });
    expect(reply.body['watermark']).toMatchObject({ lastSeq: 3 });
  });

  it('never stands for what the hub holds, nor beyond a gap', async () => {
    const kiosk = await newKiosk();
    const batch = await envelopes(kiosk, 3);
    await kiosk.send(batch);
    const before = await listHoles(hub.store);
    await post(kiosk, [], { from: 1, to: 3, reason: 'missing' });
    expect(await listHoles(hub.store)).toEqual(before);
    expect((await post(kiosk, [], { from: 5, to: 6, reason: 'missing' })).problem).toBe('gap');
    const partly = await post(kiosk, [], { from: 2, to: 5, reason: 'missing' });
    expect(partly.body['watermark']).toMatchObject({ lastSeq: 5 });
    expect((await listHoles(hub.store))[0]).toMatchObject({ from: 4, to: 5 });
  });

  it('is filled by a request that turns up after all', async () => {
    const kiosk = await newKiosk();
    const [one, two, three] = await envelopes(kiosk, 3);
    await post(kiosk, [three], { from: 1, to: 2, reason: 'missing' });
    expect((await kiosk.send([two!])).status).toBe(200);
    expect(await heldBy(kiosk)).toEqual(['1#2', '1#3']);
    expect((await kiosk.send([one!, two!, three!])).status).toBe(200);
    expect(await heldBy(kiosk)).toEqual(['1#1', '1#2', '1#3']);
    const holes = await listHoles(hub.store);
    expect(holes.find((one) => one.kiosk === kiosk.identity.kiosk)).toMatchObject({ found: 2 });
  });

  it.each([
    ['backwards', { from: 3, to: 2, reason: 'missing' }],
    ['from nowhere', { from: 0, to: 2, reason: 'missing' }],
    ['for no reason', { from: 1, to: 2, reason: 'bored' }],
  ])('that goes %s is refused', async (_name, hole) => {
    expect((await post(await newKiosk(), [], hole as Hole)).problem).toBe('bad-request');
  });
});

describe('an envelope of another version', () => {
  it('is refused by its place, and holds nobody up', async () => {
    const kiosk = await newKiosk();
    const [one, two, three] = await envelopes(kiosk, 3);
    const strange = { ...two, v: 2, kind: 'unheardOf', wing: 'left' };
    const batch = [one, strange, three];
    const reply = await post(kiosk, batch);
    expect(reply.body).toMatchObject({
      watermark: { lastSeq: 3 },
      refused: [{ seq: 2, code: 'malformed' }],
    });
    expect((await post(kiosk, batch)).body).toEqual(reply.body);
    expect(await heldBy(kiosk)).toEqual(['1#1', '1#3']);
  });
});

describe('a cloned disk', () => {
  const approve = async (kiosk: TestKiosk) => {
    const code = await hub.approveNewIncarnation(kiosk.identity.kiosk);
    if (!code.ok) throw new Error(code.error);
    return TestKiosk.enrol(hub.url, code.value);
  };
  const moved = (next: TestKiosk, old: readonly ActionEnvelope[]) =>
    old.map((envelope, i) => {
      const { kiosk, incarnation } = next.identity;
      const origin = {
        kiosk: envelope.kiosk,
        incarnation: envelope.incarnation,
        seq: envelope.seq,
      };
      return { ...envelope, kiosk, incarnation, seq: i + 1, origin: envelope.origin ?? origin };
    });

  it('is refused by name; enrolled again it brings what it held, each request once', async () => {
    const kiosk = await newKiosk();
    const [one] = await envelopes(kiosk, 1);
    await kiosk.send([one!]);
    const clone = new TestKiosk(hub.url, kiosk.key, kiosk.identity);
    const theirs = [
      (await kiosk.feedback('của máy thật', 2)).envelope,
      (await kiosk.feedback('của máy thật', 3)).envelope,
    ];
    const ours = [
      (await clone.feedback('của máy sao', 2)).envelope,
      (await clone.feedback('của máy sao', 3)).envelope,
    ];
    await kiosk.send(theirs);
    expect((await clone.send(ours)).problem).toBe('forked');
    const next = await approve(kiosk);
    // Its disk also holds the first one, which the hub has: that is no second request.
    const batch = moved(next, [one!, ...ours]);
    const reply = await next.send(batch);
    expect(reply.body).toMatchObject({ watermark: { lastSeq: 3 }, refused: [] });
    expect((await next.send(batch)).body).toEqual(reply.body);
    expect(await heldBy(kiosk)).toEqual(['1#1', '1#2', '1#3', '2#2', '2#3']);
    const texts = (await hub.listActions({ limit: 5 })).map(({ body }) =>
      body !== null && 'text' in body ? body.text : 'closed',
    );
    expect(texts.sort()).toEqual([
      ...Array(2).fill('của máy sao'),
      ...Array(2).fill('của máy thật'),
      'số 0',
    ]);
  });

  it('takes each request once, also when the old key is still believed somewhere', async () => {
    const kiosk = await newKiosk();
    const batch = await envelopes(kiosk, 2);
    const next = await approve(kiosk);
    await next.send(moved(next, [batch[0]!]));
    expect((await kiosk.send(batch)).problem).toBe('superseded');
    // As another hub process sees it, which has not heard of the new key yet.
    await hub.store.db
      .updateTable('kiosk_keys')
      .set({ state: 'active' })
      .where('kiosk', '=', kiosk.identity.kiosk)
      .execute();
    const again = await server.hub({ databaseUrl: databaseUrlOf(hub), directory });
    const late = await new TestKiosk(again.url, kiosk.key, kiosk.identity).send(batch);
    expect(late.body).toMatchObject({ watermark: { lastSeq: 2 }, refused: [] });
    expect(await heldBy(kiosk)).toEqual(['1#2', '2#1']);
    const both = await next.send(moved(next, batch));
    expect(both.body).toMatchObject({ watermark: { lastSeq: 2 }, refused: [] });
    expect(await heldBy(kiosk)).toEqual(['1#2', '2#1']);
  });

  it('brings each request once over two enrolments', async () => {
    const kiosk = await newKiosk();
    const batch = await envelopes(kiosk, 2);
    const second = await approve(kiosk);
    const inSecond = moved(second, batch);
    await second.send(inSecond);
    const third = await approve(kiosk);
    expect((await third.send(moved(third, inSecond))).body).toMatchObject({
      watermark: { lastSeq: 2 },
      refused: [],
    });
    expect(await heldBy(kiosk)).toEqual(['2#1', '2#2']);
  });

  it('reaches also a hub that never knew the kiosk it was', async () => {
    const lost = new TestKiosk(hub.url, (await newKiosk()).key, {
      ...(await newKiosk()).identity,
      kiosk: 'k-ZZZZZZZZ',
    });
    const [one] = await envelopes(lost, 1);
    const next = await newKiosk();
    expect((await next.send(moved(next, [one!]))).status).toBe(200);
    expect((await hub.listActions({ limit: 1 }))[0]).toMatchObject({ body: { text: 'số 0' } });
  });
});

it('answers what to do, with every refusal', async () => {
  const reply = await askHub<{ detail: string }>(hub.url, hubPaths.actions, { method: 'POST' });
  expect(reply.status).toBe(401);
  expect(reply.body.detail.length).toBeGreaterThan(20);
});

function databaseUrlOf({ database }: RunningHub): string {
  if (!('url' in database)) throw new Error('a test hub has a URL');
  return database.url;
}
