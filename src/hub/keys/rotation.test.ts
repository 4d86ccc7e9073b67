import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestKiosk } from '../../../test/support/hub-client.ts';
import { purge, retentionLimits } from '../retention/index.ts';
import type { RunningHub } from '../running-hub.ts';
import { TestClock, TestServer, testSite } from '../test-support.ts';
import {
  addSealingKey,
  type JudgedKey,
  judgeSealingKeys,
  readSealingKeys,
  removeSealingKey,
  sealsAfterMs,
} from './index.ts';

let server: TestServer;
let hub: RunningHub;
let directory: string;
let databaseUrl: string;
const clock = new TestClock();
const day = 86_400_000;

beforeAll(async () => {
  server = await TestServer.start();
  directory = join(server.directory, 'rotated');
  databaseUrl = await server.newDatabase();
  hub = await server.hub({ directory, databaseUrl, clock: clock.now, handsOver: false });
}, 60_000);
afterAll(() => server.stop(), 60_000);

const keysDirectory = () => join(directory, 'keys');
const newKiosk = async () => TestKiosk.enrol(hub.url, await hub.createEnrolmentCode(testSite));

/** The same kiosk when it has heard of the key that the hub gives now. */
async function hearing(kiosk: TestKiosk, keys?: readonly string[]): Promise<TestKiosk> {
  kiosk.clockOffsetMs = clock.offsetMs;
  const outbox = { count: 0, oldestMs: null, quarantined: 0, lastSeq: 0 };
  const { body } = await kiosk.heartbeat(
    keys === undefined ? {} : { outbox: { ...outbox, keys: [...keys] } },
  );
  const { identity } = kiosk;
  const next = new TestKiosk(hub.url, kiosk.key, {
    ...identity,
    hub: { ...identity.hub, sealing: body.sealing },
  });
  Object.assign(next, {
    nextSeq: kiosk.nextSeq,
    counter: kiosk.counter,
    clockOffsetMs: kiosk.clockOffsetMs,
  });
  return next;
}

async function judged(keyId: string): Promise<JudgedKey['needs']> {
  const all = await judgeSealingKeys(
    hub.store,
    await readSealingKeys(keysDirectory()),
    clock.now(),
  );
  return all.find((one) => one.keyId === keyId)!.needs;
}

const texts = async () =>
  (await hub.listActions({ limit: 20 })).map(({ body }) =>
    body !== null && 'text' in body ? body.text : 'closed',
  );

it('goes from one sealing key to the next while kiosks hold requests, and loses none', async () => {
  const [busy, away, silent] = [await newKiosk(), await newKiosk(), await newKiosk()];
  const first = busy.identity.hub.sealing.keyId;
  const before = (await busy.feedback('trước, đã gửi')).envelope;
  await busy.send([before]);
  const kept = (await busy.feedback('trước, còn giữ')).envelope;
  const lost = (await away.feedback('trước, nằm lại rất lâu')).envelope;

  const { keyId: second } = await addSealingKey(keysDirectory(), clock.now() + sealsAfterMs);
  // Kiosks are told when every hub has it; a hub opens it at once, also when it has not looked yet.
  let told = await hearing(busy);
  expect(told.identity.hub.sealing.keyId).toBe(first);
  const files = await readSealingKeys(keysDirectory());
  const early = new TestKiosk(hub.url, silent.key, {
    ...silent.identity,
    hub: { ...silent.identity.hub, sealing: files.find(({ keyId }) => keyId === second)! },
  });
  const eager = (await early.feedback('sau, sớm')).envelope;
  expect((await early.send([eager])).body).toMatchObject({ refused: [] });

  clock.offsetMs = sealsAfterMs + 1_000;
  told = await hearing(told);
  expect(told.identity.hub.sealing.keyId).toBe(second);
  const after = (await told.feedback('sau')).envelope;
  expect(after.keyId).toBe(second);
  expect((await told.send([kept, after])).body).toMatchObject({
    watermark: { lastSeq: 3 },
    refused: [],
  });
  expect((await texts()).sort()).toEqual(['sau', 'sau, sớm', 'trước, còn giữ', 'trước, đã gửi']);
  expect((await judged(first)).map(({ why }) => why)).toEqual(['young', 'held', 'kiosks']);
  expect(await judged(second)).toEqual([{ why: 'newest' }]);

  // Four hundred days on, bodies are purged by their own rule; kiosks have to say it themselves.
  clock.offsetMs += 401 * day;
  expect((await judged(first)).map(({ why }) => why)).toEqual(['held', 'kiosks']);
  await purge(hub.store, retentionLimits, clock.now());
  const all = [busy, away, silent].map(({ identity }) => identity.kiosk).sort();
  expect(await judged(first)).toEqual([{ why: 'kiosks', count: 3, kiosks: all }]);
  await hearing(told, [second]);
  // One that still holds something sealed to it, and one that does not say.
  await hearing(away, [first, second]);
  await hearing(silent);
  expect((await judged(first))[0]).toMatchObject({ count: 2 });
  await hub.revokeKiosk(silent.identity.kiosk);
  expect((await judged(first))[0]).toMatchObject({ kiosks: [away.identity.kiosk] });
  await hearing(away, [second]);
  expect(await judged(first)).toEqual([]);

  // Destroyed. What comes all the same is refused by name; what stands behind it goes on.
  await removeSealingKey(keysDirectory(), first);
  expect((await readSealingKeys(keysDirectory())).map(({ keyId }) => keyId)).toEqual([second]);
  const later = await server.hub({ directory, databaseUrl, clock: clock.now, handsOver: false });
  const late = new TestKiosk(later.url, away.key, {
    ...away.identity,
    hub: { ...away.identity.hub, sealing: files.find(({ keyId }) => keyId === second)! },
  });
  late.clockOffsetMs = clock.offsetMs;
  late.nextSeq = 2;
  const behind = (await late.feedback('đứng sau')).envelope;
  expect((await late.send([lost, behind])).body).toMatchObject({
    watermark: { lastSeq: 2 },
    refused: [{ seq: 1, code: 'unknown-sealing-key' }],
  });
  expect((await texts())[0]).toBe('đứng sau');
  // Numbers are never used again: an old copy of a key cannot pass for a new one.
  await addSealingKey(keysDirectory(), clock.now());
  expect(await readSealingKeys(keysDirectory())).toHaveLength(2);
}, 60_000);
