import { beforeEach, describe, expect, it } from 'vitest';
import { hubPaths } from '../../domain/api/index.ts';
import { sha256, toHex } from '../../domain/basics/index.ts';
import { simulateTime } from '../link/index.ts';
import { createLibrary, type InstalledLibrary } from './installed-library.ts';
import { libraryDisk, memoryLibraryStore } from './memory-library-store.ts';
import { sectionsOf, type TestPublisher, testPublisher } from './test-support/publisher.ts';
import { smallCatalogue } from './test-support/small-catalogue.ts';

const nowMs = Date.parse('2026-11-21T00:00:00Z');
const birth = '1.000001';
let hub: TestPublisher;
let disk = libraryDisk();

beforeEach(async () => {
  hub = await testPublisher();
  disk = libraryDisk();
});

function newLibrary(): InstalledLibrary {
  return createLibrary({
    store: memoryLibraryStore(disk),
    fetch: hub.fetch,
    after: simulateTime(nowMs).after,
    fillRandom: (array) => array.fill(7),
    trust: () => hub.trust,
    nowMs: () => nowMs,
  });
}

/** A page that has `version` installed. */
async function installed(version = 1): Promise<InstalledLibrary> {
  await hub.publish(version, sectionsOf(smallCatalogue()));
  const library = newLibrary();
  await library.boot();
  await library.refresh();
  await library.swap();
  return library;
}

/** Holds details back, as a slow or a broken line does. */
async function holdBack(
  sections: Awaited<ReturnType<typeof sectionsOf>>,
  isHeld: (code: string) => boolean,
): Promise<void> {
  const held = new Set<string>();
  for (const { kind, key, bytes } of sections) {
    if (kind === 'details' && isHeld(key)) held.add(hubPaths.section(toHex(await sha256(bytes))));
  }
  hub.bend = (path) => (held.has(path) ? new Response('', { status: 503 }) : undefined);
}

describe('details of what most people come for', () => {
  const marriage = '1.000002';

  it('are here before anything is shown, and the rest is not waited for', async () => {
    const sections = await sectionsOf(smallCatalogue(), [birth]);
    await hub.publish(1, sections);
    const library = newLibrary();
    await library.boot();
    await holdBack(sections, () => true);
    expect(await library.refresh()).toEqual({ ok: false, error: 'offline' });
    expect(library.staged.value).toBeUndefined();
    await holdBack(sections, (code) => code !== birth);
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    await library.swap();
    hub.bend = () => Promise.reject(new TypeError('offline'));
    expect((await library.details(birth))?.code).toBe(birth);
    expect(await library.details(marriage)).toBeUndefined();
  });

  it('are fetched before the rest when a disk lost them', async () => {
    const sections = await sectionsOf(smallCatalogue(), [marriage]);
    await hub.publish(1, sections);
    const library = newLibrary();
    await library.boot();
    await library.refresh();
    await library.swap();
    const hashes = new Map<string, string>();
    for (const { kind, key, bytes } of sections) {
      if (kind === 'details') hashes.set(key, toHex(await sha256(bytes)));
    }
    for (const hash of hashes.values()) disk.sections.delete(hash);
    hub.asked.length = 0;
    await library.refresh();
    expect(hub.asked.filter((path) => path.startsWith(hubPaths.section('')))).toEqual(
      [marriage, birth].map((code) => hubPaths.section(hashes.get(code) ?? '')),
    );
  });
});

describe('details that follow behind', () => {
  async function onlyBoot() {
    const sections = await sectionsOf(smallCatalogue());
    await hub.publish(1, sections);
    await holdBack(sections, () => true);
    const library = newLibrary();
    await library.boot();
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    await library.swap();
    return library;
  }

  it('can be searched before they are there, and says how many are not', async () => {
    const library = await onlyBoot();
    expect(library.content.value?.services.get(birth)?.code).toBe(birth);
    expect(library.detailsMissing.value).toBeUndefined();
    expect((await library.refresh()).ok).toBe(false);
    expect(library.detailsMissing.value).toBe(2);
    expect(library.report()).toMatchObject({ version: 1, missing: 2 });
    expect(await library.details(birth)).toBeUndefined();
  });

  it('fetches those of an opened page at once, and all of them behind it', async () => {
    const library = await onlyBoot();
    hub.bend = () => undefined;
    expect((await library.details(birth))?.code).toBe(birth);
    expect(await library.refresh()).toEqual({ ok: true, value: 'upToDate' });
    expect(library.detailsMissing.value).toBe(0);
    hub.bend = () => Promise.reject(new TypeError('offline'));
    const again = newLibrary();
    await again.boot();
    expect(again.detailsMissing.value).toBe(0);
    expect((await again.details('1.000002'))?.code).toBe('1.000002');
  });

  it('never gives up a whole version for one that is not', async () => {
    const library = await installed();
    await library.refresh();
    const next = smallCatalogue(12_000);
    const [first, ...rest] = next.services;
    const changed = { ...first!, steps: [{ vi: 'Bước khác', en: 'Another step' }] };
    const sections = await sectionsOf({ ...next, services: [changed, ...rest] });
    await hub.publish(2, sections);
    const details = sections.find(({ kind, key }) => kind === 'details' && key === birth)!;
    const path = hubPaths.section(toHex(await sha256(details.bytes)));
    hub.bend = (asked) => (asked === path ? new Response('', { status: 503 }) : undefined);
    expect((await library.refresh()).ok).toBe(false);
    expect(library.staged.value).toBeUndefined();
    hub.bend = () => undefined;
    expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
    await library.swap();
    expect(library.detailsMissing.value).toBe(0);
    expect((await library.details(birth))?.steps[0]?.en).toBe('Another step');
  });

  it('keeps what two versions name and drops the rest', async () => {
    const library = await installed(1);
    await library.refresh();
    for (const version of [2, 3, 4]) {
      await hub.publish(version, sectionsOf(smallCatalogue(version * 1_000)));
      await library.refresh();
      await library.swap();
    }
    // Of two versions: their own facts, and once each: index, list, two details, five more.
    expect(disk.sections.size).toBe(2 + 9);
  });
});
