import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { importFileBytesMax } from '../../../domain/api/console/index.ts';

/** Thrown when a file is longer than it may be. */
export class TooLongFile extends Error {
  override readonly name = 'TooLongFile';
}

/** A file on the disk, with the map of its columns beside it. */
export interface ReceivedFile {
  readonly path: string;
  readonly columnMapPath: string | undefined;
  remove(): Promise<void>;
}

/**
 * Takes the bytes of a file to the disk, as they come. Nothing of it is left where that fails.
 *
 * @param fileName as whoever brings it calls it
 * @throws TooLongFile, or what broke the stream off
 */
export async function receiveFile(
  bytes: AsyncIterable<Uint8Array>,
  fileName: string,
  columnMap: string | undefined,
): Promise<ReceivedFile> {
  const directory = await mkdtemp(join(tmpdir(), 'motcham-upload-'));
  const remove = () => rm(directory, { recursive: true, force: true });
  // The name on the disk is ours: only the ending, which says what it is, comes from outside.
  const ending = /^\.[a-z0-9]{1,8}$/i.test(extname(fileName)) ? endingOf(fileName) : '';
  const path = join(directory, `file${ending}`);
  const mapPath = join(directory, 'map.json');
  try {
    await pipeline(bytes, bounded(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    if (columnMap !== undefined) await writeFile(mapPath, columnMap, { mode: 0o600 });
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, columnMapPath: columnMap === undefined ? undefined : mapPath, remove };
}

/** `.jsonl.gz` is one ending. */
const endingOf = (name: string): string =>
  /(?:\.[a-z0-9]{1,8})?\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? '';

/** Lets through as many bytes as a file may have. */
function bounded(): Transform {
  let length = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      length += chunk.length;
      if (length > importFileBytesMax) done(new TooLongFile());
      else done(null, chunk);
    },
  });
}
