import type { SheetHeadView } from '../../../domain/api/console/index.ts';
import {
  type ColumnMap,
  type ColumnName,
  columnNames,
  columnsByMap,
  columnWordsMax,
  type GuessedColumns,
  guessColumns,
} from '../../../domain/sheet/index.ts';

/** What the form has chosen of a sheet. */
export interface ColumnChoice {
  /** From 1; 0 where there are no headings. */
  readonly headerRow: number;
  /** What each column of the sheet is, from the first; undefined: it is not taken. */
  readonly columns: readonly (ColumnName | undefined)[];
  readonly listSeparator: string;
  readonly source: string;
  readonly sourceEn: string;
  /** The earlier map that this sheet is read by; its other settings are kept. */
  readonly earlier?: ColumnMap;
}

type Head = NonNullable<SheetHeadView['head']>;

/** Columns that the head shows. */
export const widthOf = ({ rows }: Head): number =>
  rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);

const byColumn = ({ columns }: GuessedColumns, width: number): (ColumnName | undefined)[] =>
  Array.from({ length: width }, (_, at) => columnNames.find((name) => columns[name] === at));

/** As the last sheet with these columns was read, else as the headings tell. */
export function firstChoice({ rows, ...head }: Head, earlier: readonly ColumnMap[]): ColumnChoice {
  const width = widthOf({ rows, ...head });
  for (const map of earlier) {
    const known = columnsByMap(map, rows);
    if (known === undefined) continue;
    return {
      headerRow: known.headerRow,
      columns: byColumn(known, width),
      listSeparator: map.listSeparator ?? ';',
      source: map.source?.vi ?? '',
      sourceEn: map.source?.en ?? '',
      earlier: map,
    };
  }
  const guessed = guessColumns(rows);
  return {
    headerRow: guessed.headerRow,
    columns: byColumn(guessed, width),
    listSeparator: ';',
    source: '',
    sourceEn: '',
  };
}

/** The same choice with headings in another row, guessed anew. */
export function withHeaderRow(choice: ColumnChoice, head: Head, headerRow: number): ColumnChoice {
  const { earlier: _, ...own } = choice;
  return {
    ...own,
    headerRow,
    columns: byColumn(guessColumns(head.rows, headerRow), widthOf(head)),
  };
}

/** Text above a column; empty where there is none. */
export const headingOf = ({ rows }: Head, headerRow: number, at: number): string =>
  rows.find(({ row }) => row === headerRow)?.cells[at] ?? '';

/** The first thing that stands below the heading of a column. */
export const sampleOf = ({ rows }: Head, headerRow: number, at: number): string =>
  rows.find(({ row, cells }) => row > headerRow && (cells[at] ?? '') !== '')?.cells[at] ?? '';

/** Fields that two columns are said to be. */
export function doubledIn({ columns }: ColumnChoice): readonly ColumnName[] {
  return columnNames.filter((name) => columns.filter((one) => one === name).length > 1);
}

/** The map by which the hub reads: by headings where they tell columns apart, else by numbers. */
export function mapOf(choice: ColumnChoice, head: Head, sheet: number): ColumnMap {
  const { headerRow, columns, listSeparator, source, sourceEn, earlier } = choice;
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
  const headings = columns.map((_, at) => plain(headingOf(head, headerRow, at)));
  const found: Partial<Record<ColumnName, string | number>> = {};
  for (const [at, name] of columns.entries()) {
    if (name === undefined) continue;
    const words = headingOf(head, headerRow, at);
    const isSure =
      words !== '' &&
      words.length < columnWordsMax &&
      headings.indexOf(headings[at] ?? '') === headings.lastIndexOf(headings[at] ?? '');
    found[name] = isSure ? words : at + 1;
  }
  return {
    ...(head.sheets.length > 1 && { sheet }),
    headerRow,
    listSeparator,
    columns: found,
    ...(earlier?.delimiter !== undefined && { delimiter: earlier.delimiter }),
    ...(earlier?.defaults !== undefined && { defaults: earlier.defaults }),
    ...(source.trim() !== '' && { source: { vi: source.trim(), en: sourceEn.trim() } }),
  };
}
