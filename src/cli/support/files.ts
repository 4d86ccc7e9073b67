import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { CommandFailure } from './steps.ts';

/** Largest unpacked input, bytes: the whole national catalogue is 60 MB. */
const unpackedBytesMax = 512 * 1024 * 1024;

/** Text of a file, unpacked when its name ends in `.gz`. */
export function readText(file: string): string {
  try {
    const bytes = readFileSync(file);
    const plain = file.endsWith('.gz')
      ? gunzipSync(bytes, { maxOutputLength: unpackedBytesMax })
      : bytes;
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(
      `${file} cannot be read: ${why}`,
      'Give a readable file in UTF-8 (.json, .jsonl, or either with .gz).',
    );
  }
}

/** JSON of a file. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch (cause) {
    if (cause instanceof CommandFailure) throw cause;
    throw new CommandFailure(`${file} is not JSON: ${String(cause)}`, 'Give a file of JSON.');
  }
}

/** Records of a `.jsonl` file (one a line) or of a JSON list; anything else is refused. */
export function readRecords(file: string): readonly Readonly<Record<string, unknown>>[] {
  const isLines = /\.jsonl(\.gz)?$/.test(file);
  let rows: unknown;
  if (isLines) {
    rows = readText(file)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, at) => {
        try {
          return JSON.parse(line);
        } catch {
          throw new CommandFailure(`${file}, line ${at + 1}, is not JSON.`, 'Repair that line.');
        }
      });
  } else {
    rows = readJson(file);
  }
  if (!Array.isArray(rows) || rows.some((row) => typeof row !== 'object' || row === null)) {
    throw new CommandFailure(`${file} is not a list of records.`, 'Give the normalised catalogue.');
  }
  return rows;
}
