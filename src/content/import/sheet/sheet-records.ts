import { type ColumnMap, type ColumnName, columnNames } from '../../../domain/sheet/index.ts';
import { ImportStop } from '../import-problem.ts';
import { recordBytesMax } from '../limits.ts';
import type { Repair } from '../notes.ts';
import type { RawRecord } from '../read/raw-record.ts';
import { dayOfSerial } from './cell-value.ts';
import {
  countOfWords,
  countsOfWords,
  feeOfWords,
  isBareFigures,
  levelsOfWords,
  methodsOfWords,
  timeOfWords,
} from './cell-words.ts';
import { type SheetRow, textOfCell } from './sheet-row.ts';
import { unsaidOf } from './unsaid.ts';

/** Rows of one procedure: papers, one a row. */
const rowsOfOneMax = 500;

/** What a row weighs, in characters; a merged text counts in every cell that it fills. */
const charsOf = (row: SheetRow): number =>
  row.cells.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0);

/** The first and the last serial day that is read from a number without a style: 2000 and 2100. */
const bareSerials = { min: 36_526, max: 73_050 };

/** A day whose cell lost its style: `46143`, as spreadsheets count from 1900. */
function dayOfBareSerial(text: string): string | undefined {
  const serial = /^\d{5}$/u.test(text) ? Number(text) : 0;
  if (serial < bareSerials.min || serial > bareSerials.max) return undefined;
  return dayOfSerial(serial, false);
}

type Columns = ReadonlyMap<ColumnName, number>;

const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();

/** Finds the columns by their headings, and says which are missing. */
function findColumns(map: ColumnMap, heading: SheetRow | undefined, name: string): Columns {
  const headings = (heading?.cells ?? []).map((cell) => plain(textOfCell(cell)));
  const found = new Map<ColumnName, number>();
  for (const column of columnNames) {
    const ref = map.columns[column];
    if (ref === undefined) continue;
    const at = typeof ref === 'number' ? ref - 1 : headings.indexOf(plain(ref));
    if (at < 0) {
      const has = headings.filter(Boolean).map((text) => `"${text}"`);
      throw new ImportStop(
        `${name}, row ${heading?.row ?? 1}, has no column "${ref}"`,
        `Correct the map. The columns are ${has.join(', ') || 'empty: is headerRow right?'}.`,
      );
    }
    found.set(column, at);
  }
  return found;
}

/** Reads cells of one row by the names of the map. */
function cellsOf(row: SheetRow, columns: Columns, map: ColumnMap) {
  const text = (name: ColumnName): string => {
    const at = columns.get(name);
    const own = at === undefined ? '' : textOfCell(row.cells[at]).trim();
    return own === '' ? (map.defaults?.[name] ?? '') : own;
  };
  const separator = map.listSeparator ?? ';';
  const list = (name: ColumnName): string[] =>
    text(name)
      .split(/\r?\n/u)
      .flatMap((line) => line.split(separator))
      .map((item) => item.trim())
      .filter((item) => item !== '');
  return { text, list };
}

/** The papers of one row: a list in a cell, or one paper with its counts beside it. */
function papersOf(row: SheetRow, columns: Columns, map: ColumnMap) {
  const { text, list } = cellsOf(row, columns, map);
  const numbered = columns.has('originals') || columns.has('copies');
  const names = numbered ? [text('papers')].filter(Boolean) : list('papers');
  return {
    case: text('case'),
    items: names.map((name) => ({
      name,
      ...(numbered
        ? { original: countOfWords(text('originals')), copy: countOfWords(text('copies')) }
        : countsOfWords(name)),
    })),
  };
}

