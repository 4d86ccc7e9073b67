import { effect } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { hubPaths } from '../../domain/api/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import { simulateTime } from '../link/index.ts';
import { createLibrary, type InstalledLibrary } from './installed-library.ts';
import type { LibraryStore } from './library-store.ts';
import { libraryDisk, memoryLibraryStore } from './memory-library-store.ts';
import {
  sectionsOf,
  type TestPublisher,
  testPublisher,
  withListedFacts,
} from './test-support/publisher.ts';
import { smallCatalogue } from './test-support/small-catalogue.ts';

const nowMs = Date.parse('2026-11-21T00:00:00Z');
const birth = '1.000001';
let hub: TestPublisher;
let disk = libraryDisk();
let fault: (step: keyof LibraryStore) => void = () => undefined;

beforeEach(async () => {
  hub = await testPublisher();
  disk = libraryDisk();
  fault = () => undefined;
});

function newLibrary(change: { nowMs?: number; enrolled?: boolean } = {}): InstalledLibrary {
  const time = simulateTime(nowMs);
  return createLibrary({
    store: memoryLibraryStore(disk, (step) => fault(step)),
    fetch: hub.fetch,
    after: time.after,
    fillRandom: (array) => array.fill(7),
    trust: () => (change.enrolled === false ? undefined : hub.trust),
    nowMs: () => change.nowMs ?? nowMs,
  });
}

/** A page that has `version` installed with this fee. */
async function installed(version = 1, feeVnd = 8_000): Promise<InstalledLibrary> {
  await hub.publish(version, sectionsOf(smallCatalogue(feeVnd)));
  const library = newLibrary();
  await library.boot();
  expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
  await library.swap();
  return library;
}

const feeOf = (library: InstalledLibrary) => library.content.value?.services.get(birth)?.costs[0];
/** Sections that were asked for, without the manifest that names them. */
const sections = () => {
  const asked = hub.asked.filter((path) => path.startsWith(hubPaths.section('')));
  return asked.slice(1);
};

