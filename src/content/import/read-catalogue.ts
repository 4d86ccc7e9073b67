import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublicService } from '../../domain/service/index.ts';
import { ImportStop } from './import-problem.ts';
import { interpret } from './interpret.ts';
import { registerName } from './map/words.ts';
import { readRecords } from './read/read-records.ts';
import { catalogueFile } from './store/files.ts';

/**
 * The services of an imported catalogue, one after the other: of a directory that
 * `motcham content import` wrote, in the order of their codes, or straight from a file it could
 * read (then each code once, the first one, and what is refused is left out).
 *
 * @throws ImportStop (`what`, `todo` in its `problem`) when it cannot be read, or is not whole
 */
export async function* readCatalogue(path: string): AsyncGenerator<PublicService, void, void> {
  const found = await stat(path).catch(() => undefined);
  const isDirectory = found?.isDirectory() === true;
  const file = isDirectory ? join(path, catalogueFile) : path;
  const { records, modifiedOn } = await readRecords(file, {});
  const source = {
    name: registerName,
    ...(modifiedOn !== undefined && { snapshotDate: modifiedOn }),
  };
  const seen = new Set<string>();
  for await (const raw of records) {
    const read = interpret(raw, source);
    if ('refused' in read) {
      if (!isDirectory) continue;
      throw new ImportStop(
        `${file}, ${raw.at}, is no entry: ${read.refused} ${read.detail}`,
        'Import the catalogue again.',
      );
    }
    if (seen.has(read.service.code)) continue;
    seen.add(read.service.code);
    yield read.service;
  }
}
