import { beforeEach, describe, expect, it } from 'vitest';
import { hubPaths } from '../../domain/api/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import { isInRing, type Ring } from '../../domain/bundle/index.ts';
import { simulateTime } from '../link/index.ts';
import { createLibrary, type InstalledLibrary } from './installed-library.ts';
import { libraryDisk, memoryLibraryStore } from './memory-library-store.ts';
import { sectionsOf, type TestPublisher, testPublisher } from './test-support/publisher.ts';
import { smallCatalogue } from './test-support/small-catalogue.ts';
import { repositoryNowMs, TestRepository } from './test-support/test-repository.ts';

const dayMs = 86_400_000;
const birth = '1.000001';
let hub: TestPublisher;
let disk = libraryDisk();
/** What the kiosk believes the time to be. */
let nowMs: number | undefined;

beforeEach(async () => {
  hub = await testPublisher();
  disk = libraryDisk();
  nowMs = repositoryNowMs;
});

function page(kiosk = hub.trust.kiosk): InstalledLibrary {
  return createLibrary({
    store: memoryLibraryStore(disk),
    fetch: hub.fetch,
    after: simulateTime(repositoryNowMs).after,
    fillRandom: (array) => array.fill(7),
    trust: () => ({ ...hub.trust, kiosk }),
    nowMs: () => nowMs,
  });
}

const publish = (version: number, ring?: Ring) =>
  hub.publish(version, sectionsOf(smallCatalogue(version * 1_000)), {}, ring);

async function installed(version = 1): Promise<InstalledLibrary> {
  await publish(version);
  const library = page();
  await library.boot();
  expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
  await library.swap();
  return library;
}

/** Looks, and expects that nothing came of it but this. */
async function refuses(library: InstalledLibrary, error: string): Promise<void> {
  const shown = library.content.value?.version;
  expect(await library.refresh()).toEqual({ ok: false, error });
  expect(library.staged.value).toBeUndefined();
  await library.swap();
  expect(library.content.value?.version).toBe(shown);
  expect(library.report().problem).toBe(error);
}

