import { ImportStop } from '../import-problem.ts';
import { type Cell, columnsMax, type SheetRow } from './sheet-row.ts';

/** A merged range: rows from 1, columns from 0, both ends included. */
export type Merge = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

const range = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/u;
const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Reads `B2:D5`; undefined where it is anything else. */
export function readMerge(text: string): Merge | undefined {
  const [, left = '', top = '', right = '', bottom = ''] = range.exec(text) ?? [];
  if (left === '') return undefined;
  return { top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) };
}

export const allMerged = (name: string) =>
  new ImportStop(`${name} is all merged cells`, 'Unmerge them.');

/** Columns filled from one merge; a range over a whole row is a title, not data. */
const columnsFilledMax = 50;

/**
 * A function that puts the value of each merged range into every cell of it, row after row. Ranges of
 * a real sheet never lie over one another, so that a row has no more of them than columns.
 */
export function fillMerged(merges: readonly Merge[], name: string): (row: SheetRow) => SheetRow {
  const inside = merges.filter(({ left }) => left < columnsMax);
  const byTop = Map.groupBy(inside, ({ top }) => top);
  let active: { merge: Merge; value: Cell }[] = [];
  return (row) => {
    active = active.filter(({ merge }) => merge.bottom >= row.row);
    for (const merge of byTop.get(row.row) ?? []) {
      active.push({ merge, value: row.cells[merge.left] });
    }
    if (active.length === 0) return row;
    if (active.length > columnsMax) throw allMerged(name);
    const cells = [...row.cells];
    const fromAbove = new Set(row.fromAbove);
    for (const { merge, value } of active) {
      const right = Math.min(merge.right, merge.left + columnsFilledMax);
      for (let column = merge.left; column <= right; column += 1) {
        cells[column] = value;
        if (merge.top < row.row) fromAbove.add(column);
      }
    }
    return { ...row, cells, fromAbove };
  };
}
