import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type BackedUpTable, BackupFailure } from './manifest.ts';

/** Rows as JSON, one a line, packed: any PostgreSQL takes them back, and a person can look. */
export function tableFile(directory: string, table: string): string {
  return join(directory, `${table}.jsonl.gz`);
}

/** Writes rows, one JSON text each, and waits for the disk. */
export async function writeTable(
  file: string,
  rows: AsyncIterable<string>,
): Promise<Pick<BackedUpTable, 'rows' | 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  let count = 0;
  let bytes = 0;
  async function* lines() {
    for await (const row of rows) {
      count += 1;
      yield `${row}\n`;
    }
  }
  async function* counted(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  await pipeline(
    Readable.from(lines()),
    createGzip(),
    counted,
    createWriteStream(file, { mode: 0o600, flush: true }),
  );
  return { rows: count, bytes, sha256: hash.digest('hex') };
}

/** Rows as they were written. */
export async function* readTable(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip());
  source.on('error', (error) => text.destroy(error));
  for await (const line of createInterface({ input: text, crlfDelay: Infinity })) {
    if (line !== '') yield line;
  }
}

/** @throws BackupFailure when the file is not what the manifest says. */
export async function checkTable(directory: string, table: BackedUpTable): Promise<void> {
  const file = tableFile(directory, table.name);
  const damaged = (why: string) =>
    new BackupFailure(`${file} is damaged (${why}). Use another backup.`);
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk);
    if (hash.digest('hex') !== table.sha256) throw damaged('its hash differs');
    let rows = 0;
    for await (const line of readTable(file)) {
      JSON.parse(line);
      rows += 1;
    }
    if (rows !== table.rows) throw damaged(`${rows} rows of ${table.rows}`);
  } catch (error) {
    if (error instanceof BackupFailure) throw error;
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}
