import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { starterContent, starterGuides, starterLexicon } from '../../src/content/index.ts';
import { toSections } from '../../src/content/sections.ts';
import { sealBody } from '../../src/domain/action/index.ts';
import type { RunningHub } from '../../src/hub/index.ts';
import { TestServer, testSite } from '../../src/hub/test-support.ts';
import { createLibrary, memoryLibraryStore } from '../../src/kiosk/library/index.ts';
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
import type { Wish } from '../../src/kiosk/services.ts';

/** The kiosk's own rooms, on storage in memory, against a hub with a real database. */
let server: TestServer;
let hub: RunningHub;
let isPlugged = true;
const stops: (() => void)[] = [];

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({ databaseUrl: await server.newDatabase() });
}, 60_000);
afterAll(async () => {
  for (const stop of stops) stop();
  await server.stop();
}, 60_000);

const clock = () => Date.now();
const upMs = () => performance.now();
const fillRandom = (array: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(array);
const after = browserAfter;

async function fetchHub(path: string, init: RequestInit): Promise<Response> {
  if (!isPlugged) throw new TypeError('the plug is pulled');
  return fetch(hub.url + path, init);
}

function newKiosk() {
  const link = createHubLink({
    clock,
    upMs,
    after,
    fillRandom,
    fetch: fetchHub,
    identities: memoryIdentityStore(),
    openLine: (kiosk, incarnation) => outbox.openLine(kiosk, incarnation),
    facts: () => ({
      content: library.report(),
      outbox: { count: 0, oldestMs: null, quarantined: 0, lastSeq: 0 },
      health: { printer: 'none', shell: 'none', storage: 'ok' },
      progress: 1,
    }),
    replies: createReplies({ store: memoryReplyStore(), clock }),
    proveShell: async () => undefined,
  });
  const library = createLibrary({
    store: memoryLibraryStore(),
    fetch: fetchHub,
    after,
    fillRandom,
    trust() {
      const who = link.identity.peek();
      return who && { root: who.hub.root, kiosk: who.kiosk };
    },
    nowMs: () => (link.now().trust === 'confirmed' ? link.now().ms : undefined),
  });
  const outbox = createOutbox({
    clock,
    after,
    fillRandom,
    store: memoryOutboxStore(),
    lock: memoryWriterLock(),
    who: () => link.identity.value,
    time: () => link.now(),
    loadSeal: async () => sealBody,
  });
  outbox.start();
  const refused: string[] = [];
  const courier = startCourier({
    after,
    upMs,
    fillRandom,
    queue: outbox.queue,
    current: () => link.identity.peek()?.line,
    keyOf: () => link.identity.peek(),
    send: sendBatch(link.caller),
    reachable: probeHub(link.caller, () => link.state.peek().net),
    askWatermark: () => link.kick(),
    onRefused: (line, why) => refused.push(`${line} ${why}`),
    onEmpty: () => undefined,
  });
  outbox.onLeft = () => courier.kick();
  link.on('wake', (version) => library.hear(version));
  stops.push(
    () => courier.stop(),
    () => link.stop(),
    () => library.stop(),
    () => outbox.stop(),
  );
  return { link, library, outbox, courier, refused };
}

const feedback = (text: string): Wish => ({
  kind: 'feedback',
  category: 'environment',
  place: 'Tầng 3',
  text,
  urgent: false,
  language: 'vi',
});
const until = (what: () => unknown) =>
  vi.waitFor(() => expect(what()).toBeTruthy(), { timeout: 20_000, interval: 50 });

it('enrols, believes the hub’s time, installs what is published, and delivers what is left', async () => {
  const { link, library, outbox, courier, refused } = newKiosk();
  await link.start();
  expect(await link.enrol(await hub.createEnrolmentCode(testSite))).toEqual({
    ok: true,
    value: undefined,
  });
  await until(() => link.state.value.clock === 'confirmed');
  expect(link.state.value).toMatchObject({ enrolment: 'enrolled', net: 'online', trial: true });

  library.start();
  const content = starterContent();
  const sections = await toSections(content, starterLexicon, starterGuides());
  const { version } = await hub.publish({ sections, factsDate: content.snapshotDate, minApp: 1 });
  await until(() => library.staged.value === version);
  await library.swap();
  const { services } = library.content.value ?? {};
  expect(content.services.every(({ code }) => services?.has(code))).toBe(true);
  await library.warm();
  const [found] = library.search('dang ky khai sinh')?.hits ?? [];
  expect((await library.details(found?.code ?? ''))?.code).toBe(found?.code);

  const first = await outbox.leave(feedback('Thùng rác đầy từ hôm qua'));
  if (!first.ok) throw new Error(first.error);
  await until(() => outbox.status.value.accepted === 1);

  isPlugged = false;
  link.kick();
  await until(() => link.state.value.net === 'offline');
  const second = await outbox.leave(feedback('Đèn hành lang hỏng'));
  const third = await outbox.leave(feedback('Xin rút lại'));
  if (!second.ok || !third.ok) throw new Error('not left');
  expect(await outbox.withdraw(third.value)).toEqual({ ok: true, value: undefined });
  isPlugged = true;
  courier.kick();
  await until(() => outbox.status.value.accepted === 3);
  expect(outbox.status.value).toMatchObject({ count: 3, waiting: 0, quarantined: 0 });
  expect(refused).toEqual([]);

  const arrived = async () => {
    const actions = await hub.listActions();
    return actions.filter(({ kiosk }) => kiosk === link.identity.peek()?.kiosk);
  };
  await vi.waitFor(async () => expect(await arrived()).toHaveLength(3), { timeout: 20_000 });
  const texts = JSON.stringify(await arrived());
  expect(texts).toContain('Thùng rác đầy từ hôm qua');
  expect(texts).toContain('Đèn hành lang hỏng');
  expect(texts).not.toContain('Xin rút lại');
  await vi.waitFor(
    async () => expect(await link.follow(first.value.follow)).toMatchObject({ ok: true }),
    { timeout: 20_000 },
  );
  expect(await link.follow('00000000000')).toEqual({ ok: false, error: 'unknown' });
}, 120_000);