describe('library', () => {
  it('shows nothing new until it is told to, then everything of it', async () => {
    await hub.publish(3, sectionsOf(smallCatalogue()));
    const library = newLibrary();
    await library.boot();
    await library.refresh();
    expect(library.content.value).toBeUndefined();
    expect(library.staged.value).toBe(3);
    await library.swap();
    expect(library.staged.value).toBeUndefined();
    expect(library.content.value).toMatchObject({
      version: 3,
      factsDate: '2026-11-20',
      trial: true,
    });
    expect((await library.details(birth))?.steps[0]?.vi).toBe('Nộp hồ sơ');
    expect(await library.details('9.999999')).toBeUndefined();
    await library.warm();
    expect(library.search('dang ky khai sinh')?.hits[0]?.code).toBe(birth);
  });

  it('opens the index of a first install once: what checked it is what is searched', async () => {
    await hub.publish(1, sectionsOf(smallCatalogue()));
    const store = memoryLibraryStore(disk);
    const reads: string[] = [];
    const library = createLibrary({
      store: {
        ...store,
        section: (sha256) => {
          reads.push(sha256);
          return store.section(sha256);
        },
      },
      fetch: hub.fetch,
      after: simulateTime(nowMs).after,
      fillRandom: (array) => array.fill(7),
      trust: () => hub.trust,
      nowMs: () => nowMs,
    });
    await library.boot();
    await library.refresh();
    await library.swap();
    await library.warm();
    expect(library.search('khai sinh')?.hits[0]?.code).toBe(birth);
    const search = disk.slots
      .get('current')
      ?.manifest.sections.find(({ kind }) => kind === 'search');
    const opened = () => reads.filter((sha256) => sha256 === search?.sha256).length;
    expect(opened()).toBe(1);
    // Under somebody's hands a second one does not wait in memory: it is opened in attract.
    await hub.publish(2, sectionsOf(smallCatalogue(9_000)));
    await library.refresh();
    await library.swap();
    await library.warm();
    expect(library.search('khai sinh')?.hits[0]?.code).toBe(birth);
    expect(opened()).toBe(3);
  });

  it('searches what is shown, also when another version was staged before it', async () => {
    await hub.publish(1, sectionsOf(smallCatalogue()));
    const library = newLibrary();
    await library.boot();
    await library.refresh();
    const other = smallCatalogue();
    const [birthService, ...more] = other.services;
    if (birthService === undefined) throw new Error('the small catalogue is empty');
    const name = { ...birthService.name, vi: 'Đăng ký lại khai sinh' };
    await hub.publish(2, sectionsOf({ ...other, services: [{ ...birthService, name }, ...more] }));
    await library.refresh();
    expect(library.staged.value).toBe(2);
    await library.swap();
    await library.warm();
    expect(library.search('dang ky lai khai sinh')?.hits[0]?.code).toBe(birth);
    expect(library.content.value?.version).toBe(2);
  });

  it('looks for the same words once, until the session ends', async () => {
    await hub.publish(3, sectionsOf(smallCatalogue()));
    const library = newLibrary();
    await library.refresh();
    await library.swap();
    await library.warm();
    const answer = library.search('dang ky khai sinh');
    expect(library.search('dang ky khai sinh')).toBe(answer);
    library.forgetSearches();
    expect(library.search('dang ky khai sinh')).not.toBe(answer);
    expect(library.search('dang ky khai sinh')).toEqual(answer);
  });

  it('tells what was looked for last until it is forgotten, and nothing of a rehearsal', async () => {
    const library = await installed();
    await library.warm();
    library.rehearse('dang ky');
    expect(library.found.value).toBeUndefined();
    const answer = library.search('khai sinh');
    expect(library.found.value).toEqual({ query: 'khai sinh', hits: answer?.hits.length });
    // Under a hand nothing is rehearsed: the answer is the same one still.
    library.rehearse('ket hon');
    expect(library.search('khai sinh')).toBe(answer);
    library.forgetSearches();
    expect(library.found.value).toBeUndefined();
  });

  it('answers a search before anything is installed', async () => {
    const library = newLibrary();
    await library.warm();
    expect(library.search('khai sinh')).toMatchObject({ action: 'none', hits: [] });
  });

  it('says that the search engine is not here yet, never that nothing was found', async () => {
    await installed();
    const library = newLibrary();
    await library.boot();
    const answers: unknown[] = [];
    const stop = effect(() => {
      answers.push(library.search('khai sinh')?.hits[0]?.code);
    });
    expect(answers).toEqual([undefined]);
    await library.warm();
    expect(answers).toEqual([undefined, birth]);
    stop();
  });

  it('boots what is installed without a network, and asks nothing to do so', async () => {
    await installed();
    hub.asked.length = 0;
    const again = newLibrary();
    await again.boot();
    expect(again.content.value?.version).toBe(1);
    await again.warm();
    expect(again.search('khai sinh')?.hits[0]?.code).toBe(birth);
    expect(hub.asked).toEqual([]);
  });

  it('fetches only what changed', async () => {
    const library = await installed();
    hub.asked.length = 0;
    await hub.publish(2, sectionsOf(smallCatalogue(12_000)));
    await library.refresh();
    expect(sections()).toHaveLength(1);
    await library.swap();
    expect(feeOf(library)).toMatchObject({ amountVnd: 12_000 });
  });

  it('says up to date when it is, and nothing before enrolment', async () => {
    const library = await installed();
    expect(await library.refresh()).toEqual({ ok: true, value: 'upToDate' });
    expect(await newLibrary({ enrolled: false }).refresh()).toEqual({
      ok: false,
      error: 'notEnrolled',
    });
  });

  it('marks content as stale by a believed clock only, and keeps showing it', async () => {
    await installed();
    const later = newLibrary({ nowMs: Date.parse('2027-03-01T00:00:00Z') });
    await later.boot();
    expect(later.content.value).toMatchObject({ version: 1, stale: true });
  });
});

