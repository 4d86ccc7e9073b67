import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { restoreState } from '../../src/cli/support/restore-state.ts';
import { sealBody } from '../../src/domain/action/index.ts';
import { type RunningHub, startHub, takeBackup } from '../../src/hub/index.ts';
import { testSite, wideLimits } from '../../src/hub/test-support.ts';
import { browserAfter, createHubLink, memoryIdentityStore } from '../../src/kiosk/link/index.ts';
import {
  createOutbox,
  memoryOutboxStore,
  memoryWriterLock,
  probeHub,
  sendBatch,
  startCourier,
} from '../../src/kiosk/outbox/index.ts';
import { createReplies, memoryReplyStore } from '../../src/kiosk/replies/index.ts';

/** Real hubs on real private databases that are destroyed, and the kiosk's own link and outbox. */
let place: string;
let hub: RunningHub;
let hubs = 0;
const stops: (() => unknown)[] = [];
const roots: string[] = [];

const stateOf = (name: string) => join(place, name);
async function run(state: string): Promise<RunningHub> {
  const started = await startHub({
    directory: join(state, 'hub'),
    trial: true,
    log: { level: 'silent' },
    limits: wideLimits,
  });
  if (started.databaseRoot !== undefined) roots.push(started.databaseRoot);
  return started;
}

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'motcham-restored-test-'));
  hub = await run(stateOf('first'));
}, 120_000);
afterAll(async () => {
  for (const stop of stops) await stop();
  await hub.close();
  for (const root of roots) await rm(root, { recursive: true, force: true });
  await rm(place, { recursive: true, force: true });
}, 120_000);

function newKiosk() {
  const clock = () => Date.now();
  const fillRandom = (array: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(array);
  const link = createHubLink({
    clock,
    upMs: () => performance.now(),
    after: browserAfter,
    fillRandom,
    fetch: (path, init) => fetch(hub.url + path, init),
    identities: memoryIdentityStore(),
    openLine: (kiosk, incarnation) => outbox.openLine(kiosk, incarnation),
    facts: () => ({
      content: { version: 0, staged: null, rejected: null },
      outbox: { count: 0, oldestMs: null, quarantined: 0, lastSeq: 0 },
      health: { printer: 'none', shell: 'none', storage: 'ok' },
      progress: 1,
    }),
    replies: createReplies({ store: memoryReplyStore(), clock }),
    proveShell: async () => undefined,
  });
  const outbox = createOutbox({
    clock,
    after: browserAfter,
    fillRandom,
    store: memoryOutboxStore(),
    lock: memoryWriterLock(),
    who: () => (link.state.value.enrolment === 'refused' ? undefined : link.identity.value),
    time: () => link.now(),
    loadSeal: async () => sealBody,
  });
  const courier = startCourier({
    after: browserAfter,
    upMs: () => performance.now(),
    fillRandom,
    queue: outbox.queue,
    current: () => link.identity.peek()?.line,
    keyOf: () => link.identity.peek(),
    send: sendBatch(link.caller),
    reachable: probeHub(link.caller, () => link.state.peek().net),
    askWatermark: () => link.kick(),
    onRefused: (_line, why) => link.refuse(why),
    onEmpty: () => undefined,
  });
  link.on('answer', ({ watermark }) => {
    const line = link.identity.peek()?.line;
    if (line !== undefined) void outbox.queue.notice(line, watermark).then(() => courier.kick());
  });
  outbox.start();
  stops.push(
    () => courier.stop(),
    () => link.stop(),
    () => outbox.stop(),
  );
  const enrol = async () => {
    expect(await link.enrol(await hub.createEnrolmentCode(testSite))).toMatchObject({ ok: true });
  };
  const leave = async (screen: string) => {
    const left = await outbox.leave({ kind: 'callForHelp', screen, language: 'vi' });
    if (!left.ok) throw new Error(left.error);
    courier.kick();
  };
  /** Until it is so, with a heartbeat every second. */
  const until = (what: () => boolean) =>
    vi.waitFor(
      () => {
        link.kick();
        courier.kick();
        expect(what()).toBe(true);
      },
      { timeout: 60_000, interval: 1_000 },
    );
  return { link, outbox, enrol, leave, until };
}

function backUp() {
  return takeBackup(hub.store, {
    to: stateOf('backups'),
    keysTo: stateOf('keys'),
    keys: join(stateOf(hubs === 0 ? 'first' : `restored-${hubs}`), 'hub', 'keys'),
    keep: 5,
    nowMs: Date.now(),
  });
}

/** The machine of the hub is gone with its disk; another one starts from a backup. */
async function destroyAndRestore(backup: Awaited<ReturnType<typeof backUp>>): Promise<void> {
  const name = hubs === 0 ? 'first' : `restored-${hubs}`;
  await hub.close();
  await rm(hub.databaseRoot ?? place, { recursive: true, force: true });
  await rm(stateOf(name), { recursive: true, force: true });
  hubs += 1;
  await restoreState(stateOf(`restored-${hubs}`), backup.directory, backup.keysDirectory);
  hub = await run(stateOf(`restored-${hubs}`));
}

async function screens(): Promise<string[]> {
  const listed = await hub.listActions({ limit: 1_000 });
  return listed.map(({ body }) => (body?.kind === 'callForHelp' ? body.screen : 'closed')).sort();
}

it('gets from the kiosks what its backup does not hold, from one it never knew too, each once', async () => {
  const old = newKiosk();
  await old.link.start();
  await old.enrol();
  await old.leave('a');
  await old.leave('b');
  await old.until(() => old.outbox.status.value.waiting === 0);
  const first = await backUp();
  // What the backup holds is let go by the kiosk, and only that.
  await old.leave('c');
  await old.until(() => old.outbox.status.value.count === 1);
  const young = newKiosk();
  await young.link.start();
  await young.enrol();
  await young.leave('d');
  await young.until(() => young.outbox.status.value.waiting === 0);
  const epoch = hub.epoch;

  await destroyAndRestore(first);
  expect(hub.epoch).not.toBe(epoch);
  expect(await screens()).toEqual(['a', 'b']);
  await old.until(() => old.outbox.status.value.waiting === 0);
  await young.until(() => young.link.state.value.refusal === 'unknown-kiosk');
  await young.enrol();
  // The hub had taken it once; it moved to the line of the new identity all the same.
  await young.until(() => {
    const { lastSeq, waiting } = young.outbox.status.value;
    return lastSeq === 1 && waiting === 0;
  });
  expect(await screens()).toEqual(['a', 'b', 'c', 'd']);

  // Now the worse case: a second backup settles everything, and then is lost itself.
  await backUp();
  await old.until(() => old.outbox.status.value.count === 0);
  await old.leave('e');
  await old.until(() => old.outbox.status.value.waiting === 0);
  await destroyAndRestore(first);
  await old.until(
    () => old.outbox.status.value.waiting === 0 && old.outbox.status.value.count === 1,
  );
  await vi.waitFor(async () => expect(await screens()).toEqual(['a', 'b', 'e']), {
    timeout: 30_000,
    interval: 1_000,
  });
  const { rows } = await hub.store.pool.query('select reason, from_seq, to_seq from holes');
  expect(rows).toEqual([{ reason: 'settled', from_seq: 3, to_seq: 3 }]);
}, 300_000);
