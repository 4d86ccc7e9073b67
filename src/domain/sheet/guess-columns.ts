import { fold } from '../vietnamese/index.ts';
import { type ColumnMap, type ColumnName, columnNames } from './column-map.ts';
import { headings as known } from './headings.ts';

/** One row of the head of a sheet, as a spreadsheet program numbers it. */
export interface HeadRow {
  /** From 1. */
  readonly row: number;
  /** Texts; an empty one where nothing is. */
  readonly cells: readonly string[];
}

/** Which column is which, by its number from 0, and where the headings stand. */
export interface GuessedColumns {
  /** From 1; 0 where no row reads as headings. */
  readonly headerRow: number;
  readonly columns: Readonly<Partial<Record<ColumnName, number>>>;
}

/** `Phí, lệ phí (VNĐ)` and `PHI LE PHI` are one heading: `phi le phi`. */
export const plainHeading = (text: string): string =>
  fold(text.replace(/\([^)]*\)/gu, ' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A code of the register as it stands in a cell. */
const code = /^\s*\d\.\d{6}\s*$/u;
/** Rows below the headings whose cells are looked at. */
const samplesMax = 5;

/** How well a heading says a column: the more of it is that column's word, the better; 0 not at all. */
function fits(heading: string, column: ColumnName): number {
  if (heading === '') return 0;
  let best = 0;
  for (const [at, words] of known[column].entries()) {
    const nearness = 1 - at / 100;
    if (heading === words) best = Math.max(best, 2 + nearness);
    // "Mã số thủ tục hành chính" begins as "mã số thủ tục" does; one word alone begins too much.
    else if (words.includes(' ') && ` ${heading} `.includes(` ${words} `)) {
      best = Math.max(best, words.length / heading.length + nearness / 100);
    }
  }
  return best;
}

/** The columns of one row of headings: each column once, the surest first. */
function columnsOf(cells: readonly string[]): Map<ColumnName, number> {
  const plain = cells.map(plainHeading);
  const all = columnNames.flatMap((column) =>
    plain.map((heading, at) => ({ column, at, sure: fits(heading, column) })),
  );
  const found = new Map<ColumnName, number>();
  const taken = new Set<number>();
  const sure = all.filter((one) => one.sure > 0.3).toSorted((a, b) => b.sure - a.sure);
  for (const { column, at } of sure) {
    if (found.has(column) || taken.has(at)) continue;
    found.set(column, at);
    taken.add(at);
  }
  return found;
}

/**
 * Guesses which column of a sheet is what, from its headings (Vietnamese with or without marks, or
 * English) and, for the code, from what stands below. A guess is shown to a person, never used unseen.
 *
 * @param rows the first rows of the sheet
 * @param headerRow where a person has said it; 0: there are no headings
 */
export function guessColumns(rows: readonly HeadRow[], headerRow?: number): GuessedColumns {
  const asked = headerRow === undefined ? rows : rows.filter(({ row }) => row === headerRow);
  const tried = asked.map((row) => ({ row, found: columnsOf(row.cells) }));
  const best = tried.toSorted((a, b) => b.found.size - a.found.size)[0];
  const isHeading = best !== undefined && (headerRow !== undefined || best.found.size >= 2);
  const found = isHeading ? best.found : new Map<ColumnName, number>();
  const headings = isHeading ? best.row.row : 0;
  const below = rows.filter(({ row }) => row > headings).slice(0, samplesMax);
  if (!found.has('code')) {
    const width = Math.max(0, ...below.map(({ cells }) => cells.length));
    const taken = new Set(found.values());
    for (let at = 0; at < width; at += 1) {
      const texts = below.map(({ cells }) => cells[at] ?? '').filter((text) => text.trim() !== '');
      if (taken.has(at) || texts.length === 0 || !texts.every((text) => code.test(text))) continue;
      found.set('code', at);
      break;
    }
  }
  return { headerRow: headings, columns: Object.fromEntries(found) };
}

/**
 * The columns that a map of an earlier sheet names in this one; undefined where one of them is not
 * here, or where it says nothing of headings.
 */
export function columnsByMap(map: ColumnMap, rows: readonly HeadRow[]): GuessedColumns | undefined {
  const headerRow = map.headerRow ?? 1;
  const heading = rows.find(({ row }) => row >= headerRow);
  if (headerRow === 0 || heading === undefined) return undefined;
  const plain = heading.cells.map(plainHeading);
  const columns: Partial<Record<ColumnName, number>> = {};
  let named = 0;
  for (const column of columnNames) {
    const ref = map.columns[column];
    if (ref === undefined) continue;
    const at = typeof ref === 'number' ? ref - 1 : plain.indexOf(plainHeading(ref));
    if (at < 0 || at >= plain.length) return undefined;
    if (typeof ref === 'string') named += 1;
    columns[column] = at;
  }
  return named >= 2 ? { headerRow: heading.row, columns } : undefined;
}