describe('facts behind lists, as a large catalogue has them', () => {
  const listed = async (feeVnd: number) =>
    withListedFacts(await sectionsOf(smallCatalogue(feeVnd)));

  it('are installed, kept through a restart, and changed by one shard and its list', async () => {
    await hub.publish(1, listed(8_000));
    const library = newLibrary();
    await library.boot();
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    await library.swap();
    expect(feeOf(library)).toMatchObject({ amountVnd: 8_000 });
    await library.refresh();
    hub.asked.length = 0;
    await hub.publish(2, listed(12_000));
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    expect(sections()).toHaveLength(2);
    await library.swap();
    hub.bend = () => Promise.reject(new TypeError('offline'));
    const again = newLibrary();
    await again.boot();
    expect(feeOf(again)).toMatchObject({ amountVnd: 12_000 });
  });

  it('are refused when a list names another kind, or the manifest names shards beside it', async () => {
    const library = await installed();
    const other = (await listed(9_000)).map((one) =>
      one.kind === 'factsList'
        ? { ...one, bytes: toUtf8(new TextDecoder().decode(one.bytes).replace('facts', 'places')) }
        : one,
    );
    await hub.publish(2, other);
    expect(await library.refresh()).toEqual({ ok: false, error: 'sectionShape' });
    const good = await listed(9_000);
    const short = good.map((one) =>
      one.kind === 'factsList'
        ? { ...one, bytes: toUtf8(new TextDecoder().decode(one.bytes).replace('"0"', '"1"')) }
        : one,
    );
    await hub.publish(3, short);
    expect(await library.refresh()).toEqual({ ok: false, error: 'manifestShape' });
    expect(library.content.value?.version).toBe(1);
  });

  it('are mended when a disk broke a list or a shard', async () => {
    await hub.publish(1, listed(8_000));
    const library = newLibrary();
    await library.boot();
    await library.refresh();
    await library.swap();
    const hashes = (disk.slots.get('current')?.refs ?? [])
      .filter(({ kind }) => kind === 'facts' || kind === 'factsList')
      .map(({ sha256 }) => sha256);
    expect(hashes).toHaveLength(2);
    for (const hash of hashes) {
      const bytes = disk.sections.get(hash)!;
      disk.sections.set(hash, bytes.with(20, bytes[20]! ^ 1));
      await library.audit();
      expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
      await library.swap();
      expect(disk.sections.get(hash)).toEqual(bytes);
    }
  });
});

