import { ImportStop } from '../import-problem.ts';
import { valueOfCell } from './cell-value.ts';
import { allMerged, fillMerged, type Merge, readMerge } from './merged-cells.ts';
import { type Cell, columnsMax, rowsMax, type SheetRow } from './sheet-row.ts';
import { readSheets, readWorkbook, type Workbook } from './workbook.ts';
import { readWholeXml, readXml, type XmlHandler } from './xml.ts';
import { openZip, type ZipFile } from './zip-file.ts';

const mergesMax = 50_000;
/** Characters of one cell; spreadsheet programs stop at 32,767. */
const cellCharsMax = 100_000;

/** `C12` → 2; a cell without a name stands after the one before it. */
function columnOf(reference: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/u.exec(reference ?? '')?.[0];
  if (letters === undefined) return next;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

async function readMerges(zip: ZipFile, path: string, name: string): Promise<Merge[]> {
  const merges: Merge[] = [];
  const handler: XmlHandler = {
    open(tag, attributes) {
      if (tag !== 'mergeCell') return;
      const merge = readMerge(attributes['ref'] ?? '');
      if (merge) merges.push(merge);
      if (merges.length > mergesMax) throw allMerged(name);
    },
    text() {},
    close() {},
  };
  await readWholeXml(await zip.open(path), handler, name);
  return merges;
}

/** Gathers the rows of a sheet while it is read. */
function rowGatherer(workbook: Workbook, name: string) {
  const ready: SheetRow[] = [];
  let row = 0;
  let rows = 0;
  let cells: Cell[] = [];
  let broken = new Set<number>();
  let hidden = false;
  let column = -1;
  let cell = { type: '', style: 0, value: '', isFormula: false };
  let inValue = false;
  const handler: XmlHandler = {
    open(tag, attributes) {
      if (tag === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        cells = [];
        broken = new Set();
        hidden = /^(?:1|true)$/u.test(attributes['hidden'] ?? '');
        column = -1;
        rows += 1;
        if (rows > rowsMax) throw new ImportStop(`${name} has over ${rowsMax} rows`, 'Divide it.');
      } else if (tag === 'c') {
        column = columnOf(attributes['r'], column + 1);
        cell = {
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          value: '',
          isFormula: false,
        };
      } else if (tag === 'f') cell.isFormula = true;
      else if (tag === 'v' || tag === 't') inValue = true;
    },
    text(text) {
      if (!inValue) return;
      if (cell.value.length + text.length > cellCharsMax) {
        throw new ImportStop(`${name}, row ${row}: a cell is too long`, 'Shorten it.');
      }
      cell.value += text;
    },
    close(tag) {
      if (tag === 'v' || tag === 't') inValue = false;
      else if (tag === 'c' && column < columnsMax) {
        const read = valueOfCell(cell, workbook);
        cells[column] = read.value;
        if (read.broken) broken.add(column);
      } else if (tag === 'row')
        ready.push({ row, cells, fromAbove: new Set(), broken, ...(hidden && { hidden }) });
    },
  };
  return { handler, take: () => ready.splice(0) };
}

/**
 * The names of the sheets of a workbook, in their order.
 *
 * @throws ImportStop when the file is no workbook
 */
export async function listSheets(path: string, name: string): Promise<readonly string[]> {
  const zip = await openZip(path, name);
  try {
    return (await readSheets(zip, name)).sheets.map((sheet) => sheet.name);
  } finally {
    zip.close();
  }
}

/**
 * Rows of one sheet of a workbook, by name or number from 1, without ever holding the sheet. Values
 * of merged cells stand in every cell they cover.
 *
 * @throws ImportStop when the file is no workbook, too large, or has no such sheet
 */
export async function* readXlsxRows(
  path: string,
  name: string,
  sheet: string | number,
): AsyncGenerator<SheetRow, void, void> {
  const zip = await openZip(path, name);
  try {
    const workbook = await readWorkbook(zip, name);
    const found =
      typeof sheet === 'number'
        ? workbook.sheets[sheet - 1]
        : workbook.sheets.find((one) => one.name.normalize('NFC') === sheet.normalize('NFC'));
    if (!found) {
      const names = workbook.sheets.map((one) => `"${one.name}"`).join(', ');
      throw new ImportStop(`${name} has no sheet ${JSON.stringify(sheet)}`, `It has ${names}.`);
    }
    const fill = fillMerged(await readMerges(zip, found.path, name), name);
    const { handler, take } = rowGatherer(workbook, name);
    for await (const _ of readXml(await zip.open(found.path), handler, name)) {
      for (const row of take()) yield fill(row);
    }
  } finally {
    zip.close();
  }
}
