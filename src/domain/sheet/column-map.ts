import * as z from 'zod/mini';
import { localTextSchema } from '../service/index.ts';

/** The columns a sheet can have. `paper…` columns may go over several rows of one procedure. */
export const columnNames = [
  'code',
  'id',
  'name',
  'shortName',
  'field',
  'issuer',
  'issuerCode',
  'levels',
  'executing',
  'authority',
  'subjects',
  'methods',
  'time',
  'timeOnline',
  'fee',
  'feeOnline',
  'case',
  'papers',
  'originals',
  'copies',
  'steps',
  'conditions',
  'results',
  'legal',
  'keywords',
  'lifeEvents',
  'requires',
  'related',
  'replacedBy',
  'decisionNo',
  'updatedAt',
  'url',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** Characters of a heading, of a sheet's name and of a text that stands for a column. */
export const columnWordsMax = 200;
/** Columns of one sheet: many times what a catalogue has. */
export const columnNumberMax = 300;
/** Rows above the first record among which the headings are. */
export const headerRowMax = 100;

const words = z.string().check(z.minLength(1), z.maxLength(columnWordsMax));
/** A heading, word for word, or the number of a column from 1. */
const columnRef = z.union([words, z.int().check(z.minimum(1), z.maximum(columnNumberMax))]);
export type ColumnRef = z.infer<typeof columnRef>;

/** Which column of a sheet is what (docs/catalogue.md); whoever reads by it needs `code` and `name`. */
export const columnMapSchema = z.strictObject({
  /** The sheet of a workbook: its name, or its number from 1. */
  sheet: z.optional(columnRef),
  /** The row of the headings, from 1; 0 where there is none. */
  headerRow: z.optional(z.int().check(z.minimum(0), z.maximum(headerRowMax))),
  /** Between the columns of a CSV; found out where it is not given. */
  delimiter: z.optional(z.enum([',', ';', '\t', '|'])),
  /** Between the items of a list in one cell, beside line breaks. */
  listSeparator: z.optional(words),
  columns: z.partialRecord(z.enum(columnNames), columnRef),
  /** For columns that the sheet does not have. */
  defaults: z.optional(z.partialRecord(z.enum(columnNames), words)),
  /** Who keeps the sheet, in the words of the screen. */
  source: z.optional(localTextSchema),
});
export type ColumnMap = z.infer<typeof columnMapSchema>;
