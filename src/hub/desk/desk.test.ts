import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askHub, TestKiosk } from '../../../test/support/hub-client.ts';
import { newFollowCode } from '../../domain/action/index.ts';
import { DeskRequestSchema, InboxAnswerSchema } from '../../domain/api/console/index.ts';
import { hubPaths } from '../../domain/api/index.ts';
import { cancelRequest } from '../handover/cancel.ts';
import type { RequestPlace } from '../handover/index.ts';
import { openKeyring } from '../keys/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestServer, testSite } from '../test-support.ts';
import {
  claimRequest,
  openPersonalFields,
  readDeskRequest,
  readHours,
  readInbox,
  replyTo,
  setHourLimit,
} from './index.ts';

let server: TestServer;
let hub: RunningHub;
let keys: Awaited<ReturnType<typeof openKeyring>>;
let kiosk: TestKiosk;

beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterAll(() => server.stop(), 60_000);
beforeEach(async () => {
  const directory = `${server.directory}/desk-${Math.random()}`;
  hub = await server.hub({ directory });
  keys = await openKeyring(`${directory}/keys`, Date.now);
  kiosk = await TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));
});

const fill = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const nowMs = () => Date.now();
const inbox = async () => {
  const lines = await readInbox(hub.store, nowMs());
  return InboxAnswerSchema.shape.lines.parse(lines);
};
/** Waits until the hub has opened what was sent. */
const until = (count: number) => expect.poll(async () => (await inbox()).length).toBe(count);
const unnoted = () => ({ nowMs: nowMs(), note: async () => undefined });

async function appointment(
  day: string,
  slot: string,
  more: { priority?: 'age75'; personalNumber?: string } = {},
) {
  const follow = newFollowCode(fill);
  const envelope = await kiosk.seal(
    {
      kind: 'appointment',
      serviceCode: '1.004222',
      field: 'cư trú',
      branch: 'ha-dong-1',
      day,
      slot,
      phone: '0912345678',
      personalNumber: '001099012345',
      name: 'Trần Thị Bí Mật',
      language: 'vi',
      follow,
      ...more,
    },
    'appointment',
    kiosk.nextSeq,
  );
  kiosk.nextSeq += 1;
  return { envelope, follow };
}