describe('an attacker who holds everything of the hub', () => {
  it('cannot sign targets: neither with the online key nor with one publisher of two', async () => {
    const library = await installed();
    const { repository } = hub;
    for (const signers of [repository.online, [repository.publishers[0]!], []]) {
      await publish(2);
      await repository.publish(signers);
      await refuses(library, 'notEnoughSignatures');
    }
    await publish(3);
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
  });

  it('cannot serve another root', async () => {
    const library = await installed();
    const { repository } = hub;
    const [one, two] = [await TestRepository.newKey(), await TestRepository.newKey()];
    repository.publishers = [one, two];
    repository.roots = [one, two];
    await repository.publishRoot();
    await publish(2);
    await refuses(library, 'notEnoughSignatures');
  });

  it('cannot play an older state again, in whole or in part', async () => {
    const library = await installed();
    const old = new Map(hub.repository.files);
    await publish(2);
    await library.refresh();
    await library.swap();
    const now = new Map(hub.repository.files);
    hub.repository.files.set('timestamp.json', old.get('timestamp.json')!);
    await refuses(library, 'rollback');
    // Older targets under the newest snapshot: another file than the one it names.
    for (const [name, bytes] of now) hub.repository.files.set(name, bytes);
    await hub.repository.stamp(1);
    await refuses(library, 'rollback');
  });

  it('cannot mix files of two states', async () => {
    const library = await installed();
    await publish(2);
    await publish(3);
    const { files } = hub.repository;
    const [old, named] = [files.get('2.targets.json')!, files.get('3.targets.json')!];
    files.set('3.targets.json', old);
    // Signatures are not all of one length: what is longer than promised is not even read.
    await refuses(library, old.length > named.length ? 'tooLong' : 'hashMismatch');
  });

  it('cannot hold a kiosk at a state whose time is over, although it knows that very file', async () => {
    const library = await installed();
    nowMs = repositoryNowMs + 8 * dayMs;
    await refuses(library, 'expired');
    await refuses(library, 'expired');
    library.judgeAge();
    expect(library.content.value).toMatchObject({ version: 1, stale: true });
    // Whatever its clock is believed to be later: what was over stays over.
    nowMs = undefined;
    await refuses(page(), 'expired');
  });

  it.each([
    ['timestamp.json', 16_385],
    ['2.root.json', 512_001],
  ])('cannot send endless data as %s', async (name, bytes) => {
    const library = await installed();
    hub.bend = (path) =>
      path === hubPaths.tuf(name) ? new Response(toUtf8('1'.repeat(bytes))) : undefined;
    await refuses(library, 'tooLong');
  });

  it('cannot hold a kiosk with data that never ends: it hangs up a little behind the limit', async () => {
    const library = await installed();
    await publish(2);
    const chunk = 65_536;
    /** Which file never ends, and the most that may be taken of it, bytes. */
    const ways: readonly (readonly [(path: string) => boolean, number, string])[] = [
      [(path) => path === hubPaths.tuf('timestamp.json'), 16_384, 'tooLong'],
      [(path) => path === hubPaths.tuf('2.root.json'), 512_000, 'tooLong'],
      [(path) => path === hubPaths.tuf('2.snapshot.json'), 512_000, 'tooLong'],
      [(path) => path === hubPaths.tuf('2.targets.json'), 512_000, 'tooLong'],
      [(path) => path.startsWith(hubPaths.section('')), 10_000, 'sectionTampered'],
    ];
    for (const [isMeant, bytesMax, error] of ways) {
      let taken = 0;
      let isLeft = false;
      const endless = () =>
        new ReadableStream<Uint8Array>(
          {
            pull(to) {
              taken += chunk;
              to.enqueue(new Uint8Array(chunk).fill(0x31));
            },
            cancel() {
              isLeft = true;
            },
          },
          { highWaterMark: 0 },
        );
      hub.bend = (path) => (isMeant(path) ? new Response(endless()) : undefined);
      await refuses(library, error);
      expect([isLeft, taken > 0, taken <= bytesMax + chunk]).toEqual([true, true, true]);
    }
  });

  it('cannot send a manifest of another length or hash', async () => {
    const library = await installed();
    await publish(2);
    const { sha256 } = [...hub.repository.targets.values()].map(({ custom }) => custom)[0] as {
      sha256?: string;
    };
    expect(sha256).toBeUndefined();
    const isSection = (path: string) => path.startsWith(hubPaths.section(''));
    hub.bend = async (path) => {
      if (!isSection(path)) return undefined as never;
      hub.bend = () => undefined;
      const whole = new Uint8Array(await (await hub.fetch(path, {})).arrayBuffer());
      return new Response(whole.with(0, 32));
    };
    await refuses(library, 'sectionTampered');
    hub.bend = (path) => (isSection(path) ? new Response(toUtf8('{'.repeat(9_999))) : undefined);
    await refuses(library, 'sectionTampered');
  });
});

