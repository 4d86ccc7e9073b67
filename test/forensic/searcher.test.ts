import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeBands } from '../../kiosk-shell/print/escpos/index.ts';
import { sampleSlips } from '../../kiosk-shell/print/golden/samples.ts';
import { bitmapPng, renderReceipt } from '../../kiosk-shell/print/raster/index.ts';
import { newProfile, openBrowser } from '../support/browser.ts';
import { asciiWord } from './support/marks.ts';
import { folded, needlesOf } from './support/needles.ts';
import { canReadLetters, marksIn, readPictures } from './support/pictures.ts';
import { asciiStores, type PlantedStore, plantedStores, plantMarks } from './support/plant.ts';
import { searchDisk } from './support/search-disk.ts';

/** Teeth: what the product must not leave is planted in clear here, and must be found. */
describe('the searcher finds', () => {
  const text = 'Ngõ Trần Quý Đ';
  const mark = { name: 'planted', text };
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'motcham-forensic-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const utf16be = (words: string) => Buffer.from(words, 'utf16le').swap16();
  const escaped = JSON.stringify(text).replaceAll(
    /[^\u0020-\u007e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const ways: readonly (readonly [string, Buffer])[] = [
    ['UTF-8', Buffer.from(text)],
    ['UTF-8, NFD', Buffer.from(text.normalize('NFD'))],
    ['UTF-8, capitals', Buffer.from(text.toUpperCase())],
    ['folded', Buffer.from('ngo tran quy d')],
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['UTF-16LE, NFD', Buffer.from(text.normalize('NFD'), 'utf16le')],
    ['UTF-16BE', utf16be(text)],
    ['JSON-escaped', Buffer.from(escaped)],
    ['URL-encoded', Buffer.from(encodeURIComponent(text))],
    ['hex', Buffer.from(Buffer.from(text).toString('hex'))],
    ...[0, 1, 2].map(
      (phase) =>
        [
          `base64, ${phase} before`,
          Buffer.from(Buffer.from(`${'x'.repeat(phase)}${text}yz`).toString('base64')),
        ] as const,
    ),
    ['gzip', gzipSync(`before ${text} after`)],
    ['zlib', deflateSync(`before ${text} after`)],
  ];

  it.each(ways)('a mark in %s', (_, bytes) => {
    const around = Buffer.from([0, 255, 7, 10]);
    writeFileSync(join(directory, 'file'), Buffer.concat([around, bytes, around]));
    expect(searchDisk([mark], [directory]).finds).not.toEqual([]);
  });

  it('a mark in the name of a file, and in a log', () => {
    mkdirSync(join(directory, folded(text)));
    writeFileSync(join(directory, folded(text), 'empty'), '');
    expect(searchDisk([mark], [directory]).finds).toHaveLength(1);
    expect(searchDisk([mark], [], { 'the log': `{"event":"${text}"}` }).finds).toHaveLength(1);
  });

  it.skipIf(!canReadLetters())(
    'words and a code in pictures: as they lie, packed, and as a printer is sent them',
    async () => {
      const slip = sampleSlips['service-vi'];
      if (slip === undefined) throw new Error('the sample has another name now');
      const bitmap = renderReceipt(slip, 576);
      const png = bitmapPng(bitmap);
      const bands = encodeBands(bitmap).map((band) => band.bytes);
      const ways = { 'as it lies': png, packed: gzipSync(png), raster: Buffer.concat(bands) };
      for (const [name, bytes] of Object.entries(ways)) {
        const there = join(directory, name);
        mkdirSync(there);
        writeFileSync(join(there, 'picture'), Buffer.concat([Buffer.from('before'), bytes]));
        const pictures = await readPictures([there]);
        expect(marksIn(pictures, [{ name: 'words', text: 'Giấy chứng nhận kết hôn' }])).toEqual([
          'words in picture',
        ]);
        expect(marksIn(pictures, [{ name: 'none', text: 'không có ở đây' }])).toEqual([]);
      }
    },
  );

  it('nothing where nothing is, not even the same packed by a way it opens', () => {
    writeFileSync(join(directory, 'file'), brotliCompressSync('something else entirely'));
    expect(searchDisk([mark], [directory]).finds).toEqual([]);
    expect(needlesOf(mark).length).toBeGreaterThan(40);
  });

  it.each([
    ['SQLite', [], ['SQLite row', 'zstd']],
    // What a profile has that is older than the flag, and any browser that does not know it.
    [
      'LevelDB',
      ['--disable-features=IdbSqliteOnDiskRollout'],
      ['LevelDB table', 'IndexedDB value (Snappy)'],
    ],
  ] as const)(
    'every mark that a page left in a browser, IndexedDB on %s',
    async (_, flags, ways) => {
      const profile = newProfile();
      try {
        const { context, page } = await openBrowser(profile, { flags });
        const marks = Object.fromEntries(
          plantedStores.map((store) => [
            store,
            asciiStores.has(store) ? asciiWord() : `${asciiWord()} ngõ tối`,
          ]),
        ) as Record<PlantedStore, string>;
        await plantMarks(context, page, marks);
        const { finds } = searchDisk(
          plantedStores.map((name) => ({ name, text: marks[name] })),
          [profile.directory],
        );
        const found = new Set(finds.map(({ mark }) => mark));
        expect(plantedStores.filter((store) => !found.has(store))).toEqual([]);
        // In each way of lying that has to be opened first.
        expect([...new Set(finds.map(({ store }) => store))]).toEqual(
          expect.arrayContaining([...ways, 'cookie', 'cache entry, brotli', 'gzip']),
        );
      } finally {
        profile.remove();
      }
    },
  );
});
