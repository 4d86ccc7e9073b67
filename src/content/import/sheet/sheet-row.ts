/** A cell's value; dates are ISO days, an empty cell is undefined. */
export type Cell = string | number | boolean | undefined;

/** One row of a sheet, from 1 as the program that shows it counts. */
export type SheetRow = {
  readonly row: number;
  readonly cells: readonly Cell[];
  /** Columns (from 0) whose value comes from a cell above that was merged over this one. */
  readonly fromAbove: ReadonlySet<number>;
  /** Columns with a formula that was never worked out, or with an error in it. */
  readonly broken: ReadonlySet<number>;
  /** Whether the program that wrote it does not show it. */
  readonly hidden?: true;
};

/** Rows and columns of one sheet: many times the country's catalogue. */
export const rowsMax = 200_000;
export const columnsMax = 300;

export function textOfCell(cell: Cell): string {
  if (cell === undefined) return '';
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell);
}
