import type { Cell } from './sheet-row.ts';
import type { Workbook } from './workbook.ts';

const dayMs = 86_400_000;
/** Day 0 of the two calendars; 1900 counts a 29 February that never was. */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
/** 31 December 2199. */
const serialMax = 109_574;

/** A serial day as `YYYY-MM-DD`, or undefined where the number is no day of our time. */
export function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  if (!(serial >= 1 && serial <= serialMax)) return undefined;
  const ms = (from1904 ? epoch1904 : epoch1900) + Math.floor(serial) * dayMs;
  return new Date(ms).toISOString().slice(0, 10);
}

/** A cell as it was written: its type, its style, its text; formulas have their last result. */
export type WrittenCell = {
  readonly type: string;
  readonly style: number;
  readonly value: string;
  readonly isFormula: boolean;
};

/** The value of a cell; `broken` where a formula has no result or an error. */
export function valueOfCell(
  written: WrittenCell,
  workbook: Workbook,
): { readonly value: Cell; readonly broken: boolean } {
  const { type, style, value, isFormula } = written;
  if (type === 'e') return { value: undefined, broken: true };
  if (value === '') return { value: undefined, broken: isFormula };
  const sound = (cell: Cell) => ({ value: cell, broken: false });
  if (type === 's') return sound(workbook.shared[Number(value)]);
  if (type === 'b') return sound(value === '1');
  if (type === 'str' || type === 'inlineStr') return sound(value);
  if (type === 'd') return sound(value.slice(0, 10));
  const number = Number(value);
  if (!Number.isFinite(number)) return sound(value);
  const day = workbook.dateStyles[style] ? dayOfSerial(number, workbook.from1904) : undefined;
  return sound(day ?? number);
}
