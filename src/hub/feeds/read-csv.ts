/** Most columns of a row: more is no table of readings. */
const columnsMax = 200;

/** A table by the names of its first row. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/**
 * The rows of a CSV file (RFC 4180) as records by the names of the first row; undefined when a
 * quotation never ends or a row has more columns than its head.
 *
 * @param rowsMax rows after which reading stops
 */
export function readCsv(text: string, separator: string, rowsMax: number): CsvTable | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === separator) endCell();
    else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
    if (rows.length > rowsMax + 1 || row.length > columnsMax) break;
  }
  if (isQuoted) return undefined;
  if (cell !== '' || row.length > 0) endRow();
  const [head, ...body] = rows;
  if (head === undefined || head.length > columnsMax) return undefined;
  const columns = head.map((name) => name.trim());
  if (body.some((one) => one.length > columns.length)) return undefined;
  const rowOf = (cells: readonly string[]) =>
    Object.fromEntries(columns.map((name, column) => [name, (cells[column] ?? '').trim()]));
  return { columns, rows: body.map(rowOf) };
}