describe('what two publishers sign', () => {
  it('goes to a ring first, which the kiosk computes, and to everybody later', async () => {
    const ring = (percent: number, first?: string): Ring => ({
      salt: 'mùa thu',
      percent,
      ...(first && { first }),
    });
    const library = await installed();
    await publish(2, ring(0));
    expect(await library.refresh()).toEqual({ ok: true, value: 'upToDate' });
    await publish(2, ring(0, hub.trust.kiosk));
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    const names = Array.from({ length: 2_000 }, (_, at) => `k-${at}`);
    const inside = async (percent: number) => {
      const all = await Promise.all(names.map((name) => isInRing(ring(percent), name)));
      return new Set(names.filter((_, at) => all[at]));
    };
    const [one, ten, all] = [await inside(1), await inside(10), await inside(100)];
    expect([one.size > 5, one.size < 45, ten.size > 150, ten.size < 250]).toEqual(
      Array.from({ length: 4 }, () => true),
    );
    expect(all.size).toBe(names.length);
    expect([...one].every((name) => ten.has(name))).toBe(true);
  });

  it('is taken back by a newer document that offers the older content', async () => {
    const library = await installed(1);
    const kept = new Map(hub.repository.targets);
    await publish(2);
    await library.refresh();
    await library.swap();
    expect(library.content.value?.version).toBe(2);
    hub.repository.targets.clear();
    for (const [path, target] of kept) hub.repository.targets.set(path, target);
    await hub.repository.publish();
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    await library.swap();
    expect(library.content.value?.services.get(birth)?.costs[0]).toMatchObject({
      amountVnd: 1_000,
    });
  });

  it('that was withdrawn before it was shown is shown by nobody', async () => {
    for (const isNothingElse of [false, true]) {
      disk = libraryDisk();
      hub = await testPublisher();
      const library = await installed(1);
      const kept = new Map(hub.repository.targets);
      await publish(2);
      expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
      hub.repository.targets.clear();
      if (!isNothingElse) for (const [path, one] of kept) hub.repository.targets.set(path, one);
      await hub.repository.publish();
      await library.refresh();
      expect([library.staged.value, library.report().staged]).toEqual([undefined, null]);
      await library.swap();
      expect(library.content.value?.version).toBe(1);
      // Nor after the power was gone.
      const again = page();
      await again.boot();
      expect(again.staged.value).toBeUndefined();
      await again.swap();
      expect(again.content.value?.version).toBe(1);
    }
  });

  it('is taken back while it is still on its way to a kiosk, and never seen there', async () => {
    const library = await installed(1);
    await publish(2);
    let reached = (): void => undefined;
    let goOn = (): void => undefined;
    const onItsWay = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    // The manifest is there, its sections stand still in the line.
    let answers = 0;
    hub.bend = async (path) => {
      if (!path.startsWith(hubPaths.sections)) return undefined as never;
      answers += 1;
      if (answers === 2) {
        reached();
        await held;
      }
      return undefined as never;
    };
    const refreshing = library.refresh();
    await onItsWay;
    // Back: the older content under a higher version, for every kiosk.
    await hub.publish(3, sectionsOf(smallCatalogue(1_000)));
    goOn();
    expect(await refreshing).toEqual({ ok: true, value: 'staged' });
    // Nobody was in attract; the next look finds the way back, and it takes the place.
    hub.bend = () => undefined;
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    expect(library.staged.value).toBe(3);
    await library.swap();
    expect(library.content.value).toMatchObject({ version: 3 });
    expect(library.content.value?.services.get(birth)?.costs[0]).toMatchObject({
      amountVnd: 1_000,
    });
    expect(await library.refresh()).toEqual({ ok: true, value: 'upToDate' });
  });

  it('is swapped in the middle of a look for what is newer, and neither loses the other', async () => {
    const library = await installed(1);
    await publish(2);
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    await publish(3);
    for (const isCut of [true, false]) {
      let reached = (): void => undefined;
      let goOn = (): void => undefined;
      const onItsWay = new Promise<void>((resolve) => {
        reached = resolve;
      });
      const held = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      hub.bend = async (path) => {
        if (!path.startsWith(hubPaths.section(''))) return undefined as never;
        reached();
        await held;
        return isCut ? new Response('', { status: 503 }) : (undefined as never);
      };
      const refreshing = library.refresh();
      await onItsWay;
      await library.swap();
      goOn();
      expect((await refreshing).ok).toBe(!isCut);
      expect(library.content.value?.version).toBe(2);
      // Nothing is staged twice: the version before stays, should this one break.
      expect(library.staged.value).toBe(isCut ? undefined : 3);
      expect(disk.slots.get('previous')?.manifest.version).toBe(1);
    }
    await library.swap();
    expect(library.content.value?.version).toBe(3);
    expect(disk.slots.get('previous')?.manifest.version).toBe(2);
  });

  it('is refused when it lists more than a kiosk reads, or nothing for it', async () => {
    const library = await installed();
    hub.repository.targets.clear();
    await hub.repository.publish();
    await refuses(library, 'nothingForUs');
    for (let at = 0; at <= 100; at += 1) {
      const custom = { kind: 'app', arch: 'amd64' };
      hub.repository.targets.set(`app/${at}.deb`, { bytes: toUtf8(`${at}`), custom });
    }
    await hub.repository.publish();
    await refuses(library, 'tooLarge');
  });

  it('is refused in production when it says to be of a trial', async () => {
    hub.repository.trial = false;
    await hub.repository.publishRoot();
    await publish(1);
    const library = page();
    expect(await library.refresh()).toEqual({ ok: false, error: 'trialContentRefused' });
  });
});