describe('what is wrong', () => {
  const broken = [
    ['a section that is no JSON', 'facts', toUtf8('{"half":')],
    ['a fee as text', 'facts', toUtf8('[{"code":"1.000001","costs":"8000"}]')],
    ['markup in a text', 'notices', toUtf8('[{"id":"x1","title":{"vi":"<b>","en":"b"}}]')],
    ['a life event that leads nowhere', 'lifeEvents', lifeEventTo('9.999999')],
    ['an index of something else', 'search', toUtf8('not an index at all')],
  ] as const;

  it.each(broken)(
    'refuses %s although publishers signed it, remembers and reports it',
    async (...one) => {
      const [, kind, bytes] = one;
      const library = await installed();
      const good = await sectionsOf(smallCatalogue());
      await hub.publish(
        2,
        good.map((section) => (section.kind === kind ? { ...section, bytes } : section)),
      );
      expect((await library.refresh()).ok).toBe(false);
      expect(library.staged.value).toBeUndefined();
      expect(library.report()).toMatchObject({ version: 1, staged: null });
      expect(library.report().rejected).toMatch(/^2: (sectionShape|references)$/);
      hub.asked.length = 0;
      expect(await library.refresh()).toEqual({ ok: false, error: 'rejectedBefore' });
      expect(sections()).toEqual([]);
      await hub.publish(3, sectionsOf(smallCatalogue(1_000)));
      expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    },
  );

  it('refuses a manifest that lacks a kind', async () => {
    const library = await installed();
    await hub.publish(
      2,
      (await sectionsOf(smallCatalogue())).filter(({ kind }) => kind !== 'feedback'),
    );
    expect(await library.refresh()).toEqual({ ok: false, error: 'manifestShape' });
  });

  it('does not take other bytes than the signed ones, and does not blame the version', async () => {
    const library = await installed();
    await hub.publish(2, sectionsOf(smallCatalogue(12_000)));
    const isSection = (path: string) => path.startsWith(hubPaths.section(''));
    hub.bend = (path) => (isSection(path) ? new Response(toUtf8('x'.repeat(20))) : undefined);
    expect(await library.refresh()).toEqual({ ok: false, error: 'sectionTampered' });
    hub.bend = (path) =>
      isSection(path) ? new Response(toUtf8('x'.repeat(9_999_999))) : undefined;
    expect(await library.refresh()).toEqual({ ok: false, error: 'sectionTampered' });
    hub.bend = () => undefined;
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
  });

  it('asks for many at once, and for each by itself where they are not had together', async () => {
    await hub.publish(1, sectionsOf(smallCatalogue()));
    const isTogether = (path: string) => path.startsWith(`${hubPaths.sections}?`);
    const first = newLibrary();
    await first.boot();
    expect(await first.refresh()).toEqual({ ok: true, value: 'staged' });
    expect(hub.asked.filter(isTogether)).toHaveLength(1);
    const stored = new Map(disk.sections);
    for (const bent of [
      () => new Response('', { status: 404 }),
      () => new Response(toUtf8('x'.repeat(9_999_999))),
      () => new Response(toUtf8('x')),
    ]) {
      disk = libraryDisk();
      hub.bend = (path) => (isTogether(path) ? bent() : undefined);
      const library = newLibrary();
      await library.boot();
      expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
      expect(disk.sections).toEqual(stored);
    }
  });

  it('takes the others where one of many is broken, and blames nobody', async () => {
    await hub.publish(1, sectionsOf(smallCatalogue()));
    expect(await newLibrary().refresh()).toEqual({ ok: true, value: 'staged' });
    const [last] = sections().slice(-2);
    const whole = disk.sections.size;
    disk = libraryDisk();
    hub.bend = (path) => (path === last ? new Response(toUtf8('x')) : undefined);
    const library = newLibrary();
    await library.boot();
    expect(await library.refresh()).toEqual({ ok: false, error: 'sectionTampered' });
    expect(disk.sections.size).toBe(whole - 2);
    expect(library.report().rejected).toBeNull();
    hub.bend = () => undefined;
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
  });

  it('refuses content for newer applications, and what a manifest says of another version', async () => {
    const library = await installed(5);
    await hub.publish(6, sectionsOf(smallCatalogue(1)), { minApp: 999 });
    expect(await library.refresh()).toEqual({ ok: false, error: 'appTooOld' });
    await hub.publish(7, sectionsOf(smallCatalogue(1)), { version: 8 });
    expect(await library.refresh()).toEqual({ ok: false, error: 'malformed' });
    expect(library.content.value?.version).toBe(5);
    expect(library.report()).toMatchObject({ version: 5, problem: 'malformed' });
  });

  it.each([
    ['500', () => new Response('', { status: 500 })],
    ['garbage', () => new Response('<html>', { status: 200 })],
    ['a broken line', () => Promise.reject(new TypeError('network'))],
    ['an endless manifest', () => new Response(toUtf8('1'.repeat(3_000_000)))],
  ])('keeps what it shows through %s', async (_, answer) => {
    const library = await installed();
    hub.bend = answer;
    expect((await library.refresh()).ok).toBe(false);
    expect(library.content.value?.version).toBe(1);
    expect(library.report().rejected).toBeNull();
  });
});

function lifeEventTo(code: string) {
  const [event] = smallCatalogue().lifeEvents;
  return toUtf8(JSON.stringify([{ ...event, serviceCodes: [code] }]));
}

