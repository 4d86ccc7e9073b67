import { sayNumber } from '../words/index.ts';
import type { OrderColumn } from './order-rows.ts';

/**
 * What a cell is in a file. A number is written as digits: `9.571` as people read it is nine and a half
 * to a spreadsheet of another language.
 */
export function fileText<Row>({ text, value }: OrderColumn<Row>, row: Row): string {
  const said = text(row);
  const number = value?.(row);
  return typeof number === 'number' && said === sayNumber(number) ? String(number) : said;
}
