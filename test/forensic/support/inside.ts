import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';
import { isTable, logRecords, tableBlocks } from './level-db.ts';
import { unsnappy } from './snappy.ts';

/** What was opened inside a file: which way, and the bytes. */
export interface Opened {
  readonly store: string;
  readonly bytes: Buffer;
}

/** An entry of Chromium's simple cache begins with this and ends its bodies with the other. */
const entryMagic = Buffer.from('305c72a71b6dfbfc', 'hex');
const entryEndMagic = Buffer.from('d8410d97456ffaf4', 'hex');
const entryHeaderBytes = 24;
/** Wraps a compressed value in IndexedDB: version tag, "needs work", "Snappy". */
const wrappedValue = Buffer.from([0xff, 0x11, 0x02]);
/** A compressed piece grows to this at most, bytes. */
const openedBytesMax = 64 * 1024 * 1024;
/** Places in one file where a compressed stream might begin that are tried. */
const startsMax = 5_000;

/** Told of a database that does not open. */
export const unreadable = 'SQLite, not readable';

/** Opens whatever is compressed, framed or paged in a file. */
export function* inside(path: string, bytes: Buffer): Generator<Opened> {
  if (isTable(bytes)) {
    for (const block of tableBlocks(bytes)) {
      yield { store: 'LevelDB table', bytes: block };
      yield* wrappedValues(block);
    }
  } else if (/\.log$/.test(path) && /leveldb|Storage|Database|IndexedDB|_db/i.test(path)) {
    const records = logRecords(bytes);
    yield { store: 'LevelDB log', bytes: records };
    yield* wrappedValues(records);
  }
  if (bytes.subarray(0, 15).toString('latin1') === 'SQLite format 3') yield* rows(path);
  if (bytes.subarray(0, 8).equals(entryMagic)) yield* cacheBodies(bytes);
  yield* wrappedValues(bytes);
  yield* streams(bytes);
}

function* wrappedValues(bytes: Buffer): Generator<Opened> {
  for (let at = bytes.indexOf(wrappedValue); at >= 0; at = bytes.indexOf(wrappedValue, at + 1)) {
    const opened = tried(() => unsnappy(bytes.subarray(at + wrappedValue.length)));
    if (opened) yield { store: 'IndexedDB value (Snappy)', bytes: opened };
  }
}

/** Every row of a database, long values from their overflow pages too. */
function* rows(path: string): Generator<Opened> {
  const copy = mkdtempSync(join(tmpdir(), 'motcham-forensic-'));
  try {
    const file = join(copy, 'copy.sqlite');
    copyFileSync(path, file);
    for (const end of ['-wal', '-journal'])
      if (existsSync(path + end)) copyFileSync(path + end, file + end);
    // Chromium's times do not fit a number.
    const database = new DatabaseSync(file, { readBigInts: true });
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
    for (const { name } of tables) {
      const table = String(name).replaceAll('"', '""');
      for (const row of database.prepare(`select * from "${table}"`).all()) {
        for (const value of Object.values(row)) {
          if (typeof value === 'string') yield { store: 'SQLite row', bytes: Buffer.from(value) };
          if (!(value instanceof Uint8Array)) continue;
          yield { store: 'SQLite row', bytes: Buffer.from(value) };
          // IndexedDB on SQLite packs long values (Zstandard), which lie on several pages.
          yield* streams(Buffer.from(value));
          const open = openCookie(Buffer.from(value));
          if (open) yield { store: 'cookie', bytes: open };
        }
      }
    }
    database.close();
  } catch {
    // Torn by a kill: its pages were searched as they lie, and the report tells.
    yield { store: unreadable, bytes: Buffer.alloc(0) };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/**
 * A cookie's value. Without a keyring Chromium locks it with a password that everybody knows
 * (components/os_crypt, os_crypt_linux.cc).
 */
function openCookie(value: Buffer): Buffer | undefined {
  if (value.subarray(0, 3).toString('latin1') !== 'v10') return undefined;
  return tried(() => {
    const key = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
    const cipher = createDecipheriv('aes-128-cbc', key, Buffer.alloc(16, ' '));
    return Buffer.concat([cipher.update(value.subarray(3)), cipher.final()]);
  });
}

/** The bodies of a cache entry, opened by the ways a server may have packed them. */
function* cacheBodies(bytes: Buffer): Generator<Opened> {
  const begin = entryHeaderBytes + bytes.readUInt32LE(12);
  const end = bytes.indexOf(entryEndMagic, begin);
  const body = bytes.subarray(begin, end < 0 ? bytes.length : end);
  for (const [way, open] of [
    ['brotli', brotliDecompressSync],
    ['zstd', zstdDecompressSync],
    ['deflate', inflateRawSync],
  ] as const) {
    const opened = tried(() => open(body, { maxOutputLength: openedBytesMax }));
    if (opened) yield { store: `cache entry, ${way}`, bytes: opened };
  }
}

/** Streams that begin with a sign of their own, wherever they lie. */
function* streams(bytes: Buffer): Generator<Opened> {
  for (const [store, sign, open] of packings) {
    const magic = Buffer.from(sign, 'hex');
    let starts = 0;
    for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
      starts += 1;
      if (starts > startsMax) break;
      const opened = tried(() => open(bytes.subarray(at)));
      if (opened && opened.length > 0) yield { store, bytes: opened };
    }
  }
}

/** Cut streams are opened as far as they go (Z_SYNC_FLUSH); what follows one is not looked at. */
const loosely = { maxOutputLength: openedBytesMax, finishFlush: constants.Z_SYNC_FLUSH };
const zlib = (bytes: Buffer) => inflateSync(bytes, loosely);
/** Length of a gzip header without a name; `gunzip` itself refuses what has something after it. */
const gzipHeaderBytes = 10;

const packings: readonly (readonly [string, string, (bytes: Buffer) => Buffer])[] = [
  ['gzip', '1f8b0800', (bytes) => inflateRawSync(bytes.subarray(gzipHeaderBytes), loosely)],
  ['gzip', '1f8b08', (bytes) => gunzipSync(bytes, loosely)],
  ['zlib', '7801', zlib],
  ['zlib', '785e', zlib],
  ['zlib', '789c', zlib],
  ['zlib', '78da', zlib],
  ['zstd', '28b52ffd', (bytes) => zstdDecompressSync(bytes, { maxOutputLength: openedBytesMax })],
];

function tried(open: () => Buffer): Buffer | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
