import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ColumnMap } from '../../../domain/sheet/index.ts';
import type { ImportProblem } from '../import-problem.ts';
import { ImportStop } from '../import-problem.ts';
import { readColumnMap } from '../sheet/column-map.ts';
import { guessDelimiter, readCsvRows } from '../sheet/csv-rows.ts';
import { readSheetRecords } from '../sheet/sheet-records.ts';
import { readXlsxRows } from '../sheet/xlsx-rows.ts';
import { type Format, formatOf, withoutMark } from './format.ts';
import { readJsonLines } from './json-lines.ts';
import { readJsonValues } from './json-values.ts';
import { type Input, openInput } from './open-input.ts';
import type { RawRecord } from './raw-record.ts';
import { unpack } from './unpack.ts';
import { unwrap } from './unwrap.ts';

/** Bytes of a column map: a hundred headings are 10 KB. */
const mapBytesMax = 256 * 1024;

/** Records of one input, whatever its format, with what is known of the whole. */
export interface RecordStream {
  readonly format: Format;
  readonly records: AsyncIterable<RawRecord>;
  /** Known when the records have been read: an object alone is no catalogue. */
  readonly isList: () => boolean;
  readonly modifiedOn: string | undefined;
  readonly map: ColumnMap | undefined;
}

export interface ReadOptions {
  /** Path of a column map, for sheets. */
  readonly map?: string | undefined;
  readonly onHost?: (host: string) => void;
  /** Bytes of the packed input so far, of how many where that is known. */
  readonly onBytes?: (bytes: number, of: number | undefined) => void;
}

function stop(problem: ImportProblem): never {
  throw new ImportStop(problem.what, problem.todo);
}

async function loadMap(path: string): Promise<ColumnMap> {
  const bytes = await readFile(path).catch(() =>
    stop({ what: `${path} cannot be read`, todo: 'Give --map a file of JSON.' }),
  );
  if (bytes.length > mapBytesMax)
    stop({ what: `${path} is too large`, todo: 'Give a column map.' });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    stop({ what: `${path} is not JSON`, todo: 'See docs/catalogue.md for one that works.' });
  }
  const read = readColumnMap(json, path);
  return read.ok ? read.value : stop(read.error);
}

async function* counted(input: Input, onBytes: ReadOptions['onBytes']) {
  let bytes = 0;
  for await (const chunk of input.chunks) {
    bytes += chunk.length;
    onBytes?.(bytes, input.bytes);
    yield chunk;
  }
}

/** A workbook is read from its end, so what comes over the network is put into a file first. */
async function* rowsOfWorkbook(chunks: AsyncIterable<Uint8Array>, input: Input, map: ColumnMap) {
  const sheet = map.sheet ?? 1;
  if (input.file !== undefined) {
    for await (const _ of chunks) break;
    yield* readXlsxRows(input.file, input.name, sheet);
    return;
  }
  const directory = await mkdtemp(join(tmpdir(), 'motcham-import-'));
  try {
    const path = join(directory, 'workbook.xlsx');
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of chunks) await file.write(chunk);
    } finally {
      await file.close();
    }
    yield* readXlsxRows(path, input.name, sheet);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * Opens a file or an address and cuts it into records. Nothing is held but one record.
 *
 * @throws ImportStop with what is wrong, where, and what to do
 */
export async function readRecords(from: string, options: ReadOptions): Promise<RecordStream> {
  const map = options.map === undefined ? undefined : await loadMap(options.map);
  const input = await openInput(from, options.onHost ?? (() => {}));
  const { head, chunks } = await unpack(counted(input, options.onBytes), input.name);
  const format = formatOf(head, input.name);
  const bytes = withoutMark(chunks);
  let isList = true;
  const sheet = (): ColumnMap =>
    map ??
    stop({
      what: `${input.name} is a sheet, and nobody says what its columns are`,
      todo: 'Give --map MAP.json; docs/catalogue.md has an example.',
    });
  const records = (): AsyncIterable<RawRecord> => {
    switch (format) {
      case 'jsonLines':
        return readJsonLines(bytes);
      case 'json':
        return readJsonValues(bytes, (shape) => {
          isList = shape === 'list';
        });
      case 'csv': {
        const delimiter = sheet().delimiter ?? guessDelimiter(head);
        return readSheetRecords(readCsvRows(bytes, input.name, delimiter), sheet(), input.name);
      }
      case 'xlsx':
        return readSheetRecords(rowsOfWorkbook(chunks, input, sheet()), sheet(), input.name);
    }
  };
  return {
    format,
    records: unwrap(records()),
    isList: () => isList,
    modifiedOn: input.modifiedOn,
    map,
  };
}