describe('the inbox', () => {
  it('knows kind, deadline and state of what waits, the first due first, and nothing personal', async () => {
    const feedback = await kiosk.feedback('Nước tràn ở hầm, gọi 0912345678');
    const booked = await appointment('2030-01-15', '08:30');
    await kiosk.send([feedback.envelope, booked.envelope]);
    await until(2);
    const lines = await inbox();
    expect(lines.map(({ kind }) => kind)).toEqual(['feedback', 'appointment']);
    expect(lines[0]).toMatchObject({ category: 'environment', urgent: false, dueBy: 'reception' });
    expect(lines[1]).toMatchObject({
      branch: 'ha-dong-1',
      day: '2030-01-15',
      slot: '08:30',
      dueBy: 'hour',
      dueMs: Date.parse('2030-01-15T01:30:00Z'),
    });
    const found = await readDeskRequest(hub.store, keys, lines[1]!.id);
    // What keys are called is added on the way out.
    const one = DeskRequestSchema.parse({ ...found, names: {} });
    expect([...one.closed].sort()).toEqual(['name', 'personalNumber', 'phone']);
    expect(JSON.stringify([lines, one])).not.toMatch(/Bí Mật|0912345678|001099/);
    expect(
      await readDeskRequest(hub.store, keys, '01a00000-0000-7000-8000-000000000001'),
    ).toBeUndefined();
  });

  it('opens personal fields only after who and why is written down', async () => {
    const booked = await appointment('2030-01-15', '08:30');
    await kiosk.send([booked.envelope]);
    await until(1);
    const [line] = await inbox();
    const by = { viewer: 'Lan', reason: 'gọi lại cho người dân' };
    const fields = await inTransaction(hub.store.pool, (client) =>
      openPersonalFields(client, keys, line!.id, by, nowMs()),
    );
    expect(fields).toEqual({
      name: 'Trần Thị Bí Mật',
      phone: '0912345678',
      personalNumber: '001099012345',
    });
    // A view that cannot be kept shows nothing: both stand or fall together.
    await expect(
      inTransaction(hub.store.pool, async (client) => {
        await openPersonalFields(client, keys, line!.id, by, nowMs());
        throw new Error('the audit log is full');
      }),
    ).rejects.toThrow('full');
    const { rows } = await hub.store.pool.query(
      'select viewer, reason, requests from personal_views',
    );
    expect(rows).toEqual([{ ...by, requests: 1 }]);
  });

  it('answers once: the resident sees it by the follow code, a second answer is noted and not kept', async () => {
    const booked = await appointment('2030-01-15', '08:30');
    await kiosk.send([booked.envelope]);
    await until(1);
    const [line] = await inbox();
    const said = {
      kind: 'appointment',
      day: '2030-01-15',
      slot: '08:30',
      branch: 'ha-dong-1',
    } as const;
    const notes: number[] = [];
    const noted = { nowMs: nowMs(), note: async () => void notes.push(1) };
    const confirm = { ...said, outcome: 'confirmed', reason: null } as const;
    expect(await replyTo(hub.store, keys, line!.id, confirm, noted)).toBe('kept');
    expect(await replyTo(hub.store, keys, line!.id, confirm, noted)).toBe('same');
    const refuse = { ...said, outcome: 'refused', reason: 'full' } as const;
    expect(await replyTo(hub.store, keys, line!.id, refuse, unnoted())).toBe('contradicts');
    expect(notes).toEqual([1]);
    const follow = await askHub<{ status: string }>(hub.url, hubPaths.follow(booked.follow));
    expect(follow.body).toMatchObject({ status: 'confirmed' });
    const moved = { ...said, outcome: 'moved', slot: '23:00', reason: 'full' } as const;
    expect(await replyTo(hub.store, keys, line!.id, moved, unnoted())).toBe('nonsense');
    const after = await readDeskRequest(hub.store, keys, line!.id);
    expect(after?.history.map(({ what }) => what)).toEqual([
      'received',
      'changed',
      'contradiction',
      'contradiction',
    ]);
    expect(await readHours(hub.store, { from: '2030-01-14', to: '2030-01-16' })).toEqual([
      {
        branch: 'ha-dong-1',
        day: '2030-01-15',
        slot: '08:30',
        asked: 0,
        confirmed: 1,
        refused: 0,
        places: 4,
        isUsual: true,
      },
    ]);
    expect(await readHours(hub.store, { from: '2030-01-16', to: '2030-01-18' })).toEqual([]);
  });

  it('puts who calls for help first, with two minutes, before all that is late', async () => {
    const feedback = await kiosk.feedback();
    const follow = newFollowCode(fill);
    const call = await kiosk.seal(
      { kind: 'callForHelp', screen: 'home', language: 'vi', follow },
      'callForHelp',
      kiosk.nextSeq,
    );
    kiosk.nextSeq += 1;
    await kiosk.send([feedback.envelope, call]);
    await until(2);
    const aYearOn = nowMs() + 366 * 86_400_000;
    const [first, second] = await readInbox(hub.store, aYearOn);
    expect(second?.dueMs).toBeLessThan(aYearOn);
    expect(first).toMatchObject({ kind: 'callForHelp', dueBy: 'help' });
    expect(first?.dueMs).toBe((first?.receivedMs ?? 0) + 120_000);
    // Nobody was reached: that is an answer, too, and the resident reads it.
    const said = { kind: 'callForHelp', told: 'nobody' } as const;
    expect(await replyTo(hub.store, keys, first!.id, said, unnoted())).toBe('kept');
    expect((await inbox()).map(({ kind }) => kind)).toEqual(['feedback', 'callForHelp']);
  });

  it('promises no hour that has begun, to nobody', async () => {
    await kiosk.send([(await appointment('2030-01-15', '08:30')).envelope]);
    await until(1);
    const [line] = await inbox();
    const hour = { kind: 'appointment', day: '2030-01-15', branch: 'ha-dong-1' } as const;
    const at = { nowMs: Date.parse('2030-01-15T01:30:00Z'), note: async () => undefined };
    const confirm = { ...hour, slot: '08:30', outcome: 'confirmed', reason: null } as const;
    const move = { ...hour, slot: '08:00', outcome: 'moved', reason: 'full' } as const;
    const refuse = { ...hour, slot: '08:30', outcome: 'refused', reason: 'tooLate' } as const;
    expect(await replyTo(hub.store, keys, line!.id, confirm, at)).toBe('nonsense');
    expect(await replyTo(hub.store, keys, line!.id, move, at)).toBe('nonsense');
    expect((await readDeskRequest(hub.store, keys, line!.id))?.history.at(-1)).toMatchObject({
      what: 'contradiction',
      detail: 'pastHour',
    });
    expect(await replyTo(hub.store, keys, line!.id, refuse, at)).toBe('kept');
  });

  it('gives an hour to no more than it has places for, however many answer at once', async () => {
    const wishes = [];
    for (let n = 0; n < 6; n += 1) {
      const old = n === 5 ? ({ priority: 'age75' } as const) : {};
      wishes.push(await appointment('2030-01-15', '08:30', { ...old, personalNumber: '' }));
    }
    await kiosk.send(wishes.map(({ envelope }) => envelope));
    await until(6);
    await setHourLimit(hub.store.pool, { branch: 'ha-dong-1', places: 2 }, 'Lan', nowMs());
    const lines = await inbox();
    const isOld = await Promise.all(
      lines.map(async ({ id }) => {
        const found = await readDeskRequest(hub.store, keys, id);
        return found?.body?.['priority'] === 'age75';
      }),
    );
    const hour = { kind: 'appointment', day: '2030-01-15', slot: '08:30' } as const;
    const confirm = (id: string) =>
      replyTo(
        hub.store,
        keys,
        id,
        { ...hour, branch: 'ha-dong-1', outcome: 'confirmed', reason: null },
        unnoted(),
      );
    const young = lines.filter((_, at) => !isOld[at]).map(({ id }) => id);
    const verdicts = await Promise.all(young.map(confirm));
    expect(verdicts.toSorted()).toEqual(['full', 'full', 'full', 'kept', 'kept']);
    // Nothing came of what was full: it waits, and nothing is noted against it.
    const full = young[verdicts.indexOf('full')]!;
    const waiting = await readDeskRequest(hub.store, keys, full);
    expect(waiting?.line.status).toBe('received');
    expect(waiting?.history.map(({ what }) => what)).toEqual(['received']);
    const old = lines[isOld.indexOf(true)]!.id;
    expect(await confirm(old)).toBe('kept');
    expect(await confirm(full)).toBe('full');
    expect(await readHours(hub.store, { from: '2030-01-15', to: '2030-01-15' })).toMatchObject([
      { asked: 3, confirmed: 3, places: 2, isUsual: false },
    ]);
    // Who cancels makes room.
    const gone = young[verdicts.indexOf('kept')]!;
    const place = await hub.store.pool.query(
      `select f.kiosk, f.incarnation, f.seq, f.code_hash from follows f
        join actions a using (kiosk, incarnation, seq) where a.id = $1`,
      [gone],
    );
    const { code_hash, ...at } = place.rows[0] as RequestPlace & { code_hash: Buffer };
    await inTransaction(hub.store.pool, (client) => cancelRequest(client, at, code_hash, nowMs()));
    await setHourLimit(hub.store.pool, { branch: 'ha-dong-1', places: 3 }, 'Lan', nowMs());
    expect(await confirm(full)).toBe('kept');
    expect(await confirm(full)).toBe('same');
  });

  it('gives a request to one person at a time', async () => {
    await kiosk.send([(await kiosk.feedback()).envelope]);
    await until(1);
    const [line] = await inbox();
    const claim = (name: string, isClaim: boolean) =>
      claimRequest(hub.store.pool, line!.id, { name, claim: isClaim }, nowMs());
    const raced = await Promise.all(['Lan', 'Hùng', 'Bình'].map((name) => claim(name, true)));
    expect(raced.filter(Boolean)).toHaveLength(1);
    const holder = (await inbox())[0]!.claimedBy!;
    expect(await claim('Mai', true)).toBe(false);
    expect(await claim(holder, false)).toBe(true);
    expect(await claim('Mai', true)).toBe(true);
  });
});
