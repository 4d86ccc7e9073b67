/** Emergencies on kiosks whose library is in the middle of something: the real desk over the real library. */
import { beforeEach, expect, it } from 'vitest';
import { emergencies as drafts } from '../../content/emergencies.ts';
import { hubPaths, signText, toPublicKey } from '../../domain/api/index.ts';
import { canonicalJson, toUtf8 } from '../../domain/basics/index.ts';
import { keyEntry } from '../../domain/bundle/index.ts';
import {
  type EmergencySend,
  emergencyDraftHash,
  emergencyText,
  type SignedEmergency,
} from '../../domain/emergency/index.ts';
import type { EmergencyDraft } from '../../domain/service/index.ts';
import { createLibrary, type InstalledLibrary } from '../library/installed-library.ts';
import { libraryDisk, memoryLibraryStore } from '../library/memory-library-store.ts';
import {
  sectionsOf,
  type TestPublisher,
  testPublisher,
} from '../library/test-support/publisher.ts';
import { smallCatalogue } from '../library/test-support/small-catalogue.ts';
import { repositoryNowMs } from '../library/test-support/test-repository.ts';
import { memoryHubLink, simulateTime } from '../link/index.ts';
import { createEmergencyDesk, type EmergencyDesk } from './emergency-desk.ts';

const dayMs = 86_400_000;
const [fire] = drafts as readonly [EmergencyDraft];
const gasLeak: EmergencyDraft = { ...fire, id: 'new-one' };
let hub: TestPublisher;
let own: CryptoKeyPair;
let nowMs = repositoryNowMs;
let link: ReturnType<typeof memoryHubLink>;
let library: InstalledLibrary;
let desk: EmergencyDesk;

beforeEach(async () => {
  nowMs = repositoryNowMs;
  hub = await testPublisher();
  own = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  link = memoryHubLink();
  const { after } = simulateTime(repositoryNowMs);
  library = createLibrary({
    store: memoryLibraryStore(libraryDisk()),
    fetch: hub.fetch,
    after,
    fillRandom: (array) => array.fill(7),
    trust: () => hub.trust,
    nowMs: () => nowMs,
  });
  desk = createEmergencyDesk({
    link,
    word: library,
    store: { load: async () => ({ told: [], ended: [] }), keep: async () => undefined },
    clock: () => nowMs,
    upMs: () => nowMs - repositoryNowMs,
    after,
  });
  await desk.start();
});

/** A version of content with these drafts; the publishers vouch for the hub's command key, too. */
async function publish(version: number, some: readonly EmergencyDraft[]): Promise<void> {
  const sections = await sectionsOf(smallCatalogue(version * 1_000));
  const bytes = toUtf8(canonicalJson([...some]));
  await hub.publish(version, [...sections, { kind: 'emergencies', key: '', bytes }]);
  const key = toPublicKey(await crypto.subtle.exportKey('jwk', own.publicKey));
  const entry = keyEntry('command', { keyId: 'command', key: { ...key } });
  hub.repository.targets.set(entry.path, { bytes: entry.bytes, custom: entry.custom });
  await hub.repository.publish();
}

let count = 0;
async function order(draft: EmergencyDraft): Promise<SignedEmergency> {
  count += 1;
  const send: EmergencySend = {
    v: 1,
    do: 'show',
    id: `0197a000-0000-7000-8000-${String(count).padStart(12, '0')}`,
    draft: draft.id,
    sha256: await emergencyDraftHash(draft),
    target: { all: true },
    sentAtMs: nowMs,
    endsAtMs: nowMs + 30 * 60_000,
  };
  return { order: send, signature: await signText(emergencyText(send), own.privateKey) };
}
const shown = () => desk.shown.value?.draft.id;

async function installed(): Promise<void> {
  await publish(1, [fire]);
  expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
  await library.swap();
}

it('in the middle of an install: known words stand at once, new ones as soon as they are here', async () => {
  await installed();
  await publish(2, [fire, gasLeak]);
  let arrive = (): void => undefined;
  const line = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  hub.bend = (path) =>
    path.startsWith(hubPaths.section(''))
      ? line.then(() => new Response('', { status: 503 }))
      : undefined;
  const installing = library.refresh();
  const unknown = await order(gasLeak);
  link.emergencies.value = [unknown];
  const known = await order(fire);
  link.emergencies.value = [unknown, known];
  await expect.poll(shown).toBe('fire');
  expect(library.staged.value).toBeUndefined();
  // The line came back with nothing; the next look brings it.
  hub.bend = () => undefined;
  arrive();
  await installing;
  await desk.settled();
  expect(library.staged.value).toBe(2);
  expect([shown(), ...desk.behind.value.map(({ draft }) => draft.id)].sort()).toEqual([
    'fire',
    'new-one',
  ]);
});

it('that has just been enrolled, with nothing installed: what it fetches for it is enough', async () => {
  await publish(1, [fire]);
  link.emergencies.value = [await order(fire)];
  await desk.settled();
  expect(shown()).toBe('fire');
  expect(library.content.value).toBeUndefined();
});

it('whose timestamp has expired, with a hub that signs nothing new any more', async () => {
  await installed();
  nowMs += 40 * dayMs;
  expect(await library.refresh()).toEqual({ ok: false, error: 'expired' });
  link.emergencies.value = [await order(fire)];
  await desk.settled();
  expect(shown()).toBe('fire');
});
