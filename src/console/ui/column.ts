import type { ComponentChildren } from 'preact';
import type { OrderColumn } from './order-rows.ts';

/** A column of a table: how a row is told, ordered and drawn in it. */
export interface Column<Row> extends OrderColumn<Row> {
  readonly title: string;
  /** px; one column at least is without and takes the rest. */
  readonly width?: number;
  /** Numbers stand right. */
  readonly isNumber?: boolean;
  readonly draw?: (row: Row) => ComponentChildren;
  /** `bold` the name, `grey` what is said beside it. */
  readonly weight?: 'bold' | 'grey';
}

/** Numbers right, the name bold, what is said beside it grey. */
export function cellClass<Row>({ isNumber, weight }: Column<Row>): string {
  return `${isNumber === true ? 'r ' : ''}${weight === 'bold' ? 'b' : weight === 'grey' ? 'm' : ''}`;
}
