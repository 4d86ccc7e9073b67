import type { PublicService } from '../../domain/service/index.ts';
import { ImportStop } from './import-problem.ts';
import { interpret } from './interpret.ts';
import { registerName } from './map/words.ts';
import { readRecords } from './read/read-records.ts';
import { headOf, type SheetHead } from './sheet/sheet-head.ts';

/** One record of a file, as it would be an entry, or why it cannot be one. */
type ReadRecord =
  | {
      readonly at: string;
      readonly service: PublicService;
      readonly repairs: readonly string[];
      readonly unsaid: readonly string[];
    }
  | {
      readonly at: string;
      readonly code: string;
      readonly refused: string;
      readonly detail: string;
    };

/**
 * Reads a file of any form that `motcham content import` takes, for a person to decide about each
 * record. Nothing is held but one of them.
 *
 * @param fail makes the error of a file that cannot be read
 */
export async function* readForReview(
  path: string,
  options: { readonly columnMapPath?: string; readonly snapshotDate?: string },
  fail: (words: string) => Error,
): AsyncGenerator<ReadRecord, void, void> {
  try {
    const stream = await readRecords(path, { map: options.columnMapPath });
    const snapshotDate = options.snapshotDate ?? stream.modifiedOn;
    const source = {
      name: stream.map?.source ?? registerName,
      ...(snapshotDate !== undefined && { snapshotDate }),
    };
    for await (const raw of stream.records) {
      const read = interpret(raw, source);
      const { at } = raw;
      if ('refused' in read) {
        yield { at, code: read.code, refused: read.refused, detail: read.detail };
      } else {
        const unsaid = 'value' in raw ? (raw.unsaid ?? []) : [];
        yield { at, service: read.service, repairs: read.repairs.map(({ kind }) => kind), unsaid };
      }
    }
  } catch (error) {
    throw forReviewers(error, path, options.columnMapPath ?? path, fail);
  }
}

/**
 * The names of the columns of a sheet, and what stands in its first rows; undefined for a file that is
 * no sheet and says by itself what is what.
 *
 * @param sheet of a workbook, from 1
 * @param fail makes the error of a file that cannot be read
 */
export async function readSheetHead(
  path: string,
  sheet: number,
  fail: (words: string) => Error,
): Promise<SheetHead | undefined> {
  try {
    return await headOf(path, sheet);
  } catch (error) {
    throw forReviewers(error, path, path, fail);
  }
}

/** The paths are the hub's own and say nothing to whoever brought the file; there is no command line. */
function forReviewers(
  error: unknown,
  path: string,
  mapPath: string,
  fail: (words: string) => Error,
): unknown {
  if (!(error instanceof ImportStop)) return error;
  const { what, todo } = error.problem;
  const said = what.replaceAll(path, 'The file').replaceAll(mapPath, 'The column map');
  const doing = /--map\b/.test(todo) ? 'Say it in the column map.' : todo;
  return fail(`${said}. ${doing}`);
}