describe('keys', () => {
  it('change by a root that the keys of both sign, offline for any number of them', async () => {
    const library = await installed();
    const { repository } = hub;
    const before = repository.roots;
    repository.publishers = [await TestRepository.newKey(), await TestRepository.newKey()];
    await repository.publishRoot();
    repository.roots = [await TestRepository.newKey(), ...before.slice(0, 2)];
    await repository.publishRoot();
    repository.online = [await TestRepository.newKey()];
    await repository.publishRoot();
    await publish(2);
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    expect(repository.versions.root).toBe(4);
  });

  it('of the root let the time begin anew, after a hub whose clock ran ahead', async () => {
    const library = await installed();
    nowMs = repositoryNowMs + 4_000 * dayMs;
    await refuses(library, 'expired');
    // Right again; whoever only says so brings nothing back that had expired.
    nowMs = repositoryNowMs;
    await publish(2);
    await refuses(library, 'expired');
    await hub.repository.publishRoot();
    nowMs = undefined;
    await refuses(library, 'expired');
    nowMs = repositoryNowMs;
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    const again = page();
    await again.boot();
    nowMs = undefined;
    expect(await again.refresh()).toEqual({ ok: true, value: 'staged' });
  });

  it('that were stolen are taken out, and versions far ahead with them', async () => {
    const library = await installed();
    const { repository } = hub;
    repository.versions.targets = 900_000;
    repository.versions.snapshot = 900_000;
    repository.versions.timestamp = 900_000;
    await publish(999_999);
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    await library.swap();
    repository.publishers = [await TestRepository.newKey(), await TestRepository.newKey()];
    repository.online = [await TestRepository.newKey()];
    await repository.publishRoot();
    Object.assign(repository.versions, { targets: 1, snapshot: 1, timestamp: 1 });
    await publish(2);
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    await library.swap();
    expect(library.content.value?.version).toBe(2);
  });
});

describe('storage', () => {
  it('keeps what is believed with what is staged, and both through a restart', async () => {
    await installed();
    hub.asked.length = 0;
    const again = page();
    await again.boot();
    expect(await again.refresh()).toEqual({ ok: true, value: 'upToDate' });
    // The next root, and the timestamp: snapshot and targets lie here.
    const metadata = hub.asked.filter((path) => path.startsWith(hubPaths.tuf('')));
    expect(metadata).toEqual([hubPaths.tuf('2.root.json'), hubPaths.tuf('timestamp.json')]);
  });

  it('that was torn or changed leads to a new fetch, never to a belief', async () => {
    await installed();
    const { trust } = disk;
    for (const role of ['timestamp', 'snapshot', 'targets'] as const) {
      const bytes = trust!.state[role]!;
      disk.trust = { ...trust!, state: { ...trust!.state, [role]: bytes.with(60, 0x58) } };
      expect(await page().refresh()).toMatchObject({ ok: true });
    }
    disk.trust = undefined;
    expect(await page().refresh()).toMatchObject({ ok: true });
  });
});
