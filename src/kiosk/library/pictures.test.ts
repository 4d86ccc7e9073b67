import { beforeEach, expect, it } from 'vitest';
import { hubPaths } from '../../domain/api/index.ts';
import { sha256, toHex } from '../../domain/basics/index.ts';
import { pictureKey } from '../../domain/bundle/index.ts';
import type { Notice } from '../../domain/service/index.ts';
import { simulateTime } from '../link/index.ts';
import { createLibrary } from './installed-library.ts';
import { libraryDisk, memoryLibraryStore } from './memory-library-store.ts';
import {
  type Section,
  sectionsOf,
  type TestPublisher,
  testPublisher,
} from './test-support/publisher.ts';
import { smallCatalogue } from './test-support/small-catalogue.ts';

const nowMs = Date.parse('2026-11-21T00:00:00Z');
const text = (vi: string) => ({ vi, en: vi });

/** As far as a kiosk reads one at its gate: the head of a WebP of 640 × 480, and anything behind. */
function webp(filling: number, width = 640): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(400).fill(filling);
  bytes.set(new TextEncoder().encode('RIFF\0\0\0\0WEBPVP8X'));
  new DataView(bytes.buffer).setUint32(24, width - 1, true);
  new DataView(bytes.buffer).setUint32(27, 479, true);
  return bytes;
}

async function noticeWith(bytes: Uint8Array<ArrayBuffer>): Promise<Notice> {
  const hash = toHex(await sha256(bytes));
  return {
    ...{ id: 'pool', title: text('Bể bơi'), body: [text('Mở lại')], from: text('Ban quản trị') },
    ...{ pictogram: 'news', publishedOn: '2026-11-20' },
    picture: {
      sha256: hash,
      bytes: bytes.length,
      width: 640,
      height: 480,
      alt: text('Bể'),
      words: 'none',
    },
  };
}

async function contentWith(bytes: Uint8Array<ArrayBuffer>, isNamed = true): Promise<Section[]> {
  const notice = await noticeWith(bytes);
  const sections = await sectionsOf({ ...smallCatalogue(), notices: [notice] });
  const key = pictureKey(notice.picture?.sha256 ?? '');
  return isNamed ? [...sections, { kind: 'picture', key, bytes }] : sections;
}

let hub: TestPublisher;
let disk = libraryDisk();
beforeEach(async () => {
  hub = await testPublisher();
  disk = libraryDisk();
});

function newLibrary() {
  return createLibrary({
    store: memoryLibraryStore(disk),
    fetch: hub.fetch,
    after: simulateTime(nowMs).after,
    fillRandom: (array) => array.fill(7),
    trust: () => hub.trust,
    nowMs: () => nowMs,
  });
}

async function installed(version: number, sections: Promise<Section[]>) {
  await hub.publish(version, sections);
  const library = newLibrary();
  await library.boot();
  expect(await library.refresh()).toEqual({ ok: true, value: 'staged' });
  await library.swap();
  return library;
}
const hashOf = async (bytes: Uint8Array<ArrayBuffer>) => toHex(await sha256(bytes));
const bytesAt = async (address: string | undefined) =>
  address && new Uint8Array(await (await fetch(address)).arrayBuffer());

it('brings a picture with its content, and shows it after a new start without a network', async () => {
  const bytes = webp(1);
  await installed(1, contentWith(bytes));
  hub.asked.length = 0;
  const again = newLibrary();
  await again.boot();
  expect(await bytesAt(await again.picture(await hashOf(bytes)))).toEqual(bytes);
  expect(hub.asked).toEqual([]);
  expect(await again.picture('0'.repeat(64))).toBeUndefined();
});

it('does not fetch again what another version had already', async () => {
  const bytes = webp(2);
  await installed(1, contentWith(bytes));
  hub.asked.length = 0;
  const sections = (await contentWith(bytes)).map((one) =>
    one.kind === 'appointments'
      ? { ...one, bytes: new TextEncoder().encode(`${new TextDecoder().decode(one.bytes)} `) }
      : one,
  );
  const library = await installed(2, Promise.resolve(sections));
  const asked = hub.asked.filter((path) => path.includes('section'));
  expect(asked.join(' ')).not.toContain(await hashOf(bytes));
  expect(await bytesAt(await library.picture(await hashOf(bytes)))).toEqual(bytes);
});

it('shows no picture that the disk broke, and fetches it once more', async () => {
  const bytes = webp(3);
  const library = await installed(1, contentWith(bytes));
  const hash = await hashOf(bytes);
  await memoryLibraryStore(disk).putSections(new Map([[hash, webp(4)]]));
  expect(await library.picture(hash)).toBeUndefined();
  // Its text stays all the same.
  expect(library.content.value?.notices[0]?.title.vi).toBe('Bể bơi');
  await library.refresh();
  await library.swap();
  expect(await bytesAt(await library.picture(hash))).toEqual(bytes);
});

it('refuses content whose picture is not in it, is none, or is larger than a kiosk draws', async () => {
  const wrong: readonly [Promise<Section[]>, string][] = [
    [contentWith(webp(5), false), 'references'],
    [
      contentWith(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'.padEnd(99))),
      'sectionShape',
    ],
    [contentWith(webp(6, 2_000)), 'sectionShape'],
  ];
  for (const [at, [sections, why]] of wrong.entries()) {
    await hub.publish(at + 1, sections);
    const library = newLibrary();
    await library.boot();
    expect(await library.refresh()).toEqual({ ok: false, error: why });
  }
});

it('takes no picture whose bytes the line changed', async () => {
  const bytes = webp(7);
  await hub.publish(1, contentWith(bytes));
  const path = hubPaths.section(await hashOf(bytes));
  hub.bend = (asked) => (asked === path ? new Response(webp(8)) : undefined);
  const library = newLibrary();
  await library.boot();
  expect(await library.refresh()).toEqual({ ok: false, error: 'sectionTampered' });
});
