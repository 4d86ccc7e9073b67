export {
  type ColumnMap,
  type ColumnName,
  columnMapSchema,
  columnNames,
  columnNumberMax,
  columnWordsMax,
  headerRowMax,
} from './column-map.ts';
export {
  columnsByMap,
  type GuessedColumns,
  guessColumns,
  type HeadRow,
} from './guess-columns.ts';
