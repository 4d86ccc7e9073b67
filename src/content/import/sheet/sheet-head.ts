import { formatOf, withoutMark } from '../read/format.ts';
import { openInput } from '../read/open-input.ts';
import { unpack } from '../read/unpack.ts';
import { guessDelimiter, readCsvRows } from './csv-rows.ts';
import { type SheetRow, textOfCell } from './sheet-row.ts';
import { listSheets, readXlsxRows } from './xlsx-rows.ts';

/** Rows of a head: headings stand below a title, the name of an office, a date. */
const headRowsMax = 30;
/** Columns of a head: real lists have below forty. */
const headColumnsMax = 100;
/** Characters of a cell: a heading, or the beginning of a text to know a column by. */
const headCellCharsMax = 200;

/** The first rows of a sheet, for a person who says which column is what. */
export interface SheetHead {
  /** Names of the sheets of a workbook; none in a CSV. */
  readonly sheets: string[];
  /** By the numbers of the program that shows it, from 1. */
  readonly rows: { row: number; cells: string[] }[];
  /** Whether the sheet has more columns than are here. */
  readonly isWider: boolean;
}

/** The head of a file; undefined where it is no sheet. */
export async function headOf(path: string, sheet: number): Promise<SheetHead | undefined> {
  const input = await openInput(path, () => {});
  const { head, chunks } = await unpack(input.chunks, input.name);
  const format = formatOf(head, input.name);
  if (format === 'csv') {
    const rows = readCsvRows(withoutMark(chunks), input.name, guessDelimiter(head));
    return { sheets: [], ...(await firstOf(rows)) };
  }
  for await (const _ of chunks) break;
  if (format !== 'xlsx') return undefined;
  const sheets = await listSheets(path, input.name);
  return {
    sheets: sheets.map((name) => name.slice(0, headCellCharsMax)),
    ...(await firstOf(readXlsxRows(path, input.name, sheet))),
  };
}

async function firstOf(rows: AsyncIterable<SheetRow>) {
  const first: SheetHead['rows'] = [];
  let isWider = false;
  for await (const { row, cells } of rows) {
    const texts = Array.from(cells.slice(0, headColumnsMax), (cell) =>
      textOfCell(cell).trim().slice(0, headCellCharsMax),
    );
    if (texts.every((text) => text === '')) continue;
    first.push({ row, cells: texts });
    isWider ||= cells.length > headColumnsMax;
    if (first.length >= headRowsMax) break;
  }
  return { rows: first, isWider };
}