describe('the plug', () => {
  it('leaves the old or the new at every step, never a mixture and never nothing', async () => {
    let cuts = 0;
    for (let cutAt = 1; ; cutAt += 1) {
      disk = libraryDisk();
      fault = () => undefined;
      const library = await installed();
      await hub.publish(2, sectionsOf(smallCatalogue(12_000)));
      let step = 0;
      fault = () => {
        step += 1;
        if (step >= cutAt) throw new DOMException('power', 'AbortError');
      };
      await library.refresh();
      await library.swap();
      const survived = step < cutAt;
      fault = () => undefined;
      const after = newLibrary();
      await after.boot();
      const version = after.content.value?.version;
      expect(feeOf(after)).toMatchObject({ amountVnd: version === 2 ? 12_000 : 8_000 });
      expect((await after.details(birth))?.code).toBe(birth);
      await after.refresh();
      await after.swap();
      expect(feeOf(after)).toMatchObject({ amountVnd: 12_000 });
      if (survived) break;
      cuts += 1;
    }
    // Two sections, what is believed with what is staged, the swap: each of them, and each read.
    expect(cuts).toBeGreaterThan(8);
  });
});

describe('a disk that breaks', () => {
  it('falls back to the version before, and mends itself', async () => {
    const library = await installed();
    await hub.publish(2, sectionsOf(smallCatalogue(12_000)));
    await library.refresh();
    await library.swap();
    const facts = disk.slots.get('current')?.manifest.sections.find(({ kind }) => kind === 'facts');
    disk.sections.set(facts!.sha256, toUtf8('[{"code":'));
    const again = newLibrary();
    await again.boot();
    expect(again.content.value?.version).toBe(1);
    disk.sections.delete(facts!.sha256);
    expect(await again.refresh()).toEqual({ ok: true, value: 'staged' });
    await again.swap();
    expect(feeOf(again)).toMatchObject({ amountVnd: 12_000 });
  });

  it('finds silent damage by the hashes, keeps showing, and fetches it again', async () => {
    const library = await installed();
    const places = disk.slots
      .get('current')
      ?.manifest.sections.find(({ kind }) => kind === 'places');
    const bytes = disk.sections.get(places!.sha256)!;
    disk.sections.set(places!.sha256, bytes.with(20, bytes[20]! ^ 1));
    await library.audit();
    expect(disk.sections.has(places!.sha256)).toBe(false);
    expect(library.content.value?.version).toBe(1);
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    await library.swap();
    expect(disk.sections.get(places!.sha256)).toEqual(bytes);
    expect(await library.refresh()).toEqual({ ok: true, value: 'upToDate' });
  });

  it('shows no details but the signed ones: fetched at once, or missing until they can be', async () => {
    const library = await installed();
    const good = (await library.details(birth))!;
    const [hash] = [...disk.sections].find(
      ([, bytes]) => new TextDecoder().decode(bytes) === JSON.stringify(good),
    )!;
    const spoil = () => disk.sections.set(hash, toUtf8(`{"code":"${birth}","steps":[]}`));
    spoil();
    const online = newLibrary();
    await online.boot();
    expect(await online.details(birth)).toEqual(good);
    spoil();
    hub.bend = () => Promise.reject(new TypeError('offline'));
    const offline = newLibrary();
    await offline.boot();
    expect(await offline.details(birth)).toBeUndefined();
    hub.bend = () => undefined;
    await offline.refresh();
    await offline.swap();
    expect(await offline.details(birth)).toEqual(good);
  });

  it('checks again what another application had checked, and shows it only when it still fits', async () => {
    await installed();
    const kept = disk.slots.get('current');
    disk.slots.set('current', { ...kept!, app: 0 });
    const fitting = newLibrary();
    await fitting.boot();
    expect(fitting.content.value?.version).toBe(1);
    const facts = kept!.manifest.sections.find(({ kind }) => kind === 'facts');
    const bytes = disk.sections.get(facts!.sha256)!;
    const renamed = new TextDecoder().decode(bytes).replaceAll('"costs"', '"price"');
    disk.sections.set(facts!.sha256, toUtf8(renamed));
    disk.slots.set('current', { ...kept!, app: 0 });
    const other = newLibrary();
    await other.boot();
    expect(other.content.value).toBeUndefined();
  });

  it('goes on without any disk', async () => {
    fault = () => {
      throw new DOMException('closed', 'InvalidStateError');
    };
    await hub.publish(1, sectionsOf(smallCatalogue()));
    const library = newLibrary();
    await library.boot();
    expect(library.content.value).toBeUndefined();
    expect(await library.refresh()).toEqual({ ok: false, error: 'storageClosed' });
  });
});
