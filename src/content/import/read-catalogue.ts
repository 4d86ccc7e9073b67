import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublicService } from '../../domain/service/index.ts';
import { ImportStop } from './import-problem.ts';
import { interpret } from './interpret.ts';
import { readCode } from './map/read-code.ts';
import { registerName } from './map/words.ts';
import { takeNotes } from './notes.ts';
import { type Claim, isPreferred, repairsCode } from './prefer.ts';
import { readRecords } from './read/read-records.ts';
import { isValues } from './read/values.ts';
import { catalogueFile } from './store/files.ts';

const noCodes: ReadonlySet<string> = new Set();

/** Codes that more than one record of a file claims: which is kept is known at its end. */
async function findRepeated(file: string): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const { records } = await readRecords(file, {});
  for await (const raw of records) {
    const read = readCode('value' in raw ? codeValueOf(raw.value) : raw.code, takeNotes());
    if (!read.ok) continue;
    if (seen.has(read.value.code)) repeated.add(read.value.code);
    seen.add(read.value.code);
  }
  return repeated;
}

/** A record's code before anything is read of it, in the register's shape or the portal's. */
function codeValueOf(value: unknown): unknown {
  if (!isValues(value)) return undefined;
  const detail = isValues(value['detail']) ? value['detail'] : {};
  return detail['code'] ?? value['code'] ?? value['codeNotation'] ?? detail['codeNotation'];
}

/**
 * The services of an imported catalogue, one after the other: of a directory that
 * `motcham content import` wrote, in the order of their codes, or straight from a file it could
 * read (then each code once, the record that an import would keep, and what is refused is left out).
 *
 * @throws ImportStop (`what`, `todo` in its `problem`) when it cannot be read, or is not whole
 */
export async function* readCatalogue(path: string): AsyncGenerator<PublicService, void, void> {
  const found = await stat(path).catch(() => undefined);
  const isDirectory = found?.isDirectory() === true;
  const file = isDirectory ? join(path, catalogueFile) : path;
  const twice = isDirectory ? noCodes : await findRepeated(file);
  const { records, modifiedOn } = await readRecords(file, {});
  const source = {
    name: registerName,
    ...(modifiedOn !== undefined && { snapshotDate: modifiedOn }),
  };
  const rivals = new Map<string, Claim & { readonly service: PublicService }>();
  for await (const raw of records) {
    const read = interpret(raw, source);
    if ('refused' in read) {
      if (!isDirectory) continue;
      throw new ImportStop(
        `${file}, ${raw.at}, is no entry: ${read.refused} ${read.detail}`,
        'Import the catalogue again.',
      );
    }
    const { service, repairs } = read;
    if (!twice.has(service.code)) {
      yield service;
      continue;
    }
    const updatedOn = service.source.updatedOn ?? '';
    const next = { service, updatedOn, codeRepaired: repairsCode(repairs) };
    const before = rivals.get(service.code);
    if (before === undefined || isPreferred(next, before)) rivals.set(service.code, next);
  }
  for (const { service } of rivals.values()) yield service;
}