/** One procedure out of its rows, as a record of the normalised catalogue. */
function recordOf(rows: readonly SheetRow[], columns: Columns, map: ColumnMap): RawRecord {
  const [first] = rows;
  if (!first) throw new Error('broken invariant: a record without a row');
  const { text, list } = cellsOf(first, columns, map);
  const repairs: Repair[] = [];
  const last = rows.at(-1)?.row ?? first.row;
  if (rows.length > 1) {
    repairs.push({ kind: 'mergedCells', field: 'papers', detail: `rows ${first.row}-${last}` });
  }
  const broken = rows.flatMap((row) => [...row.broken].map((column) => `${row.row}:${column + 1}`));
  if (broken.length > 0) {
    repairs.push({ kind: 'wrongType', field: 'formula', detail: broken.slice(0, 10).join(' ') });
  }
  const hidden = rows.filter((row) => row.hidden === true).map(({ row }) => row);
  if (hidden.length > 0) {
    repairs.push({ kind: 'hiddenRows', field: 'rows', detail: hidden.slice(0, 10).join(' ') });
  }
  for (const column of ['time', 'timeOnline'] as const) {
    if (isBareFigures(text(column)))
      repairs.push({ kind: 'timeNumber', field: column, detail: `${text(column)} ?` });
  }
  const serial = dayOfBareSerial(text('updatedAt'));
  if (serial !== undefined) {
    repairs.push({
      kind: 'wrongType',
      field: 'updatedAt',
      detail: `${text('updatedAt')} → ${serial}`,
    });
  }
  const { methods, unknown } = methodsOfWords(list('methods'));
  if (unknown.length > 0) {
    repairs.push({ kind: 'unknownWord', field: 'methods', detail: unknown.join('; ') });
  }
  const channel = (method: string) => {
    const online = method === 'ONLINE';
    const fee = (online ? text('feeOnline') : '') || text('fee');
    const time = (online ? text('timeOnline') : '') || text('time');
    return { method, time: timeOfWords(time), fees: fee === '' ? [] : [feeOfWords(fee)] };
  };
  const cases = Map.groupBy(
    rows.map((row) => papersOf(row, columns, map)),
    (group) => group.case,
  );
  const value = {
    code: text('code'),
    id: text('id'),
    name: text('name'),
    shortName: text('shortName'),
    field: text('field'),
    issuer: text('issuer'),
    issuerCode: text('issuerCode'),
    levels: levelsOfWords(text('levels')),
    levelText: text('levels'),
    executing: text('executing'),
    authority: text('authority'),
    subjects: list('subjects'),
    // A sheet that does not say how to hand in still says what it costs and how long it takes.
    channels: (methods.length > 0 ? methods : ['']).map(channel),
    documents: [...cases].map(([name, groups]) => ({
      case: name,
      items: groups.flatMap(({ items }) => items),
    })),
    steps: [text('steps')].filter(Boolean),
    conditions: text('conditions'),
    results: list('results'),
    legal: list('legal').map((law) => ({ code: law, name: '' })),
    lifeEvents: list('lifeEvents'),
    keywords: text('keywords'),
    requires: list('requires'),
    related: list('related'),
    replacedBy: list('replacedBy'),
    decisionNo: text('decisionNo'),
    updatedAt: (serial ?? text('updatedAt')).replace(
      /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u,
      (_, d, m, y) => [y, String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-'),
    ),
    url: text('url'),
  };
  const unsaid = unsaidOf((column) =>
    rows.some((row) => cellsOf(row, columns, map).text(column) !== ''),
  );
  return { at: `row ${first.row}`, value, repairs, unsaid };
}

/** Whether a row only goes on with the procedure above: its code is merged from there, or absent. */
function goesOn(row: SheetRow, columns: Columns): boolean {
  const [code, name] = [columns.get('code') ?? 0, columns.get('name') ?? 0];
  if (row.fromAbove.has(code)) return true;
  const empty = (at: number) => textOfCell(row.cells[at]).trim() === '';
  return empty(code) && (empty(name) || row.fromAbove.has(name));
}

/** The records of a sheet: one a row, or several rows where cells are merged over them. */
export async function* readSheetRecords(
  rows: AsyncIterable<SheetRow>,
  map: ColumnMap,
  name: string,
): AsyncGenerator<RawRecord, void, void> {
  const headerRow = map.headerRow ?? 1;
  let columns: Columns | undefined =
    headerRow === 0 ? findColumns(map, undefined, name) : undefined;
  let open: SheetRow[] = [];
  let chars = 0;
  const end = function* (): Generator<RawRecord> {
    const [first] = open;
    if (first === undefined || columns === undefined) return;
    if (chars <= recordBytesMax) yield recordOf(open, columns, map);
    else {
      const code = textOfCell(first.cells[columns.get('code') ?? 0]).slice(0, 60);
      const detail = `${Math.round(chars / 1024)} KB, at most ${recordBytesMax / 1024}`;
      yield { at: `row ${first.row}`, refused: 'tooLarge', detail, code };
    }
  };
  for await (const row of rows) {
    if (columns === undefined) {
      if (row.row >= headerRow) columns = findColumns(map, row, name);
      continue;
    }
    if (row.cells.every((cell) => textOfCell(cell).trim() === '')) continue;
    if (open.length > 0 && open.length < rowsOfOneMax && goesOn(row, columns)) {
      chars += charsOf(row);
      // What is too long already is only counted.
      if (chars <= recordBytesMax) open.push(row);
      continue;
    }
    yield* end();
    open = [row];
    chars = charsOf(row);
  }
  if (columns === undefined) {
    throw new ImportStop(`${name} has no row ${headerRow}`, 'Correct headerRow in the map.');
  }
  yield* end();
}
